import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { loadProfile, neededByProfile } from '../../src/self-test/profiles/index.ts';

const table = loadOperations();
const identities = [{ kind: 'api-token' as const, scopes: null }];
const firm = 'GET /rest/api/3/myself';
const spare = 'GET /rest/api/3/auditing/record';

function neededOf(request: { operations?: string[] }): string[] {
  const profile = { name: 'it', operations: [firm, spare], optional: [spare] };
  const planned = planSelfTest({ identities, table, profile, ...request });
  if (!planned.ok) throw new Error(planned.problem);
  const { probes, needs } = planned.plan;
  const needed = probes.filter(({ needed: is }) => is).map(({ operation }) => operation);
  expect(needs.operations).toEqual(needed);
  expect(probes).toHaveLength(2);
  return needed;
}

test('what an integration can do without is looked at and not needed, unless it was asked for by name as well', () => {
  expect(neededOf({})).toEqual([firm]);
  expect(neededOf({ operations: [spare] })).toEqual([firm, spare]);
});

test('an operation is optional only where no feature that must work calls it', () => {
  const read = loadProfile('gitlab');
  if (!read.ok) throw new Error(read.problem);
  const { features } = read.profile;
  const called = (optional: boolean) =>
    new Set(features.filter((each) => each.optional === optional).flatMap(({ operations }) => operations));
  const must = called(false);
  const { operations, optional } = neededByProfile(read.profile);
  expect(optional).toEqual([...called(true)].filter((operation) => !must.has(operation)));
  expect(optional.length).toBeLessThan(operations.length);
});
