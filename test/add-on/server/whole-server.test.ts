import express, { type Request } from 'express';
import supertest from 'supertest';
import { createLog } from '../../../src/add-on/log.ts';
import { type ApiDeps, apiRoutes } from '../../../src/add-on/server/api/router.ts';
import { createServer } from '../../../src/add-on/server/app.ts';
import { below, routerOf } from '../../../src/add-on/server/routes.ts';
import { connectedCaller, longWorkHeard, runsHeard } from './heard-by-routes.ts';

/** A server without a database behind it: what it answers by itself. */
function serverAt(baseUrl: string, { forge = true, draining = false } = {}) {
  const { pathname } = new URL(baseUrl);
  const deps = {
    app: { appKey: 'clearance', baseUrl, basePath: pathname === '/' ? '' : pathname, siteHosts: [] },
    descriptor: { key: 'clearance', baseUrl },
    ...{ log: createLog('silent', { write: () => undefined }), now: () => new Date(0), observe: null },
    noted: { begin: () => 'trace-1', end: () => undefined },
    ...{
      refusals: { note: () => null },
      bridgeUrl: 'https://bridge.example/all.js',
      draining: () => draining,
    },
    panel: { html: null, assets: new Map([['a.js', { type: 'text/javascript', body: Buffer.from('x') }]]) },
    ...{ reachable: async () => true, writable: async () => true },
    doors: {
      api: [
        {
          path: '/tenant',
          methods: { get: (_req: Request, res: { json(body: object): void }) => res.json({ tenant: 1 }) },
        },
      ],
      forgeEvents: forge
        ? (_req: Request, res: { json(body: object): void }) => res.json({ forge: 1 })
        : null,
    },
  } as unknown as Parameters<typeof createServer>[0];
  return supertest(createServer(deps).handler);
}

const notFound = { code: 'not-found', message: 'There is nothing at this address.', traceId: 'trace-1' };
const notAllowed = (allow: string) => ({
  code: 'method-not-allowed',
  message: `Use ${allow}.`,
  traceId: 'trace-1',
});
const notAuthenticated = {
  code: 'unauthenticated',
  message: 'The request is not authenticated.',
  traceId: 'trace-1',
};

test.each<['get' | 'post', string, number, object]>([
  ['get', '/atlassian-connect.json', 200, { key: 'clearance', baseUrl: 'http://app.example/base' }],
  ['get', '/healthz', 200, { status: 'ok' }],
  ['get', '/readyz', 200, { status: 'ready' }],
  ['get', '/api/tenant', 200, { tenant: 1 }],
  ['get', '/api/tenant/', 404, { error: notFound }],
  ['get', '/api/other', 404, { error: notFound }],
  ['post', '/api/tenant', 405, { error: notAllowed('GET') }],
  ['get', '/connect/installed', 405, { error: notAllowed('POST') }],
  ['post', '/connect/installed', 401, { error: notAuthenticated }],
  ['post', '/connect/uninstalled', 401, { error: notAuthenticated }],
  ['post', '/connect/enabled', 401, { error: notAuthenticated }],
  ['post', '/connect/disabled', 401, { error: notAuthenticated }],
  ['post', '/connect/panel', 405, { error: notAllowed('GET') }],
  ['post', '/forge/events', 200, { forge: 1 }],
  ['get', '/connect/assets/b.js', 404, { error: notFound }],
  ['get', '/', 404, { error: notFound }],
  ['get', '/HEALTHZ', 404, { error: notFound }],
])('%s %s is answered %d, below the path of BASE_URL', async (method, path, status, body) => {
  const server = serverAt('http://app.example/base');
  const answer = await server[method](`/base${path}`);
  expect([answer.status, answer.body]).toEqual([status, body]);
  expect(answer.headers).toMatchObject({
    'cache-control': 'no-cache, no-store',
    'referrer-policy': 'no-referrer',
  });
  for (const header of ['etag', 'x-powered-by', 'strict-transport-security'])
    expect(answer.headers[header]).toBeUndefined();
});

