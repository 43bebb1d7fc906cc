import { request } from 'node:http';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { installed, patchState, TestApp } from './connect-app.ts';

let jira: SimulatedJira;
let app: TestApp;
/** Milliseconds at which the site's clock stands still; a counting window must not turn while a test counts. */
let stopped: number | null = null;

beforeAll(async () => {
  [jira, app] = await Promise.all([
    startSimulatedJira({ clock: () => stopped ?? Date.now() }),
    TestApp.start(),
  ]);
  await installed(jira.controlUrl, app.descriptorUrl);
});

afterAll(async () => {
  await Promise.all([jira.close(), app.close()]);
});

/** fetch refuses a GET with a body; plain HTTP does not. */
function getWithBody(url: string): Promise<{ status: number; body: string; server: string }> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'GET', headers: { 'content-length': 2 } }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body, server: String(response.headers.server) }),
      );
    });
    call.on('error', reject);
    call.end('{}');
  });
}

test('GET with a body is stopped by the CDN', async () => {
  const answer = await getWithBody(`${jira.siteUrl}/rest/api/3/serverInfo`);
  expect(answer).toMatchObject({ status: 403, server: 'CloudFront' });
  expect(answer.body).toContain('ERROR: The request could not be satisfied');
  expect(answer.body).toContain("We can't connect to the server for this app or website at this time.");
});

test.each([
  ['/_edge/tenant_info', 200, { cloudId: '11111111-2222-4333-8444-555555555555' }],
  ['//rest/api/2/search', 404, { message: 'HTTP 404 Not Found', 'status-code': 404, 'sub-code': -1 }],
  ['/rest/api/3/nothing/here', 404, { status: 404, detail: 'No endpoint GET /rest/api/3/nothing/here.' }],
  ['/rest/api/3/project/NONE', 404, { errorMessages: ["No project could be found with key 'NONE'."] }],
  ['/rest/api/2/project', 200, []],
  ['/rest/api/3/issueLinkType', 200, { issueLinkTypes: [{ name: 'Blocks' }, {}, {}, {}] }],
  ['/rest/api/latest/serverInfo', 200, { deploymentType: 'Cloud' }],
])('anonymous %s answers %s', async (path, status, body) => {
  const response = await fetch(jira.siteUrl + path);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject(body);
  expect(response.headers.get('x-seraph-loginreason')).toBeNull();
  expect(response.headers.get('x-aaccountid')).toBeNull();
});

test.each([
  ['GET', '/rest/api/3/nothing?x=1', 404, 'Not Found', 'No endpoint GET /rest/api/3/nothing.'],
  ['PUT', '/rest/api/3/serverInfo', 405, 'Method Not Allowed', "Method 'PUT' is not supported."],
  [
    'GET',
    '/rest/api/3/project/search?maxResults=a',
    400,
    'Bad Request',
    "Failed to convert 'maxResults' with value: 'a'",
  ],
] as const)(
  '%s %s is refused before a resource runs, in the form of RFC 7807',
  async (method, path, status, title, detail) => {
    const response = await fetch(jira.siteUrl + path, { method });
    expect([response.status, response.headers.get('content-type'), response.headers.get('allow')]).toEqual([
      status,
      'application/problem+json;charset=UTF-8',
      status === 405 ? 'GET' : null,
    ]);
    const [instance] = path.split('?');
    expect(await response.json()).toEqual({ type: 'about:blank', title, status, detail, instance });
  },
);

test('the /jira prefix is a dead link, not an API', async () => {
  const response = await fetch(`${jira.siteUrl}/jira/rest/api/2/search/jql`);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test('a method the path does not have is 405 and names those it has', async () => {
  const response = await app.call('DELETE', `${jira.siteUrl}/rest/api/3/myself`);
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET');
});

test.each(['2', '3'])('search is gone from version %s, in recorded words', async (version) => {
  const response = await app.call('GET', `${jira.siteUrl}/rest/api/${version}/search?jql=x`);
  expect(response.status).toBe(410);
  expect(await response.json()).toEqual({
    errorMessages: [
      'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
    ],
    errors: {},
  });
});

test('user parameters of the past are told apart', async () => {
  const wrong = await app.call('GET', `${jira.siteUrl}/rest/api/2/user?username=someone`);
  expect([wrong.status, await wrong.json()]).toMatchObject([
    400,
    { errorMessages: ["'accountId' must be the only user identifying query parameter in GDPR strict mode."] },
  ]);
  const none = await app.call('GET', `${jira.siteUrl}/rest/api/2/user`);
  expect([none.status, await none.json()]).toMatchObject([
    404,
    { errorMessages: ["The 'accountId' query parameter needs to be provided"] },
  ]);
});

test('an allowlist and a suspension stop everything alike', async () => {
  await patchState(jira.controlUrl, { site: { ipAllowlist: ['10.'] } });
  const blocked = await app.call('GET', `${jira.siteUrl}/rest/api/3/serverInfo`);
  expect(blocked.status).toBe(403);
  expect(await blocked.text()).toContain(
    'The IP address has been rejected because it is not on the allowedlist.',
  );
  await patchState(jira.controlUrl, { site: { ipAllowlist: null, suspended: true } });
  expect((await fetch(`${jira.siteUrl}/rest/api/3/serverInfo`)).status).toBe(503);
  await patchState(jira.controlUrl, { site: { suspended: false } });
});

test('the burst limit counts by endpoint and method, with headers on every answer', async () => {
  await patchState(jira.controlUrl, { limits: { burst: { GET: 3 } } });
  const at = Date.now();
  stopped = at;
  const responses = await Promise.all(
    Array.from({ length: 8 }, () => app.call('GET', `${jira.siteUrl}/rest/api/3/priority`)),
  );
  stopped = null;
  const refused = responses.find(({ status }) => status === 429);
  expect(refused?.headers.get('ratelimit-reason')).toBe('jira-burst-based');
  expect(Number(refused?.headers.get('retry-after'))).toBe(1);
  expect(Date.parse(refused?.headers.get('x-ratelimit-reset') ?? '')).toBeGreaterThan(at - 2000);
  expect(responses[0]?.headers.get('x-ratelimit-limit')).toBe('3');
  await patchState(jira.controlUrl, { limits: { burst: { GET: 100 } } });
});

test('points are an app’s, and identity objects cost double', async () => {
  const left = async (path: string) => {
    const response = await app.call('GET', `${jira.siteUrl}/rest/api/3${path}`);
    return response;
  };
  await patchState(jira.controlUrl, { limits: { pointsPerHour: 1_000_000 } });
  expect((await left('/user/search?query=')).headers.get('beta-ratelimit-policy')).toBeNull();
  const { world } = jira;
  const [{ key } = { key: '' }] = world.state.connectApps;
  const quota = world.meter.used(`points ${key}`, 3_600_000, world.now()) + 1;
  await patchState(jira.controlUrl, { limits: { pointsPerHour: quota } });
  expect((await left('/user/search?query=')).headers.get('beta-ratelimit-policy')).toBe(
    `"global-app-quota";q=${quota};w=3600`,
  );
  await patchState(jira.controlUrl, { limits: { pointsPerHour: 1 } });
  const refused = await left('/priority');
  expect(refused.status).toBe(429);
  expect(refused.headers.get('ratelimit-reason')).toBe('jira-quota-tenant-based');
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await fetch(`${jira.siteUrl}/rest/api/3/serverInfo`)).status).toBe(200);
  await patchState(jira.controlUrl, { limits: { pointsPerHour: 65_000 } });
});
