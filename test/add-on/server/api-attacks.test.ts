import { connect } from 'node:net';
import supertest from 'supertest';
import { aMoment, until } from '../../run/until.ts';
import { type DatabaseUnderTest, postgresUnderTest } from '../databases.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { type RunningBackend, runBackend } from './backend.ts';
import { contextToken, type JiraSite, signedEvent, siteNamed } from './jira.ts';

/** An administrator of one site who means harm, and HTTP that no client of ours would send. PostgreSQL minds more than SQLite does. */
const key = signingKey('key-1');
let atlassian: Atlassian;
let postgres: DatabaseUnderTest;
let backend: RunningBackend;
let site: JiraSite;

beforeAll(async () => {
  [atlassian, postgres] = await Promise.all([startAtlassian(key), postgresUnderTest()]);
  const address = await postgres.create();
  if (address.kind !== 'postgres') throw new Error('PostgreSQL');
  const keys = `one:${Buffer.alloc(32, 3).toString('base64')}`;
  backend = await runBackend(atlassian, { DATABASE_URL: address.url.reveal(), ENCRYPTION_KEYS: keys });
  site = siteNamed('attacker', atlassian.url);
  await signedEvent(site, backend.url, key, 'installed').expect(204);
});
afterAll(async () => {
  await backend.close();
  await Promise.all([atlassian.close(), postgres.stop()]);
});

const authorization = (): string => `JWT ${contextToken(site)}`;

/** A text in every place where the API takes one; bodies as they are sent. */
const places: Readonly<
  Record<string, (text: string) => readonly [method: string, path: string, body?: string]>
> = {
  'a list’s page': (text) => ['GET', `/api/self-tests?before=${quoted(text)}`],
  'a search for accounts': (text) => ['GET', `/api/accounts?q=${quoted(text)}`],
  'a search for operations': (text) => ['GET', `/api/operations?q=${quoted(text)}`],
  'the id of a run': (text) => ['GET', `/api/self-tests/${quoted(text)}/events`],
  'the run to compare with': (text) => ['GET', `/api/self-tests/aaaa-bbbb/changes?since=${quoted(text)}`],
  'a project': (text) => ['POST', '/api/self-tests', json({ project: text })],
  'an issue': (text) => ['POST', '/api/self-tests', json({ issue: text })],
  'a profile': (text) => ['POST', '/api/self-tests', json({ profile: text })],
  'an operation': (text) => ['POST', '/api/self-tests', json({ operations: [`GET /rest/api/3/${text}`] })],
  'an account': (text) => ['POST', '/api/self-tests', json({ account: text })],
  'a watched project': (text) => ['PUT', '/api/watch', json({ every: 'off', project: text })],
  'a watched account': (text) => ['PUT', '/api/watch', json({ every: 'off', accounts: [text] })],
  'an end': (text) => [
    'PUT',
    '/api/watch',
    json({ every: 'off', expiries: [{ what: text, expiresAt: '2027-01-01' }] }),
  ],
  'a pasted text': (text) => ['POST', '/api/explanations', json({ text })],
  'a pasted address': (text) => ['POST', '/api/explanations', json({ text: 'HTTP 403', url: text })],
  'a pasted method': (text) => ['POST', '/api/explanations', json({ text: 'HTTP 403', method: text })],
  'an imported report': (text) => ['POST', '/api/imported-reports', json({ schemaVersion: 2, id: text })],
};

