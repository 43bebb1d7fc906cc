import { organization, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import type { ApiToken } from '../../../src/simulated-jira/state.ts';
import { pristine } from '../../simulated-jira/pristine.ts';
import { checkSite, runCheckCommand, servicesOf } from './run-check-command.ts';

let jira: SimulatedJira;
let restore: () => void;
beforeAll(async () => {
  jira = await startSimulatedJira();
  restore = pristine(jira.world);
});
beforeEach(() => {
  restore();
  // One of the known tokens is past its end; here each test says what ends.
  change(secrets.adminExpired, { revoked: true });
});
afterAll(() => jira.close());

const inDays = (days: number): string =>
  new Date(jira.world.now() + days * 86_400_000 - 60_000).toISOString();
function change(token: string, changes: Partial<ApiToken>): void {
  const found = jira.world.state.apiTokens.find((each) => each.token === token);
  if (found === undefined) throw new Error('no such token');
  Object.assign(found, changes);
}
const env = {
  CLEARANCE_EMAIL: 'ada@example.com',
  CLEARANCE_API_TOKEN: secrets.admin,
  CLEARANCE_ORG_API_KEY: secrets.organizationKey,
};
const asked = ['--as', 'api-token', '--operation', 'GET /rest/api/3/myself', '--org', organization.id];
const check = async (extra: Record<string, string> = {}) => {
  const ran = await checkSite(jira, asked, { ...env, ...extra });
  const of = (id: string) => (ran.report.checks ?? []).filter((each) => each.id === id);
  return { ...ran, ends: of('expiry'), age: of('token-age')[0], summary: of('organization')[0] };
};

test('everything lives: the organization is read, unknown ends are said to be unknown, exit 0', async () => {
  const { code, ends, summary, stdout } = await check();
  expect(code).toBe(0);
  expect(ends).toEqual([]);
  expect(summary?.note).toMatch(/lists \d+ credentials; of 1 the end is unknown/);
  for (const secret of [secrets.organizationKey, secrets.admin, 'ada@example.com'])
    expect(stdout).not.toContain(secret);
});

test.each([
  [25, 'within 30 days', 0],
  [6, 'within 7 days', 0],
  [1, 'within 1 day', 1],
  [-3, 'has ended', 1],
])('an end in %i days is a line of its own, and exit 1 only at the last', async (days, words, code) => {
  change(secrets.memberScoped, { expiresAt: inDays(days), label: 'Nightly export' });
  const ran = await check();
  expect(ran.ends.map(({ note }) => note)).toEqual([expect.stringContaining(words)]);
  expect(ran.ends[0]?.note).toContain('"Nightly export"');
  expect(ran.code).toBe(code);
});

test('a label that holds an address is not repeated', async () => {
  change(secrets.memberScoped, { expiresAt: inDays(5), label: 'for mika@example.com' });
  const { ends, stdout } = await check();
  expect(ends).toHaveLength(1);
  expect(stdout).not.toContain('mika@example.com');
});

test('a blocked token is named, and that alone is no failure', async () => {
  change(secrets.member, { blocked: true, label: 'Old script' });
  const { code, ends } = await check();
  expect(ends.map(({ note }) => note)).toEqual([expect.stringMatching(/"Old script".* is blocked/)]);
  expect(code).toBe(0);
});

test('the tested token is found by its last use, and by being the only one of a service account', async () => {
  change(secrets.admin, { label: 'Mine', lastActiveAt: inDays(0) });
  expect((await check()).age?.note).toContain('It is the API token "Mine"');
  const { report } = await checkSite(jira, ['--as', 'service-account-token', ...asked.slice(2)], {
    ...env,
    CLEARANCE_EMAIL: 'build-service@serviceaccount.atlassian.com',
    CLEARANCE_API_TOKEN: secrets.serviceAccount,
  });
  expect(report.checks?.find(({ id }) => id === 'token-age')?.note).toMatch(
    /It is the service account token .* ends on/,
  );
});

test('of several that it could be, it says so', async () => {
  expect((await check()).age?.note).toMatch(
    /one of 3 that the organization lists for this account; the first to end/,
  );
});

test('a refused token that the organization has blocked is told as blocked', async () => {
  jira.world.state.apiTokens = jira.world.state.apiTokens.filter(
    ({ accountId, token }) => accountId !== accounts.admin || token === secrets.admin,
  );
  change(secrets.admin, { blocked: true });
  const { age, code } = await check();
  expect(age?.note).toContain('blocked by the organization');
  expect(code).toBe(1);
});

test('a key that may not read is told with the scope it needs; one that is refused leaves it open', async () => {
  const key = jira.world.state.organizationKeys?.[0];
  if (key === undefined) throw new Error('no key');
  key.scopes = ['read:tokens:admin'];
  const { ends, code } = await check();
  expect(ends.map(({ note }) => note).join(' ')).toMatch(/read:service-accounts:admin/);
  expect(code).toBe(0);
  const refused = await check({ CLEARANCE_ORG_API_KEY: 'ATCTT3x-of-nobody' });
  expect(refused.summary?.verdict).toBe('inconclusive');
  expect(refused.code).toBe(3);
});

test('without a key it is wrong usage, and says which variable', async () => {
  const { code, stderr } = await runCheckCommand(['--site', jira.siteUrl, ...asked], {
    ...servicesOf(jira),
    ...env,
    CLEARANCE_ORG_API_KEY: undefined,
  });
  expect([code, stderr]).toEqual([2, expect.stringContaining('CLEARANCE_ORG_API_KEY')]);
});

test('in text, the ends have a section of their own', async () => {
  change(secrets.memberScoped, { expiresAt: inDays(6) });
  const { stdout } = await runCheckCommand(['--site', jira.siteUrl, ...asked], {
    ...servicesOf(jira),
    ...env,
  });
  expect(stdout).toMatch(/What ends\n[\s\S]*ends within 7 days/);
});
