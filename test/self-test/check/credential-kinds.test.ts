import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { checkSite } from './run-check-command.ts';

let jira: SimulatedJira;
beforeAll(async () => {
  jira = await startSimulatedJira();
});
afterAll(() => jira.close());

const pair = (token: string, email = 'ada@example.com') => ({
  CLEARANCE_EMAIL: email,
  CLEARANCE_API_TOKEN: token,
});
const encoded = Buffer.from(`ada@example.com:${secrets.admin}`).toString('base64');
const pat = Buffer.from(`123456789012:${'r'.repeat(20)}`).toString('base64');
const service = 'build-service@serviceaccount.atlassian.com';

/** What people paste, what it is taken for, what is said of it, and what its form tells. */
const pasted: [string, string[], Record<string, string>, string, string, RegExp][] = [
  [
    'a personal access token on Cloud',
    [],
    { CLEARANCE_PAT: pat },
    'pat',
    'wrong-auth-scheme',
    /no personal access tokens/,
  ],
  [
    'a personal access token as API token',
    [],
    pair(pat),
    'api-token',
    'credentials-rejected',
    /Data Center personal access/,
  ],
  [
    'an access token',
    [],
    pair('eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'),
    'api-token',
    'credentials-rejected',
    /Bearer to the gateway/,
  ],
  ['an encoded pair', [], pair(encoded), 'api-token', 'credentials-rejected', /encoded twice/],
  [
    'a whole header',
    [],
    pair(`Basic ${encoded}`),
    'api-token',
    'credentials-rejected',
    /whole Authorization header/,
  ],
  ['a password nobody has', [], pair('hunter2!'), 'password', 'password-not-allowed', /.*/],
  ['the password of the account', [], pair(secrets.adminPassword), 'password', 'password-not-allowed', /.*/],
  ['a user name', [], pair(secrets.admin, 'ada'), 'api-token', 'credentials-rejected', /no e-mail address/],
  [
    'a dead service account token',
    [],
    pair('ATSTT3xdead', service),
    'service-account-token',
    'credentials-rejected',
    /.*/,
  ],
  [
    'an unscoped token as scoped one',
    ['--as', 'scoped-api-token'],
    pair(secrets.admin),
    'scoped-api-token',
    'wrong-base-url-for-token',
    /.*/,
  ],
  [
    'a scoped token as unscoped one',
    ['--as', 'api-token'],
    pair(secrets.adminScoped),
    'api-token',
    'wrong-base-url-for-token',
    /.*/,
  ],
];

test.each(pasted)('%s', async (_, args, env, kind, cause, form) => {
  const { report, code } = await checkSite(jira, args, env);
  const [identity] = report.identities;
  expect([identity?.kind, identity?.usable, identity?.findings?.[0]?.cause]).toEqual([kind, false, cause]);
  expect(report.checks?.find(({ id }) => id === 'credential-form')?.note).toMatch(form);
  expect(code).toBe(1);
});
