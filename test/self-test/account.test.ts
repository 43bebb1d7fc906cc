import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { Report } from '../../src/report/model.ts';
import { judgedIdentity } from '../../src/self-test/account/judged-identity.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { accounts } from '../../src/simulated-jira/new-site/people.ts';
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

  test.each([
    [{ type: 'anyone' }, 'anyone', 'anyone'],
    [{ type: 'user', parameter: accounts.member }, 'single users', 'the account itself'],
    [{ type: 'applicationRole' }, 'anybody logged in', null],
    [{ type: 'applicationRole', parameter: 'jira-software' }, 'whoever has jira-software', null],
    // By the name that its screen shows, not by its id.
    [{ type: 'group', parameter: 'OWN' }, 'group OWN', 'group OWN'],
    [{ type: 'projectLead' }, 'projectLead', null],
  ] as const)('a right that is granted to %j is said to be', async (holder, name, chain) => {
    let own = '';
    const { report } = await judge(accounts.member, operations, (state) => {
      own = state.users.find(({ accountId }) => accountId === accounts.member)?.groups[0] ?? '';
      const parameter = 'parameter' in holder ? holder.parameter.replace('OWN', own) : undefined;
      for (const scheme of state.permissionSchemes)
        for (const grant of scheme.grants.filter(({ permission }) => permission === 'CREATE_ISSUES'))
          grant.holder = { type: holder.type, ...(parameter === undefined ? {} : { parameter }) };
    });
    const right = report.grants?.find(({ permission }) => permission === 'CREATE_ISSUES');
    expect(right?.grantedTo).toEqual([name.replace('OWN', own)]);
    expect(right?.through.slice(0, 1)).toEqual(chain === null ? [] : [chain.replace('OWN', own)]);
    expect(right?.held).toBe(holder.type !== 'projectLead');
  });

  test('a right that comes with a role says which group is in it, and one of somebody else comes with nothing', async () => {
    const byRole = async (actors: { users: string[]; groups: string[] }) => {
      const { report } = await judge(accounts.member, operations, (state) => {
        for (const project of state.projects)
          for (const role of Object.keys(project.roleActors)) project.roleActors[role] = actors;
      });
      return report.grants?.find(({ permission }) => permission === 'CREATE_ISSUES');
    };
    const alone = await byRole({ users: [accounts.member], groups: [] });
    expect(alone?.through[0]).toMatch(/^the account itself → project role \w+$/);
    const none = await byRole({ users: [accounts.admin], groups: [] });
    expect(none).toMatchObject({ held: false, through: [] });
    expect(none?.grantedTo.join()).toMatch(/project role Members/);
  });

  test('where the path names a work item its project decides; of one that nobody of the run sees nothing is told', async () => {
    const named = [
      'DELETE /rest/api/3/issue/PAY-1',
      'PUT /rest/api/3/issue/PAY-1',
      'DELETE /rest/api/3/issue/NOPE-1',
    ];
    const { report } = await judge(accounts.member, named);
    expect(named.map((operation) => verdictOf(report, operation))).toEqual([
      'problem',
      'healthy',
      'inconclusive',
    ]);
    const untold = report.probes.find(({ operation }) => operation.includes('NOPE'));
    expect(untold?.note).toContain('nobody of the run sees the project NOPE');
  });

  test('what only apps may call is a gap where nobody of the run is such an app, and none where somebody is', async () => {
    const [ofApps, ofForge] = ['GET /rest/api/3/webhook', 'GET /rest/api/3/uiModifications'];
    const { report } = await judge(accounts.member, [ofApps, ofForge]);
    expect([verdictOf(report, ofApps), verdictOf(report, ofForge)]).toEqual(['not-applicable', 'problem']);
    const [refused] = report.probes.filter(
      ({ operation, identity }) => operation === ofForge && identity === 'api-token',
    );
    expect(refused).toMatchObject({
      note: 'Not asked: only apps of another kind may call it.',
      predicted: true,
    });
    expect(refused?.findings[0]?.cause).toBe('endpoint-not-available-to-identity');
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
