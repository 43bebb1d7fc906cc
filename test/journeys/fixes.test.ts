import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { adviceOf, isGap } from '../../src/report/advice.ts';
import type { Report } from '../../src/report/model.ts';
import { readableReport } from '../../src/report/read-report.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { defaultOperations } from '../../src/self-test/probes/default-suite.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { demo } from '../../src/simulated-jira/scenarios/demo.ts';
import { type PlantedFault, plantedFaults } from '../../src/simulated-jira/scenarios/planted/index.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { fileOfEverything } from '../self-test/check/needs-everything.ts';
import { runCheckCommand, servicesOf } from '../self-test/check/run-check-command.ts';
import { type ConnectSite, connectSite } from '../self-test/connect-site.ts';
import { commandsFor, perform, tick } from './carrying-out.ts';

const everything = fileOfEverything();

async function reportOf(jira: SimulatedJira, fault: PlantedFault): Promise<Report> {
  const { site, as, options, environment } = fault.check(jira.world);
  const { stdout, stderr } = await runCheckCommand(
    ['--site', site, '--as', as, '--format', 'json', '--operations', everything, ...options],
    { ...servicesOf(jira), ...environment },
  );
  if (stdout === '') throw new Error(stderr);
  return readableReport.parse(JSON.parse(stdout));
}

/** Wants of a right or a scope: the report names what to grant, so it can be granted as it says. */
const grantable = [
  'member-in-place-of-administrator',
  'service-account-no-administrator',
  'scoped-token-without-configuration',
  'scoped-token-with-half-a-group',
  'service-account-without-write-scope',
  'client-credentials-without-scope',
  'create-issues-missing',
  'edit-issues-missing',
  'delete-issues-missing',
];

describe('what a report asks for is done on the site, and the operation is healthy', () => {
  test.each(grantable)('%s', async (name) => {
    const fault = plantedFaults.find((each) => each.name === name);
    if (fault === undefined) throw new Error(`there is no planted fault ${name}`);
    const jira = await startSimulatedJira();
    try {
      fault.plant(jira.world);
      const broken = await reportOf(jira, fault);
      expect(broken.summary.problem).toBeGreaterThan(0);
      const printed = JSON.stringify(adviceOf(broken).flatMap(({ steps }) => steps));
      for (const { group } of broken.gaps.groups) expect(printed).toContain(group);
      for (const scope of broken.gaps.scopes.flatMap(({ missing }) => missing))
        expect(printed).toContain(scope);
      await perform(jira, commandsFor(broken, jira));
      for (const gap of broken.gaps.scopes) tick(gap, jira);
      const mended = await reportOf(jira, fault);
      expect(
        mended.probes.filter(({ verdict }) => verdict === 'problem').map(({ operation }) => operation),
      ).toEqual([]);
      expect(adviceOf(mended).filter(isGap)).toEqual([]);
    } finally {
      await jira.close();
    }
  });
});

describe('every planted fault', () => {
  const others = plantedFaults.filter(({ needs }) => needs.length === 0);

  test.each(others.map((fault): [string, PlantedFault] => [fault.name, fault]))(
    '%s: each step is for somebody, and nobody is told to type what is not there',
    async (_, fault) => {
      const jira = await startSimulatedJira();
      try {
        fault.plant(jira.world);
        const advice = adviceOf(await reportOf(jira, fault));
        for (const { steps } of advice) {
          expect(steps.length).toBeGreaterThan(0);
          for (const { step } of steps) expect(step).not.toMatch(/npx |undefined|\bnull\b/);
        }
      } finally {
        await jira.close();
      }
    },
  );
});

describe('the three gaps of the demo stand for themselves', () => {
  const table = loadOperations();
  const scopes = ['READ', 'WRITE', 'ACT_AS_USER'];
  let site: ConnectSite;
  beforeEach(async () => {
    site = await connectSite({ scopes, scenario: demo });
  });
  afterEach(() => site.close());

  async function run(): Promise<Report> {
    const declared = site.jira.world.state.connectApps[0]?.grantedScopes ?? scopes;
    const identities = site.identitiesWith(declared);
    const planned = planSelfTest({ identities, table, operations: defaultOperations });
    if (!planned.ok) throw new Error(planned.problem);
    const url = site.jira.siteUrl;
    const { plan } = planned;
    return runSelfTest({ id: 'demo', site: { url }, plan, identities, table, now: () => new Date() });
  }
  const gapsOf = (report: Report): string[] =>
    adviceOf(report)
      .filter(isGap)
      .map(({ kind }) => kind);

  test('the group is given its permission back: its gap alone is gone', async () => {
    const before = await run();
    expect(gapsOf(before)).toEqual(['scope', 'group', 'project-permission']);
    await perform(
      site.jira,
      commandsFor(before, site.jira).filter((command) => command.do === 'grant-global'),
    );
    const after = await run();
    expect(gapsOf(after)).toEqual(['scope', 'project-permission']);
    // The app's user gets there with ADMIN: said with the scope, not beside it.
    expect(after.gaps.scopes[0]?.operations).toContain('GET /rest/api/3/auditing/record');
  });

  test('the role for apps is let into the project: its gap alone is gone', async () => {
    await perform(
      site.jira,
      commandsFor(await run(), site.jira).filter((command) => command.do === 'grant-in-project'),
    );
    expect(gapsOf(await run())).toEqual(['scope', 'group']);
  });

  test('the scope is declared and approved: its gap alone is gone, and with the rest nothing is left', async () => {
    const before = await run();
    await perform(site.jira, [{ do: 'set-scopes', app: 'test-app', scopes: [...scopes, 'ADMIN'] }]);
    const declared = await run();
    expect(gapsOf(declared)).toEqual(['group', 'project-permission']);
    await perform(site.jira, commandsFor(before, site.jira));
    expect(gapsOf(await run())).toEqual([]);
  });
});