test('health is told at the root too, nothing else is; without a path it is told once', async () => {
  for (const baseUrl of ['http://app.example/base', 'http://app.example']) {
    expect((await serverAt(baseUrl).get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await serverAt(baseUrl).get('/base/healthz')).status).toBe(baseUrl.endsWith('base') ? 200 : 404);
  }
  expect((await serverAt('http://app.example/base').get('/atlassian-connect.json')).status).toBe(404);
});

test('files of the panel are there; the door of Forge only where it is open; over https it stays https', async () => {
  const server = serverAt('https://app.example', { forge: false });
  const asset = await server.get('/connect/assets/a.js').responseType('blob');
  expect([String(asset.body), asset.headers['content-type']]).toEqual(['x', 'text/javascript']);
  expect((await server.post('/forge/events')).status).toBe(404);
  const { headers } = await server.get('/healthz');
  expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
});

test('a query of brackets is no object', async () => {
  const answer = await serverAt('http://app.example')
    .get('/connect/panel?jwt[a]=1')
    .set('Accept', 'application/json');
  expect([answer.status, answer.body.error.message]).toEqual([
    401,
    'Open this page from Jira. This address was opened without the ticket that Jira adds to it. A Jira administrator finds the page under Apps → Manage apps, in the list on the left.',
  ]);
});

test('while it stops it says so', async () => {
  const server = serverAt('http://app.example', { draining: true });
  expect((await server.get('/readyz')).body.error.message).toBe('Stopping.');
  expect((await server.get('/api/tenant')).status).toBe(503);
});

describe('each route of the API has its own answer', () => {
  const heard: string[] = [];
  const deps = {
    authenticate: async () => connectedCaller,
    ...{ runs: runsHeard(heard), longWork: longWorkHeard(heard), today: () => 'today' },
    scopesOf: () => [],
    identitiesOf: () => [],
    mayAsk: () => true,
    ...{ profile: () => null, plan: () => ({ ok: false, problem: 'planned' }), engine: () => null },
    eraseRuns: async () => void heard.push('erase'),
    operations: () => void heard.push('operations'),
    stopping: new AbortController().signal,
    watch: { store: { read: () => Promise.reject(new Error('watch')) }, problem: () => 'not watched' },
  } as unknown as ApiDeps;

  test.each([
    ['get', '/tenant', {}, /^200 .*"clientKey":"a"/],
    ['get', '/accounts?id=x', {}, /^200 {"accounts":\[\]}/],
    ['post', '/app-files', {}, /app-file today/],
    ['get', '/profiles', {}, /^200 {"profiles":\[{/],
    ['get', '/self-tests', {}, /^200 {"selfTests":\["listed"\]}/],
    ['post', '/self-tests', {}, /^400 .*planned/],
    ['get', '/self-tests.csv', {}, /^200 .*startedAt/],
    ['get', '/self-tests/run', {}, /stored-report as report/],
    ['get', '/self-tests/run/events', { accept: 'application/json' }, /^200 {"events":\["event"\]}/],
    ['get', '/self-tests/run/changes?since=run', {}, /changes/],
    ['get', '/self-tests/run/advice', {}, /stored-report as advice/],
    ['get', '/self-tests/run/report.json', {}, /stored-report as json/],
    ['get', '/self-tests/run/report.html', {}, /stored-report as html/],
    ['get', '/self-tests/run/report.md', {}, /stored-report as md/],
    ['post', '/explanations', {}, /explanation/],
    ['post', '/imported-reports', {}, /imported-report/],
    ['get', '/watch', {}, /^500/],
    ['put', '/watch', {}, /^400 .*a watch has every/],
    ['delete', '/data', {}, /^204 .*erase/],
    ['get', '/operations', {}, /operations/],
  ] as const)('%s %s', async (method, path, headers, expected) => {
    heard.length = 0;
    const server = serverOf(deps);
    const { status, text } = await supertest(server)
      [method](`/base${path}`)
      .set({ ...headers });
    expect(`${status} ${text} ${heard.join(' ')}`.replaceAll('\n', ' ')).toMatch(expected);
  });
});

function serverOf(deps: ApiDeps) {
  const app = express();
  app.use(routerOf(below('/base', apiRoutes(deps)), { strict: true }));
  app.use(((_error, _req, res, _next) => void res.status(500).end()) as express.ErrorRequestHandler);
  return app;
}
