import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { ProbeResult } from '../../src/report/index.ts';
import { candidateFrom } from '../../src/self-test/check/credentials/candidate.ts';
import { globalPermissionGaps } from '../../src/self-test/outcome/permission-gaps.ts';
import { found, noFact } from '../../src/self-test/probes/index.ts';
import type { Participant, RunSurroundings } from '../../src/self-test/run/index.ts';
import { answering } from './answering.ts';

const around = { table: loadOperations() } as RunSurroundings;
type Kind = Participant['kind'];
/** Somebody who lacks these rights; null: Jira did not tell. */
const participant = (kind: Kind, lacking: string[] | null, more: Partial<Participant> = {}) =>
  ({
    ...{ kind, usable: true, rightsPending: null },
    permissions: async () => (lacking === null ? noFact('not told') : found({ held: [], lacking })),
    ...more,
  }) as unknown as Participant;
const probe = (operation: string, more: object = {}, cause = 'global-permission-missing') =>
  ({
    ...{ operation, identity: 'api-token', verdict: 'problem' },
    findings: [{ cause, missing: { globalPermissions: ['BULK_CHANGE'] } }],
    ...more,
  }) as unknown as ProbeResult;
const role = 'GET /rest/api/3/role';
const gaps = async (who: Participant, ...probes: ProbeResult[]) =>
  (await globalPermissionGaps([who], probes, around)).map(({ permission }) => permission);

describe('a right of the site is a gap', () => {
  test('where a needed operation takes it and Jira says that it is not held', async () => {
    expect(await gaps(participant('api-token', ['ADMINISTER']), probe(role), probe(role))).toEqual([
      'ADMINISTER',
    ]);
    expect(await gaps(participant('api-token', []), probe(role))).toEqual([]);
    expect(await gaps(participant('api-token', ['BULK_CHANGE']), probe(role))).toEqual([]);
  });

  test('also where the scope is missing that comes first, and not where another cause is behind it', async () => {
    const lacking = participant('api-token', ['ADMINISTER']);
    expect(await gaps(lacking, probe(role, {}, 'project-permission-missing'))).toEqual(['ADMINISTER']);
    expect(await gaps(lacking, probe(role, {}, 'endpoint-not-found'))).toEqual([]);
    expect(await gaps(lacking, probe(role, { findings: [] }))).toEqual([]);
  });

  test('of this account alone, and only of what is a problem', async () => {
    const lacking = participant('api-token', ['ADMINISTER']);
    expect(await gaps(lacking, probe(role, { identity: 'pat' }))).toEqual([]);
    expect(await gaps(lacking, probe(role, { verdict: 'closed' }))).toEqual([]);
    expect(await gaps(participant('api-token', ['ADMINISTER'], { usable: false }), probe(role))).toEqual([]);
    expect(
      await gaps(participant('api-token', ['ADMINISTER'], { rightsPending: 'soon' }), probe(role)),
    ).toEqual([]);
    expect(
      await gaps(participant('anonymous', ['ADMINISTER']), probe(role, { identity: 'anonymous' })),
    ).toEqual([]);
  });

  test('by what was refused, where Jira does not tell the rights of the account', async () => {
    const untold = participant('api-token', null);
    expect(await gaps(untold, probe(role))).toEqual(['BULK_CHANGE']);
    expect(await gaps(untold, probe(role, { verdict: 'closed' }))).toEqual([]);
    expect(await gaps(untold, probe(role, { identity: 'pat' }))).toEqual([]);
    expect(await gaps(untold, probe(role, {}, 'scope-missing'))).toEqual([]);
  });
});

describe('what is known of a credential that was tried', () => {
  const { identity } = answering('api-token', () => null);
  const account = { accountId: 'a1', accountType: 'atlassian', displayName: null, active: true };
  const trial = (more: object | null) => ({
    identity: { ...identity, facts: () => ({ tokenExpiresAt: '2026-12-01T00:00:00Z' }) },
    acceptance: 'accepted' as const,
    account:
      more === null ? null : { ...account, groups: ['staff'], applicationRoles: ['jira-software'], ...more },
    exchanges: [{ request: { method: 'GET', url: 'https://own', headers: {}, body: null }, response: null }],
  });

  test('is what Jira says of the account, and nothing that it does not say', () => {
    expect(candidateFrom(trial({}), []).facts).toEqual({
      ...{ accountType: 'atlassian', active: true, groups: ['staff'], applicationRoles: ['jira-software'] },
      tokenExpiresAt: '2026-12-01T00:00:00Z',
    });
    const silent = trial({ accountType: null, active: null, groups: null, applicationRoles: null });
    expect(Object.keys(candidateFrom(silent, []).facts)).toEqual(['tokenExpiresAt']);
    expect(Object.keys(candidateFrom(trial(null), []).facts)).toEqual(['tokenExpiresAt']);
  });

  test('is shown by its own calls first, then those of the others; what was known before goes first', () => {
    const other = {
      ...trial(null),
      exchanges: [{ ...trial(null).exchanges[0], failure: { kind: 'dns', message: '' } }],
    };
    const made = candidateFrom(trial({}), [other as never], {
      facts: { active: false },
      notes: { flaws: ['A flaw.'] },
    });
    expect(made.exchanges.map(({ failure }) => failure?.kind)).toEqual([undefined, 'dns']);
    expect([made.facts.active, made.notes]).toEqual([false, { flaws: ['A flaw.'] }]);
  });
});
