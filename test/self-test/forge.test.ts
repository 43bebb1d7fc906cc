import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { Report } from '../../src/report/model.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { defaultOperations } from '../../src/self-test/probes/default-suite.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { demo } from '../../src/simulated-jira/scenarios/demo.ts';
import type { SiteState } from '../../src/simulated-jira/state.ts';
import { forgeSite } from './forge-site.ts';

const table = loadOperations();
const reading = ['read:jira-work', 'read:jira-user'];
const everything = [
  ...reading,
  'write:jira-work',
  'manage:jira-project',
  'manage:jira-configuration',
  'read:board-scope:jira-software',
  'read:project:jira',
];

async function reportOf(
  scopes: readonly string[],
  plant: (state: SiteState) => void = () => undefined,
  scenario?: typeof demo,
): Promise<Report> {
  const site = await forgeSite(scopes, scenario);
  try {
    plant(site.jira.world.state);
    const planned = planSelfTest({ identities: site.identities, table, operations: defaultOperations });
    if (!planned.ok) throw new Error(planned.problem);
    return await runSelfTest({
      id: 'forge',
      site: { url: site.jira.siteUrl },
      plan: planned.plan,
      identities: site.identities,
      table,
      now: () => new Date(),
    });
  } finally {
    await site.close();
  }
}

const causeOf = (report: Report, operation: string, identity = 'forge-app'): string | undefined =>
  report.probes.find((probe) => probe.operation === operation && probe.identity === identity)?.findings[0]
    ?.cause;

describe('a Forge app', () => {
  test('on the demo site: the same gaps as through Connect, in Forge’s terms', async () => {
    const report = await reportOf(reading, undefined, demo);
    expect(causeOf(report, 'GET /rest/api/3/permissions')).toBe('scope-missing');
    const [gap] = report.gaps.scopes;
    expect(gap?.missing).toContain('manage:jira-configuration');
    expect(gap?.operations).toContain('GET /rest/api/3/permissions');
    expect(gap?.patch).toMatch(/^permissions:\n {2}scopes:\n(?: {4}- [\w:.-]+\n?)+$/);
    for (const kept of [...reading, 'read:app-system-token', 'read:app-user-token'])
      expect(gap?.patch).toContain(`- ${kept}`);
    expect(report.gaps.globalPermissions).toEqual([]);
    expect(report.gaps.groups).toEqual([
      expect.objectContaining({ identity: 'forge-app', group: 'atlassian-addons-admin', way: 'grant' }),
    ]);
    expect(
      report.gaps.projectPermissions
        .filter(({ identity }) => identity === 'forge-app')
        .map(({ project }) => project),
    ).toContain('OPS');
  });

  test('with every scope, as an administrator: nothing but what no Forge app may do', async () => {
    const report = await reportOf(everything, ({ users }) => {
      for (const user of users) if (user.accountType === 'app') user.groups.push('atlassian-addons-admin');
    });
    const user = report.probes.filter(
      ({ identity, verdict }) => identity === 'forge-user' && verdict === 'problem',
    );
    expect(user.map(({ operation }) => operation)).toEqual(['GET /rest/api/3/webhook']);
    expect(report.gaps.scopes).toEqual([]);
    expect(report.gaps.groups).toEqual([]);
    expect(report.identities.every(({ usable }) => usable)).toBe(true);
  });

  test('whose installed version is older than its manifest: consent, not a missing declaration', async () => {
    const report = await reportOf(everything, ({ accessTokens }) => {
      for (const token of accessTokens) token.scopes = [...reading];
    });
    expect(causeOf(report, 'GET /rest/api/3/permissions')).toBe('consent-missing');
  });

  test('whose token has run out: one finding', async () => {
    const report = await reportOf(everything, ({ accessTokens }) => {
      for (const token of accessTokens) token.expiresAt = '2020-01-01T00:00:00.000Z';
    });
    for (const kind of ['forge-app', 'forge-user']) {
      const identity = report.identities.find((one) => one.kind === kind);
      expect(identity?.usable).toBe(false);
      expect(identity?.findings?.length).toBeGreaterThan(0);
    }
    expect(report.probes.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('kept out of a project by a rule: no permission is said to be missing', async () => {
    const rule = (projects: string[]) => (state: SiteState) => {
      for (const user of state.users)
        if (user.accountType === 'app') user.groups.push('atlassian-addons-admin');
      state.site.blockedApps = state.forgeApps.map(({ appId }) => ({ app: appId, projects }));
    };
    const all = await reportOf(everything, rule([]));
    for (const identity of ['forge-app', 'forge-user']) {
      expect(causeOf(all, 'POST /rest/api/3/issue', identity)).toBe('app-access-blocked');
      expect(causeOf(all, 'GET /rest/api/3/search/jql', identity)).toBe('app-access-blocked');
    }
    expect(all.gaps.projectPermissions).toEqual([]);
    expect(all.notChecked.join(' ')).toMatch(/an app access rule of the site keeps the app out/);

    const one = await reportOf(everything, rule(['TEAM']));
    expect(causeOf(one, 'POST /rest/api/3/issue')).toBeUndefined();
    expect(
      one.notChecked.filter((reason) => reason.includes('What lies in TEAM was not looked at')),
    ).toHaveLength(2);

    const none = await reportOf(everything, ({ users }) => {
      for (const user of users) if (user.accountType === 'app') user.groups.push('atlassian-addons-admin');
    });
    expect(none.notChecked.join(' ')).not.toMatch(/app access rule/);
  });
});
