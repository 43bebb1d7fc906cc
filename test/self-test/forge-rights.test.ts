import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import type { Report } from '../../src/report/model.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { defaultOperations } from '../../src/self-test/probes/default-suite.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { forgeSite } from './forge-site.ts';

const table = loadOperations();
const scopes = ['read:jira-work', 'read:jira-user', 'write:jira-work', 'manage:jira-configuration'];
const minute = 60_000;

interface Ran {
  readonly report: Report;
  /** Milliseconds of each wait. */
  readonly waits: readonly number[];
}

/** A self-test that begins `sinceMs` after the install; the rights arrive during the wait of this number, or never. */
async function selfTest(sinceMs: number, arriveInWait: number | null): Promise<Ran> {
  const site = await forgeSite(scopes, {
    name: 'late-rights',
    description: 'the rights of the app user take an hour',
    prepare: (world) => {
      world.state.forgePlatform = { rightsDelayMs: 60 * minute };
    },
  });
  try {
    const [app] = site.jira.world.state.forgeApps;
    const planned = planSelfTest({ identities: site.identities, table, operations: defaultOperations });
    if (!planned.ok || app === undefined) throw new Error('nothing to run');
    const waits: number[] = [];
    const installedAt = new Date();
    let time = installedAt.getTime() + sinceMs;
    const report = await runSelfTest({
      id: 'late',
      site: { url: site.jira.siteUrl },
      plan: planned.plan,
      identities: site.identities,
      table,
      installedAt,
      now: () => new Date(time),
      patience: {
        random: () => 0.5,
        sleep: async (milliseconds) => {
          waits.push(milliseconds);
          time += milliseconds;
          if (waits.length === arriveInWait) app.rightsFrom = new Date(0).toISOString();
        },
      },
    });
    return { report, waits };
  } finally {
    await site.close();
  }
}

const problemsOfApp = ({ report }: Ran): string[] =>
  report.probes
    .filter(({ identity, verdict }) => identity === 'forge-app' && verdict === 'problem')
    .map(({ operation, findings }) => `${operation}: ${findings[0]?.cause}`);
const aboutRights = ({ report }: Ran): string[] =>
  report.notChecked.filter((reason) => reason.includes('on their way'));

describe('rights that appear minutes after a Forge install', () => {
  test('are waited for, and then the run is like any other', async () => {
    const ran = await selfTest(20_000, 2);
    expect(ran.waits).toEqual([2_000, 4_000]);
    expect(aboutRights(ran)).toEqual([]);
    expect(
      problemsOfApp(ran).filter((line) => !/scope-missing|endpoint-not-available-to-identity/.test(line)),
    ).toEqual([]);
    const search = ran.report.probes.find(({ operation }) => operation === 'GET /rest/api/3/project/search');
    expect(search?.verdict).toBe('healthy');
    expect(ran.report.gaps.projectPermissions).toEqual([]);
  });

  test('patience has an end, and then the report says so instead of naming gaps', async () => {
    const ran = await selfTest(2 * minute, null);
    expect(ran.waits.reduce((sum, wait) => sum + wait, 0)).toBe(30_000);
    expect(aboutRights(ran)).toEqual([
      'What depends on rights could not be told for the Forge app: the app was installed 2 minutes ago, and the rights of its user may still be on their way. Run the self-test again in a few minutes.',
    ]);
    expect(
      problemsOfApp(ran).filter((line) => !/scope-missing|endpoint-not-available-to-identity/.test(line)),
    ).toEqual([]);
    const untold = ran.report.probes.filter(({ note }) => note?.startsWith('Cannot be told yet:'));
    expect(untold.map(({ operation }) => operation)).toContain('GET /rest/api/3/role');
    expect(
      untold.every(({ verdict, identity }) => verdict === 'inconclusive' && identity === 'forge-app'),
    ).toBe(true);
    const { groups, globalPermissions, projectPermissions } = ran.report.gaps;
    expect([groups, globalPermissions, projectPermissions]).toEqual([[], [], []]);
  });

  test('one minute is told as one', async () => {
    const late = await selfTest(30_000, null);
    expect(aboutRights(late)[0]).toContain('was installed 1 minute ago');
  });

  test('later than five minutes after the install nothing is waited for: the rights are missing', async () => {
    const ran = await selfTest(6 * minute, null);
    expect(ran.waits).toEqual([]);
    expect(aboutRights(ran)).toEqual([]);
    expect(problemsOfApp(ran)).toContain('GET /rest/api/3/role: app-user-permission-missing');
  });

  test('an app that has its rights waits for nothing', async () => {
    const site = await forgeSite(scopes);
    try {
      const planned = planSelfTest({ identities: site.identities, table, operations: defaultOperations });
      if (!planned.ok) throw new Error(planned.problem);
      const waits: number[] = [];
      await runSelfTest({
        id: 'fresh',
        site: { url: site.jira.siteUrl },
        plan: planned.plan,
        identities: site.identities,
        table,
        installedAt: new Date(),
        now: () => new Date(),
        patience: { random: () => 0.5, sleep: async (milliseconds) => void waits.push(milliseconds) },
      });
      expect(waits).toEqual([]);
    } finally {
      await site.close();
    }
  });
});