const quoted = (text: string): string =>
  [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const json = JSON.stringify;

const texts: Readonly<Record<string, string>> = {
  'half a character': '\ud800',
  'the other half': '\udfff and more',
  NUL: 'a\u0000b',
  'line breaks': 'a\r\nSet-Cookie: b=c\r\n\r\nd',
  'a line of another kind': 'a\u2028b\u0085c',
  'letters that turn around': '\u202eevil\u2066',
  'a way up': '../../../etc/passwd',
  'a way up, encoded': '..%2f..%2f',
  'another query': 'a?b=c&d=e#f',
  'another host': '//evil.example/@evil.example',
  markup: '<img src=x onerror=alert(1)>',
  'a formula': '=cmd|calc!A1',
  'a template': '{{7*7}}%{7*7}#{7*7}',
  'a statement': `'; drop table self_tests; --`,
  'what every object has': '__proto__',
  constructor: 'constructor',
  'a name that exists': 'toString',
  'a very long text': 'é'.repeat(3_000),
  'a combining tower': `a${'\u0301'.repeat(2_000)}`,
  'an escape of terminals': '\u001b]0;owned\u0007',
  'a surrogate pair in parts': '😀'.slice(0, 1),
};

describe.each(Object.entries(places))('in %s', (_place, requestWith) => {
  test.each(Object.entries(texts))('%s breaks nothing', async (_name, text) => {
    const [method, path, body] = requestWith(text);
    const before = backend.logged.length;
    const answer = await fetch(backend.url + path, {
      method,
      headers: { authorization: authorization(), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
    const said = await answer.text();
    expect([answer.status, said.length]).toEqual([expect.any(Number), expect.any(Number)]);
    expect(answer.status).toBeLessThan(500);
    expect([...answer.headers.keys()]).not.toContain('set-cookie');
    // Every line of the log is one JSON object, whatever is in it.
    for (const line of backend.logged.slice(before)) {
      expect(line.trim().split('\n')).toHaveLength(1);
      expect(JSON.parse(line)).toMatchObject({ level: expect.anything() });
    }
    if (answer.status === 202) await ended(JSON.parse(said).id);
  });
});

async function ended(id: string): Promise<void> {
  const read = () =>
    supertest(backend.url).get(`/api/self-tests/${id}`).set('Authorization', authorization());
  await until(async () => (await read()).body.state !== 'running');
  const { body } = await read();
  expect([body.state, body.notChecked.filter((line: string) => line.includes('fault in Clearance'))]).toEqual(
    ['finished', []],
  );
}

test('whatever was asked for, nothing but paths below /rest was asked of the site', () => {
  const asked = atlassian.asked.filter((path) => !/^\/(keys|oauth2|_edge\/tenant_info)\b/.test(path));
  expect(asked.length).toBeGreaterThan(0);
  expect(
    asked.filter(
      (path) => !/^\/rest\/[^?#\s]*(\?[^#\s]*)?$/.test(path) || path.split('?')[0]?.includes('..'),
    ),
  ).toEqual([]);
});

test.each([
  ['__proto__', '{"__proto__":{"operations":["GET /rest/api/3/myself"],"isAdmin":true}}'],
  ['constructor', '{"constructor":{"prototype":{"isAdmin":true}}}'],
  ['nested', '{"operations":["GET /rest/api/3/myself"],"identities":{"__proto__":["anonymous"]}}'],
])('a body that reaches for what all objects share changes none: %s', async (_what, body) => {
  await fetch(`${backend.url}/api/explanations`, {
    method: 'POST',
    headers: { authorization: authorization(), 'content-type': 'application/json' },
    body,
  });
  await fetch(`${backend.url}/api/watch`, {
    method: 'PUT',
    headers: { authorization: authorization(), 'content-type': 'application/json' },
    body,
  });
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  expect(Reflect.get({}, 'operations')).toBeUndefined();
});

/** Sends these bytes and gives back whatever comes until the server closes, or a moment after it has fallen silent. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(backend.url).port), 'localhost');
  let heard = '';
  let closed = false;
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    closed = true;
  });
  socket.write(text);
  await until(() => closed || heard !== '');
  await aMoment();
  socket.destroy();
  return heard;
}
const statusesOf = (heard: string): number[] =>
  [...heard.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));

describe('on the wire', () => {
  const hidden = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  test.each([
    [
      'a length and chunks',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    [
      'two lengths',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    ],
    [
      'a length that is a list',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nContent-Length: 0, ${hidden.length}\r\n\r\n${hidden}`,
    ],
    [
      'chunks by another name',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n${hidden}`,
    ],
    [
      'chunks with a blank before the colon',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    [
      'a header on two lines',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n${hidden}`,
    ],
    [
      'a chunk longer than it says',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n${hidden}`,
    ],
    [
      'a length with a sign',
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n${hidden}`,
    ],
    [
      'line feeds alone',
      `POST /api/self-tests HTTP/1.1\nHost: x\nContent-Length: 0\nTransfer-Encoding: chunked\n\n0\n\n${hidden}`,
    ],
    ['NUL in a header', `GET /api/tenant HTTP/1.1\r\nHost: x\r\nX-A: b\u0000c\r\n\r\n${hidden}`],
  ])('%s: the request that is hidden in the body is not answered', async (_what, text) => {
    const statuses = statusesOf(await raw(text));
    expect(statuses).not.toContain(200);
    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true);
  });

  test('a body that was refused is not read as the next request', async () => {
    const body = hidden;
    const heard = await raw(
      `POST /api/self-tests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    expect(statusesOf(heard)).toEqual([401]);
  });

  test.each([
    ['another host', 'GET http://evil.example/api/tenant HTTP/1.1'],
    ['the server itself', 'OPTIONS * HTTP/1.1'],
    ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1'],
    ['a trace', 'TRACE /api/tenant HTTP/1.1'],
    ['no version', 'GET /api/tenant'],
    ['version 2', 'PRI * HTTP/2.0'],
    ['an upgrade', 'GET /api/tenant HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket'],
    ['an expectation', 'POST /api/self-tests HTTP/1.1\r\nExpect: 200-ok'],
  ])('asked for %s it refuses and lives', async (_what, head) => {
    const statuses = statusesOf(await raw(`${head}\r\nHost: x\r\n\r\n`));
    expect(statuses.length).toBeLessThanOrEqual(1);
    for (const status of statuses) expect([400, 401, 404, 405, 426, 505]).toContain(status);
    await supertest(backend.url).get('/healthz').expect(200);
  });

  test.each([
    '//api/tenant',
    '/api//tenant',
    '/API/tenant',
    '/api/tenant/',
    '/api/%74enant/',
    '/api/tenant%00',
    '/api/tenant;a=b',
    '/api\\tenant',
    '/./api/tenant/..',
    '/connect/../api/tenant',
    '/api/..%2fconnect/panel',
    '/api%2ftenant',
    '/api/tenant%20',
  ])('%s opens nothing to a stranger', async (path) => {
    const [status] = statusesOf(await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`));
    expect([400, 401, 404]).toContain(status);
  });
});
