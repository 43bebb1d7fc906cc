import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { Report } from '../../src/report/model.ts';
import { judgedIdentity } from '../../src/self-test/account/judged-identity.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { accounts } from '../../src/simulated-jira/sites/people.ts';
import type { SiteState } from '../../src/simulated-jira/state.ts';
import { connectSite } from './connect-site.ts';

const table = loadOperations();

/** Judges an account with the administrator's rights, side by side with that administrator. */
async function judge(
  accountId: string,
  operations: readonly string[],
  plant: (state: SiteState) => void = () => undefined,
): Promise<{ report: Report; asked: { method: string; path: string; accountId: string | null }[] }> {
  const site = await connectSite({ scopes: ['ADMIN', 'ACT_AS_USER'] });
  try {
    plant(site.jira.world.state);
    const administrator = site.identities.find(({ kind }) => kind === 'connect-user');
    if (administrator === undefined) throw new Error('nobody to ask');
    const judged = judgedIdentity(
      { accountId, kind: 'api-token', label: 'the integration', scopes: null },
      administrator,
    );
    const identities = [judged, administrator];
    const planned = planSelfTest({
      identities,
      table,
      operations,
      project: 'PAY',
      judged: { accountId, kind: 'api-token' },
    });
    if (!planned.ok) throw new Error(planned.problem);
    const before = site.jira.world.requests.length;
    const report = await runSelfTest({
      id: 'judged',
      site: { url: site.jira.siteUrl },
      plan: planned.plan,
      identities,
      administrator,
      table,
      now: () => new Date(),
    });
    return { report, asked: site.jira.world.requests.slice(before) };
  } finally {
    await site.close();
  }
}

const operations = [
  'GET /rest/api/3/role',
  'POST /rest/api/3/issue',
  'DELETE /rest/api/3/issue/{issueIdOrKey}',
];
const verdictOf = (report: Report, operation: string): string | undefined =>
  report.probes.find((probe) => probe.operation === operation && probe.identity === 'api-token')?.verdict;

describe('somebody else is judged without their credential', () => {
  test('in a project without any work item the rights of the project decide', async () => {
    const named = [
      'POST /rest/api/3/issue/{issueIdOrKey}/comment',
      'DELETE /rest/api/3/issue/{issueIdOrKey}',
    ];
    const { report } = await judge(accounts.member, named, (state) => {
      state.issues = [];
    });
    expect(named.map((operation) => verdictOf(report, operation))).toEqual(['healthy', 'problem']);
  });

  test('what works, what is lacking, through which grant, and how it differs from the administrator', async () => {
    const { report, asked } = await judge(accounts.member, operations);
    expect(verdictOf(report, 'POST /rest/api/3/issue')).toBe('healthy');
    expect(verdictOf(report, 'GET /rest/api/3/role')).toBe('problem');
    expect(
      report.probes.filter(({ identity }) => identity === 'api-token').every((one) => one.predicted),
    ).toBe(true);
    expect(report.gaps.globalPermissions).toEqual([{ identity: 'api-token', permission: 'ADMINISTER' }]);
    expect(report.gaps.projectPermissions).toContainEqual({
      identity: 'api-token',
      project: 'PAY',
      permission: 'DELETE_ISSUES',
    });
    expect(report.subject).toEqual({ project: 'PAY', accountId: accounts.member });
    const right = (permission: string) => report.grants?.find((grant) => grant.permission === permission);
    expect(right('CREATE_ISSUES')).toMatchObject({ held: true, project: 'PAY', scheme: expect.any(String) });
    expect(right('CREATE_ISSUES')?.through[0]).toMatch(/→ project role Members$/);
    expect(right('DELETE_ISSUES')).toMatchObject({ held: false, through: [] });
    expect(right('DELETE_ISSUES')?.grantedTo).toContain('project role Administrators');
    expect(report.comparison?.join('\n')).toMatch(
      /not for the integration: GET \/rest\/api\/3\/role; it lacks “Administer Jira”/,
    );
    expect(new Set(asked.map(({ accountId }) => accountId))).not.toContain(accounts.member);
    expect(report.notChecked.join()).toContain('without its credential');
  });

  test('a deactivated account can do nothing, whatever its rights', async () => {
    const { report } = await judge(accounts.inactive, operations);
    const identity = report.identities.find(({ kind }) => kind === 'api-token');
    expect(identity?.usable).toBe(false);
    expect(identity?.findings?.[0]).toMatchObject({
      cause: 'user-inactive-or-unlicensed',
      because: ['Jira says that the account is deactivated'],
    });
  });

  test('an account that holds all of it has no gap', async () => {
    const { report } = await judge(accounts.admin, operations);
    expect(report.probes.filter(({ verdict }) => verdict === 'problem')).toEqual([]);
    expect(report.comparison).toEqual([expect.stringContaining('would work for the integration')]);
  });
});
