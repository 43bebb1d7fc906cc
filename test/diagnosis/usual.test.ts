import { weighCalls } from '../../src/diagnosis/diagnose.ts';
import { usualTests } from '../../src/diagnosis/engine/tests.ts';
import { evidences } from './evidences.ts';
import { operations } from './given.ts';

const met = new Set(
  evidences.flatMap(({ evidence }) =>
    weighCalls(evidence, operations, {}).map(({ state }) =>
      usualTests.find(({ test }) => state.passes(test())),
    ),
  ),
);

test('each row of what is usual is met by an evidence: none stands behind one that always comes first', () => {
  const unmet = usualTests.filter((row) => !met.has(row)).map(({ when }) => JSON.stringify(when));
  expect(unmet).toEqual([]);
});
