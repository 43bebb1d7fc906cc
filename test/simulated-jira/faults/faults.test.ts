import { readdirSync } from 'node:fs';
import { request } from 'undici';
import { clients, secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { faults } from '../../../src/simulated-jira/faults/index.ts';
import { accounts } from '../../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { basic, get, jsonOf, postJson } from '../calls.ts';
import { pristine } from '../pristine.ts';

let jira: SimulatedJira;
let restore: () => void;
beforeAll(async () => {
  jira = await startSimulatedJira();
  restore = pristine(jira.world);
});
beforeEach(() => restore());
afterAll(() => jira.close());

/** Switched on the way everybody does it: through the control route. */
const on = async (name: string, options: Record<string, unknown> = {}) => {
  const patched = await fetch(`${jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: [{ name, options }] }),
  });
  expect(patched.status).toBe(200);
};
const ada = { authorization: basic('ada@example.com', secrets.admin) };
const ask = (path = '/rest/api/3/myself', headers: Record<string, string> = ada) =>
  get(`${jira.siteUrl}${path}`, headers);
const told = async (answer: Response) => [answer.status, await answer.text()] as const;

test('every file is a fault of its name, with a sentence', () => {
  const files = readdirSync('src/simulated-jira/faults')
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((file) => !['index', 'where'].includes(file));
  for (const file of files) {
    const fault = faults.find(({ name }) => name === file);
    expect([file, fault?.description.length]).toEqual([file, expect.any(Number)]);
  }
});

test('an unknown fault is refused, and switching off brings health back', async () => {
  await on('outage');
  expect((await ask()).status).toBe(503);
  const answer = await fetch(`${jira.controlUrl}/state`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ faults: ['no-such-fault'] }),
  });
  expect(answer.status).toBe(400);
  jira.world.state.faults = [];
  expect((await ask()).status).toBe(200);
});

test('a path that is no regular expression is looked for as it stands', async () => {
  await on('outage', { path: '/mysel[' });
  expect((await ask()).status).toBe(200);
});

describe('pages in place of Jira', () => {
  test('outage: with or without credential, serverInfo too', async () => {
    await on('outage');
    const answers = await Promise.all([ask(), ask('/rest/api/3/serverInfo', {})]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
  });

  test('outage can be kept to one role', async () => {
    await on('outage', { roles: ['auth-server', 'forge-jwks'] });
    expect((await ask()).status).toBe(200);
    expect((await get(jira.forgeJwksUrl)).status).toBe(503);
    expect((await get(`${jira.authUrl}/authorize`)).status).toBe(503);
  });

  const pages: [string, number, RegExp][] = [
    ['suspended-site', 404, /"errorMessage":"Site temporarily unavailable"/],
    ['edge-page', 403, /The request could not be satisfied.*CloudFront/s],
    ['ip-allowlist', 403, /^The IP address has been rejected because it is not on the allowedlist/],
    ['html-instead-of-json', 200, /<title>Log in to continue/],
    ['proxy-block-page', 403, /blocked this category/],
    ['data-center-rate-limit', 429, /<b>Message<\/b> Rate limit exceeded/],
  ];
  test.each(pages)('%s: %d', async (name, status, body) => {
    await on(name);
    expect(await told(await ask())).toEqual([status, expect.stringMatching(body)]);
  });

  test('a proxy that wants a login: 407, which fetch does not even show', async () => {
    await on('proxy-authentication');
    const { statusCode, headers, body } = await request(`${jira.siteUrl}/rest/api/3/myself`, {
      headers: ada,
    });
    expect([statusCode, headers.via]).toEqual([407, '1.1 proxy.example.com']);
    expect(await body.text()).toContain('Cache Access Denied');
  });

  test('a GET with a body never reaches Jira, without any fault', async () => {
    // fetch cannot send one, which is why so many meet this late.
    const { statusCode, body } = await request(`${jira.siteUrl}/rest/api/2/serverInfo`, {
      method: 'GET',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([statusCode, await body.text()]).toEqual([403, expect.stringContaining('CloudFront')]);
  });
});

describe('limits', () => {
  test.each([
    'jira-burst-based',
    'jira-quota-global-based',
    'jira-quota-tenant-based',
    'jira-per-issue-on-write',
  ])('%s: reason, Retry-After and reset time', async (reason) => {
    await on('rate-limit', { reason });
    const answer = await ask();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('ratelimit-reason')).toBe(reason);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Date.parse(answer.headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(Date.now());
    expect(answer.headers.has('beta-ratelimit')).toBe(reason.startsWith('jira-quota'));
  });

  test('the gateway names a failure category and no time', async () => {
    await on('gateway-rate-limit');
    const answer = await get(`${jira.apiUrl}/ex/jira/${jira.cloudId}/rest/api/3/myself`);
    expect([
      answer.status,
      answer.headers.get('x-failure-category'),
      answer.headers.get('retry-after'),
    ]).toEqual([429, 'FAILURE_CLIENT_RATE_LIMITED', null]);
    expect((await ask()).status).toBe(200);
  });
});

describe('the connection', () => {
  test('reset', async () => {
    await on('connection-reset');
    await expect(ask()).rejects.toThrow();
  });

  test('hanging: only the caller ends it', async () => {
    await on('hanging');
    const signal = AbortSignal.timeout(150);
    await expect(fetch(`${jira.siteUrl}/rest/api/3/myself`, { signal })).rejects.toThrow(/timeout/i);
  });

  test('slow: the answer comes after the time asked for', async () => {
    await on('slow', { ms: 60 });
    const started = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThanOrEqual(55);
  });

  test('truncated: the status arrives, the body does not', async () => {
    await on('truncated-body');
    const answer = await ask();
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
  });

  test('huge: as many bytes as asked for', async () => {
    await on('huge-body', { bytes: 3_000_000 });
    expect((await (await ask()).text()).length).toBeGreaterThan(3_000_000);
  });
});

describe('addresses', () => {
  test('a call under another host name is sent on, with path and query', async () => {
    await on('canonical-address');
    const other = jira.siteUrl.replace('localhost', '127.0.0.1');
    const answer = await get(`${other}/rest/api/3/myself?expand=groups`, ada);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      `${jira.siteUrl}/rest/api/3/myself?expand=groups`,
    ]);
    expect((await ask()).status).toBe(200);
  });

  test('single sign-on sends everything to its login page', async () => {
    await on('login-redirect');
    const answer = await ask();
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('/login.jsp?'),
    ]);
  });
});

describe('single operations', () => {
  test('removed: 410 with the successor, the rest goes on', async () => {
    await on('endpoint-removed', { path: '/role$', successor: '/rest/api/3/roles' });
    expect(await told(await ask('/rest/api/3/role'))).toEqual([
      410,
      expect.stringContaining('migrate to the /rest/api/3/roles API'),
    ]);
    expect((await ask()).status).toBe(200);
  });

  test('a defect of the platform: 500 on one path', async () => {
    await on('platform-bug', { path: '/role$' });
    expect((await ask('/rest/api/3/role')).status).toBe(500);
    expect((await ask()).status).toBe(200);
  });

  test('websudo: 401 in XML for administrative paths', async () => {
    await on('websudo');
    expect(await told(await ask('/rest/api/3/role'))).toEqual([401, expect.stringContaining('WebSudo')]);
    expect((await ask()).status).toBe(200);
  });

  test('form guard: writes need the header', async () => {
    await on('xsrf-check');
    const check = (headers: Record<string, string>) =>
      postJson(
        `${jira.siteUrl}/rest/api/3/permissions/check`,
        { globalPermissions: ['ADMINISTER'] },
        headers,
      );
    expect(await told(await check(ada))).toEqual([403, 'XSRF check failed']);
    expect((await check({ ...ada, 'x-atlassian-token': 'no-check' })).status).toBe(200);
  });

  test('any recorded answer can be replayed', async () => {
    await on('canned-answer', {
      path: '/group/user$',
      status: 403,
      body: { key: 'forbidden' },
      headers: { 'x-a': 'b' },
    });
    const answer = await ask('/rest/api/3/group/user');
    expect(answer.headers.get('x-a')).toBe('b');
    expect(await told(answer)).toEqual([403, '{"key":"forbidden"}']);
  });

  test('wrong label, right body', async () => {
    await on('wrong-content-type');
    const answer = await ask();
    expect(answer.headers.get('content-type')).toBe('text/plain;charset=UTF-8');
    expect((await jsonOf(answer)).accountId).toBe(accounts.admin);
  });
});

test('the Date header can be off while everything works', async () => {
  await on('skewed-date', { seconds: 900 });
  const date = Date.parse((await ask()).headers.get('date') ?? '');
  expect(date - Date.now()).toBeGreaterThan(800_000);
});

test('a refresh can be refused while codes go on', async () => {
  await on('refused-refresh');
  const answer = await postJson(`${jira.authUrl}/oauth/token`, {
    grant_type: 'refresh_token',
    client_id: clients.threeLegged,
    client_secret: secrets.oauthClientSecret,
    refresh_token: 'any',
  });
  expect(await told(answer)).toEqual([403, expect.stringContaining('refresh_token is invalid')]);
});

test('the Forge key set can show a key that signed nothing', async () => {
  const real = await jsonOf(await get(jira.forgeJwksUrl));
  await on('foreign-key-set');
  const foreign = await jsonOf(await get(jira.forgeJwksUrl));
  expect(foreign.keys[0].kid).toBe(real.keys[0].kid);
  expect(foreign.keys[0].n).not.toBe(real.keys[0].n);
});
