import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../../src/report/model.ts';
import { clients, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { TestApp } from '../../simulated-jira/connect-app.ts';
import { approvingBrowser } from './approving-browser.ts';
import { checkSite, ownCallback } from './run-check-command.ts';

let jira: SimulatedJira;
let app: TestApp;
let descriptor: string;
let appEnv: Record<string, string>;

beforeAll(async () => {
  jira = await startSimulatedJira();
  app = await TestApp.start();
  app.scopes = ['ADMIN', 'ACT_AS_USER'];
  const installed = await fetch(`${jira.controlUrl}/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ descriptorUrl: app.descriptorUrl }),
  });
  expect(installed.status).toBe(200);
  descriptor = join(temporaryFolder('check'), 'atlassian-connect.json');
  writeFileSync(descriptor, JSON.stringify(app.descriptor()));
  const known = jira.world.state.connectApps[0];
  if (known === undefined) throw new Error('the app was not installed');
  appEnv = {
    CLEARANCE_APP_KEY: known.key,
    CLEARANCE_CLIENT_KEY: known.clientKey,
    CLEARANCE_SHARED_SECRET: known.sharedSecret,
    CLEARANCE_OAUTH_CLIENT_ID: known.oauthClientId,
    CLEARANCE_ACCOUNT_ID: accounts.admin,
  };
});
afterAll(async () => {
  await jira.close();
  await app.close();
});

const tokenEnv = (email: string, token: string) => ({ CLEARANCE_EMAIL: email, CLEARANCE_API_TOKEN: token });
const problemsIn = (report: Report): string[] =>
  report.probes
    .filter(({ verdict }) => verdict === 'problem')
    .map(({ operation, identity, findings }) => `${operation} as ${identity}: ${findings[0]?.cause}`);
const ada = 'ada@example.com';
const service = 'build-service@serviceaccount.atlassian.com';

const cases: [string, string[], Record<string, string>][] = [
  ['api-token', [], tokenEnv(ada, secrets.admin)],
  ['scoped-api-token', [], tokenEnv(ada, secrets.adminScoped)],
  ['service-account-token', [], tokenEnv(service, secrets.serviceAccount)],
  [
    'oauth-client-credentials',
    [],
    { CLEARANCE_CLIENT_ID: clients.clientCredentials, CLEARANCE_CLIENT_SECRET: secrets.serviceClientSecret },
  ],
  ['api-token', ['--as', 'api-token'], tokenEnv(ada, secrets.admin)],
  ['scoped-api-token', ['--as', 'scoped-api-token'], tokenEnv(ada, secrets.adminScoped)],
];

describe('nothing is found wrong on a healthy site', () => {
  test.each(cases)('as %s %j', async (kind, args, env) => {
    const { report, code } = await checkSite(jira, args, env);
    expect(report.identities.map((identity) => [identity.kind, identity.usable, identity.findings])).toEqual([
      [kind, true, undefined],
    ]);
    expect(problemsIn(report)).toEqual([]);
    expect(report.checks?.filter(({ verdict }) => verdict === 'problem')).toEqual([]);
    expect(report.summary.healthy).toBeGreaterThanOrEqual(20);
    expect(code).toBe(0);
  });

  test('as a user who agrees in the browser', async () => {
    const { report, code, stderr } = await checkSite(
      jira,
      ['--as', 'oauth-3lo', ...(await ownCallback(jira))],
      { CLEARANCE_CLIENT_ID: clients.threeLegged, CLEARANCE_CLIENT_SECRET: secrets.oauthClientSecret },
      approvingBrowser(accounts.admin),
    );
    expect(stderr).toContain('Agree in the browser');
    expect(report.identities.map(({ kind, usable, findings }) => [kind, usable, findings])).toEqual([
      ['oauth-3lo', true, undefined],
    ]);
    expect(problemsIn(report)).toEqual([]);
    expect(report.checks?.find(({ id }) => id === 'token-age')?.note).toMatch(/Refreshing: works/);
    expect(code).toBe(0);
  });

  test.each([
    ['read:jira-user,read:jira-work', 'healthy', 0],
    ['read:jira-user,read:jira-work,offline_access', 'problem', 1],
  ])('no refresh token is a fault only to whom it is needed: %s', async (scopes, verdict, exit) => {
    jira.world.state.authorizationServer = { grantAtMost: ['read:jira-user', 'read:jira-work'] };
    const { report, code } = await checkSite(
      jira,
      ['--as', 'oauth-3lo', '--scopes', scopes, ...(await ownCallback(jira))],
      { CLEARANCE_CLIENT_ID: clients.threeLegged, CLEARANCE_CLIENT_SECRET: secrets.oauthClientSecret },
      approvingBrowser(accounts.admin),
    );
    jira.world.state.authorizationServer = {};
    expect(report.checks?.find(({ id }) => id === 'token-age')).toMatchObject({
      verdict,
      note: expect.stringContaining('no refresh token was given'),
    });
    expect(code).toBe(exit);
  });

  test('a project whose key is written small is found, and the report says how Jira writes it', async () => {
    const { report, code } = await checkSite(jira, ['--project', 'pay'], tokenEnv(ada, secrets.admin));
    expect(report.notChecked).toEqual([expect.stringMatching(/PAY was looked at in place of pay/)]);
    expect(problemsIn(report)).toEqual([]);
    expect(code).toBe(0);
  });

  test('as the app and a user it acts for: only what is closed to apps is not open', async () => {
    const { report } = await checkSite(
      jira,
      ['--as', 'connect-app,connect-user', '--app', descriptor],
      appEnv,
    );
    expect(report.identities.map(({ kind, usable, findings }) => [kind, usable, findings])).toEqual([
      ['connect-app', true, undefined],
      ['connect-user', true, undefined],
    ]);
    expect(report.summary.problem).toBe(0);
    const causes = report.probes
      .filter(({ verdict }) => verdict === 'closed')
      .map(({ findings }) => findings[0]?.cause);
    expect(new Set(causes)).toEqual(new Set(['endpoint-not-available-to-identity']));
  });
});

describe('nothing is found wrong on a healthy Data Center', () => {
  let dataCenter: SimulatedJira;
  beforeAll(async () => {
    dataCenter = await startSimulatedJira();
    dataCenter.world.state.site.deployment = 'datacenter';
  });
  afterAll(() => dataCenter.close());

  test.each([
    ['password', [], tokenEnv('ada', secrets.adminPassword)],
    ['pat', [], { CLEARANCE_PAT: secrets.adminPat }],
    ['password', ['--profile', 'gitlab'], tokenEnv('ada', secrets.adminPassword)],
  ] as [string, string[], Record<string, string>][])('as %s %j', async (kind, args, env) => {
    const { report, code } = await checkSite(dataCenter, args, env);
    expect(report.identities.map((identity) => [identity.kind, identity.usable, identity.findings])).toEqual([
      [kind, true, undefined],
    ]);
    const told = (wanted: string) =>
      report.probes.filter(({ verdict }) => verdict === wanted).map(({ operation }) => operation);
    expect(told('problem')).toEqual([]);
    // The enhanced search is Cloud's own, and GitLab can do without the feature that calls it.
    expect(told('closed')).toEqual(args.length === 0 ? [] : ['GET /rest/api/2/search/jql']);
    expect(code).toBe(0);
  });

  test.each([
    ['api-token', secrets.admin],
    ['service-account-token', secrets.serviceAccount],
  ])('%s of Cloud is known as one, and said to be of no use there', async (kind, token) => {
    const { report, code } = await checkSite(dataCenter, [], tokenEnv('ada@example.com', token));
    const [identity] = report.identities;
    expect(identity).toMatchObject({ kind, usable: false });
    expect(['credentials-rejected', 'not-cloud']).toContain(identity?.findings?.[0]?.cause);
    expect(identity?.findings?.[0]?.fix[0]?.step).toMatch(/personal access token.*open Jira Cloud only/);
    expect(code).toBe(1);
  });
});
