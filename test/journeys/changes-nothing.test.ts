import type { Identity } from '../../src/jira-client/identity.ts';
import { loadOperations, nameOf } from '../../src/jira-facts/operations/index.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { clients, secrets } from '../../src/simulated-jira/credentials/known.ts';
import { demo } from '../../src/simulated-jira/scenarios/demo.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { checkSite } from '../self-test/check/run-check-command.ts';
import { connectSite } from '../self-test/connect-site.ts';
import { forgeSite } from '../self-test/forge-site.ts';

/** Reads that Jira takes as POST, and token endpoints; whatever else is no GET would change something. */
const harmless =
  /^POST .*(\/rest\/api\/3\/(permissions\/check|permissions\/project|search\/jql|search\/approximate-count)|\/oauth2?\/token)$/;

const table = loadOperations();

/** What was sent that could have changed something, and whether anything did. */
async function watched(jira: SimulatedJira, work: () => Promise<unknown>) {
  const content = () => {
    const { users, groups, globalPermissions, projects, projectRoles, permissionSchemes, issues } =
      jira.world.state;
    return JSON.stringify({
      users,
      groups,
      globalPermissions,
      projects,
      projectRoles,
      permissionSchemes,
      issues,
    });
  };
  const before = content();
  const from = jira.world.requests.length;
  await work();
  const sent = jira.world.requests
    .slice(from)
    .filter(({ role }) => role !== 'control')
    .map(({ method, path }) => `${method} ${path.split('?')[0]}`);
  return {
    asked: sent.length,
    writes: [...new Set(sent)].filter((line) => !/^(GET|HEAD) /.test(line) && !harmless.test(line)),
    unchanged: content() === before,
  };
}

const selfTest =
  (site: { jira: SimulatedJira; identities: readonly Identity[] }, operations?: readonly string[]) =>
  async () => {
    const { jira, identities } = site;
    const planned = planSelfTest({ identities, table, ...(operations === undefined ? {} : { operations }) });
    if (!planned.ok) throw new Error(planned.problem);
    const report = await runSelfTest({
      id: 'watched',
      site: { url: jira.siteUrl },
      plan: planned.plan,
      identities,
      table,
      now: () => new Date(),
    });
    expect(report.state).toBe('finished');
  };

describe('nothing is changed on the site', () => {
  test('by a self-test through Connect, not even when every writing operation is asked about', async () => {
    const site = await connectSite({ scopes: ['ADMIN', 'ACT_AS_USER'], scenario: demo });
    const writing = table.all
      .filter(({ method, path }) => method !== 'GET' && !path.startsWith('/rest/api/2/'))
      .map(nameOf);
    try {
      expect(writing.length).toBeGreaterThan(200);
      for (const operations of [undefined, writing]) {
        const { asked, ...rest } = await watched(site.jira, selfTest(site, operations));
        expect(rest).toEqual({ writes: [], unchanged: true });
        expect(asked).toBeGreaterThan(20);
      }
    } finally {
      await site.close();
    }
  });

  test('by a self-test through Forge', async () => {
    const site = await forgeSite(['read:jira-work', 'write:jira-work', 'manage:jira-configuration'], demo);
    try {
      const { asked, ...rest } = await watched(site.jira, selfTest(site));
      expect(rest).toEqual({ writes: [], unchanged: true });
      expect(asked).toBeGreaterThan(20);
    } finally {
      await site.close();
    }
  });

  test('by a check, whatever the credential', async () => {
    const jira = await startSimulatedJira();
    try {
      for (const env of [
        { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: secrets.admin },
        { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: secrets.adminScoped },
        {
          CLEARANCE_CLIENT_ID: clients.clientCredentials,
          CLEARANCE_CLIENT_SECRET: secrets.serviceClientSecret,
        },
      ]) {
        const { asked, ...rest } = await watched(jira, () =>
          checkSite(jira, ['--project', 'PAY', '--issue', 'PAY-1'], env),
        );
        expect(rest).toEqual({ writes: [], unchanged: true });
        expect(asked).toBeGreaterThan(20);
      }
    } finally {
      await jira.close();
    }
  });
});
