import { satisfied } from '../../src/diagnosis/algebra.ts';
import { weighCalls } from '../../src/diagnosis/diagnose.ts';
import { priors } from '../../src/diagnosis/priors/index.ts';
import { evidences } from './evidences.ts';
import { operations } from './given.ts';

const met = new Set(
  evidences.flatMap(({ evidence }) =>
    weighCalls(evidence, operations, {}).map(({ state }) =>
      priors.find(({ when }) => satisfied(when, state.holds)),
    ),
  ),
);

test('each row of what is usual is met by an evidence: none stands behind one that always comes first', () => {
  const unmet = priors.filter((row) => !met.has(row)).map(({ when }) => JSON.stringify(when));
  expect(unmet).toEqual([]);
});
