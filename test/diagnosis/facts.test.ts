import { mentioned } from '../../src/diagnosis/algebra.ts';
import { causes } from '../../src/diagnosis/causes/index.ts';
import { weighCalls } from '../../src/diagnosis/diagnose.ts';
import { factIds } from '../../src/diagnosis/engine/fact-state.ts';
import { type FactId, factGroups, facts } from '../../src/diagnosis/facts/index.ts';
import { diagnose } from '../../src/diagnosis/index.ts';
import { priors, unstatedStatus } from '../../src/diagnosis/priors/index.ts';
import type { Evidence } from '../../src/evidence/exchange.ts';
import { identityKinds } from '../../src/jira-facts/index.ts';
import { evidences } from './evidences.ts';
import { operations } from './given.ts';

const outcome = (evidence: Evidence, without?: FactId): string =>
  JSON.stringify(
    diagnose(evidence, operations, without === undefined ? {} : { without: new Set([without]) }).map(
      ({ cause, confidence }) => [cause, confidence],
    ),
  );

const holding = new Map<FactId, Evidence[]>(factIds.map((id) => [id, []]));
for (const { evidence } of evidences) {
  const found = new Set(
    weighCalls(evidence, operations, {}).flatMap(({ state }) => factIds.filter((id) => state.holds(id))),
  );
  for (const id of found) holding.get(id)?.push(evidence);
}

const all = Object.values(causes).flatMap(
  ({ possible, decisive = [], strong = [], leans = [], against = [], never = [] }) =>
    [possible ?? [], decisive, strong, leans, against, never].flat(),
);
const usual = [...priors, ...unstatedStatus.flat()].map(({ when }) => when);
const mentionedIds = new Set([...all, ...usual].flatMap(mentioned));
/** Every kind of identity has its fact, whether or not a cause asks for that very kind. */
const unasked = new Set<string>(
  identityKinds.map((kind) => `as ${kind}` as const).filter((id) => !mentionedIds.has(id)),
);

test.each(factIds.filter((id) => !unasked.has(id)))(
  'without the fact "%s" something is judged otherwise',
  (id) => {
    const known = holding.get(id) ?? [];
    const said =
      known.length === 0
        ? 'holds in no evidence: add one to test/diagnosis/causes/single-facts.ts'
        : known.some((evidence) => outcome(evidence) !== outcome(evidence, id))
          ? 'makes a difference'
          : `changes nothing in the ${known.length} evidences it holds in: let a cause ask for it, add one where it matters, or leave it out`;
    expect(said).toBe('makes a difference');
  },
);

test('no fact holds of a subject that an evidence holds nothing of', () => {
  for (const { evidence } of evidences)
    for (const { reading } of weighCalls(evidence, operations, {}))
      for (const { facts: group, given } of factGroups)
        if (given?.(reading) === false)
          expect(Object.keys(group).filter((id) => group[id]?.read(reading))).toEqual([]);
});

test('a fact is told in one sentence without a full stop, or only sets the scene', () => {
  for (const { says } of Object.values(facts))
    if (typeof says === 'string') {
      expect(says).not.toMatch(/\.$/);
      expect(says.length).toBeLessThan(140);
    }
});
