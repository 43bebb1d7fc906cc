import { mock } from 'node:test';
import { loadOperations } from '../../src/jira-facts/operations/index.ts';
import { planSelfTest } from '../../src/self-test/plan/make-plan.ts';
import { runSelfTest } from '../../src/self-test/run-self-test.ts';
import { secrets } from '../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { checkSite } from './check/run-check-command.ts';
import { connectSite } from './connect-site.ts';

/** Calls that reached the site and its services, each with how often: "GET site /rest/api/3/myself as pat" → 1. */
function countedCalls({ world }: SimulatedJira, from: number, withQuery = true): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { method, role, path, identity } of world.requests.slice(from)) {
    const name = `${method} ${role} ${withQuery ? path : path.split('?')[0]} as ${identity}`;
    // What a POST asks about stands in its body, which the log does not keep.
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}
const asIn = (counts: ReadonlyMap<string, number>, path: RegExp): [string, number][] =>
  [...counts].filter(([name]) => path.test(name)).sort();
const repeated = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].filter(([, count]) => count > 1);

test('a self-test of all identities puts no question twice', async () => {
  const site = await connectSite({ scopes: ['ADMIN', 'ACT_AS_USER'] });
  try {
    const { identities, jira } = site;
    const table = loadOperations();
    const planned = planSelfTest({ identities, table });
    if (!planned.ok) throw new Error(planned.problem);
    const before = jira.world.requests.length;
    const told = { id: 'r', site: { url: jira.siteUrl }, plan: planned.plan, identities, table };
    await runSelfTest({ ...told, now: () => new Date() });
    expect(repeated(countedCalls(jira, before))).toEqual([]);
    const byEndpoint = countedCalls(jira, before, false);
    const each = ['anonymous', 'connect-app', 'connect-user'];
    for (const path of ['/myself', '/mypermissions', '/permissions/check'])
      expect(asIn(byEndpoint, new RegExp(`${path} as`))).toEqual(
        each.map((kind) => [expect.stringMatching(new RegExp(`${path} as ${kind}$`)), 1]),
      );
  } finally {
    await site.close();
  }
});

test('a body that came is parsed once to take out what is secret, and once to read every fact', async () => {
  const site = await connectSite({ scopes: ['ADMIN', 'ACT_AS_USER'] });
  const parse = mock.method(JSON, 'parse');
  try {
    const identities = site.identities.slice(0, 1);
    const table = loadOperations();
    const planned = planSelfTest({ identities, table });
    if (!planned.ok) throw new Error(planned.problem);
    parse.mock.resetCalls();
    const told = { id: 'r', site: { url: site.jira.siteUrl }, plan: planned.plan, identities, table };
    await runSelfTest({ ...told, now: () => new Date() });
    const ofMyself = parse.mock.calls
      .map(({ arguments: [text] }) => text)
      .filter((text) => text.includes('"expand":"groups,applicationRoles"') && !text.includes('***'));
    expect(ofMyself).toHaveLength(2);
  } finally {
    parse.mock.restore();
    await site.close();
  }
});

/** One credential, the project and the issue it works in: the place is part of the question about permissions. */
const permissionPlaces = ['the site', 'PAY', 'PAY-1'];

test('a check on Cloud puts no question twice', async () => {
  const jira = await startSimulatedJira();
  try {
    await checkSite(jira, ['--project', 'PAY', '--issue', 'PAY-1'], {
      CLEARANCE_EMAIL: 'ada@example.com',
      CLEARANCE_API_TOKEN: secrets.admin,
    });
    expect(repeated(countedCalls(jira, 0))).toEqual([]);
    const byEndpoint = countedCalls(jira, 0, false);
    expect(
      asIn(byEndpoint, /\/(myself|permissions\/check|serverInfo|issue\/PAY-1) as api-token/),
    ).toHaveLength(4);
    expect(asIn(byEndpoint, /mypermissions/)).toEqual([
      ['GET site /rest/api/3/mypermissions as api-token', permissionPlaces.length],
    ]);
  } finally {
    await jira.close();
  }
});

test('Data Center is asked by the same engine, in its own words and no question twice', async () => {
  const jira = await startSimulatedJira();
  jira.world.state.site.deployment = 'datacenter';
  try {
    const { report } = await checkSite(jira, ['--project', 'PAY', '--issue', 'PAY-1'], {
      CLEARANCE_PAT: secrets.adminPat,
    });
    expect(repeated(countedCalls(jira, 0))).toEqual([]);
    const asked = [...countedCalls(jira, 0, false).keys()].filter((name) => name.endsWith(' as pat'));
    expect(asked.filter((name) => !name.includes(' /rest/api/2/'))).toEqual([]);
    expect(report.identities[0]).toMatchObject({
      kind: 'pat',
      account: { active: true, administers: true, groups: expect.any(Array) },
    });
    const writes = report.probes.filter(({ operation }) => !operation.startsWith('GET'));
    expect(writes.map(({ verdict, predicted }) => [verdict, predicted])).toEqual(
      Array.from({ length: 3 }, () => ['healthy', true]),
    );
  } finally {
    await jira.close();
  }
});
