import { z } from 'zod';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { basic } from './calls.ts';

/** How queries, bodies and credentials are read before a resource runs: measured on Cloud sites in September 2026 (github.com/brekkylab/backlot). */
let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
afterAll(() => jira.close());

const ada = () => ({ authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' });
const get = (path: string) => fetch(`${jira.siteUrl}/rest/api/3${path}`, { headers: ada() });
const post = (body: string | Buffer, type: string | null = 'application/json') =>
  fetch(`${jira.siteUrl}/rest/api/3/search/jql`, {
    method: 'POST',
    headers: { ...ada(), ...(type === null ? {} : { 'content-type': type }) },
    body: Buffer.from(body),
  });
const bodySchema = z.looseObject({
  detail: z.string().default(''),
  issues: z.array(z.unknown()).default([]),
});
const said = async (answer: Response) => bodySchema.parse(await answer.json());
const errors = (...errorMessages: string[]) => ({ errorMessages, errors: {} });
const range = errors('The maxResults parameter must be between 1 and 5,000.');
const token = errors('The provided next page token is invalid or expired.');
const unbounded = errors(
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
);
const invalid = {
  errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
};
const unparsed = {
  errorMessages: ['There was an error parsing JSON. Check that your request body is valid.'],
};
const nothing = { errorMessages: ['No content to map to Object due to end of input'] };

/** Measured by another party on a Cloud site in October 2026. */
test.each([
  ['/rest/api/3/issue/PAY-1/changelog', 100],
  ['/rest/api/3/issue/PAY-1/comment', 100],
  ['/rest/api/3/field/search', 50],
  ['/rest/agile/1.0/board', 50],
  ['/rest/agile/1.0/board/1/sprint', 50],
  ['/rest/agile/1.0/board/1/issue', 5000],
  ['/rest/agile/1.0/sprint/1/issue', 5000],
])('a page of %s has at most %i', async (path, most) => {
  const answer = await fetch(`${jira.siteUrl}${path}?maxResults=10000`, { headers: ada() });
  expect(await answer.json()).toMatchObject({ maxResults: most });
});

test('a query is ordered by at most seven fields', async () => {
  const seven = 'key, summary, status, priority, assignee, reporter, created';
  const by = (fields: string) =>
    get(`/search/jql?jql=${encodeURIComponent(`project = PAY order by ${fields}`)}`);
  expect((await by(seven)).status).toBe(200);
  const refused = await by(`${seven}, updated`);
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { errorMessages: ['JQL can be ordered by at most 7 fields.'], errors: {} },
  ]);
});

test('changelogs of several issues come in pages of up to 10,000, the oldest change first', async () => {
  const json = { ...ada(), 'content-type': 'application/json' };
  for (const key of ['PAY-3', 'PAY-1'])
    await fetch(`${jira.siteUrl}/rest/api/3/issue/${key}`, {
      ...{ method: 'PUT', headers: json },
      body: JSON.stringify({ fields: { summary: `Changed ${key}` } }),
    });
  const ask = (maxResults: number) =>
    fetch(`${jira.siteUrl}/rest/api/3/changelog/bulkfetch`, {
      ...{ method: 'POST', headers: json },
      body: JSON.stringify({ issueIdsOrKeys: ['PAY-1', 'PAY-3'], fieldIds: ['summary'], maxResults }),
    });
  expect((await ask(10_001)).status).toBe(400);
  expect(await (await ask(10_000)).json()).toMatchObject({
    issueChangeLogs: [{ issueId: '10102' }, { issueId: '10100' }],
  });
});

describe('bounds of a page', () => {
  test.each([
    ['', 0, 100],
    ['startAt=-1', 0, 100],
    ['startAt=100', 100, 100],
    ['maxResults=0', 0, 1],
    ['maxResults=-1', 0, 1],
    ['maxResults=100000', 0, 100],
    ['maxResults=', 0, 100],
    ['maxResults=%20', 0, 100],
    ['maxResults=%2B3', 0, 3],
    ['maxResults=%203%20', 0, 3],
    ['maxResults=3%204', 0, 34],
    ['maxResults=3%E2%80%834', 0, 34],
    ['maxResults=%D9%A3', 0, 3],
    ['maxResults=%F0%9D%9F%9A', 0, 2],
    ['maxResults=2147483647', 0, 100],
    ['startAt=2147483648', 2147483648, 100],
    ['startAt=-9223372036854775808', 0, 100],
    ['startAt=3&startAt=5', 3, 100],
    ['startAt=5&startAt=abc', 5, 100],
    ['startAt=&startAt=5', 0, 100],
  ])('%s of comments', async (query, startAt, maxResults) => {
    const answer = await get(`/issue/PAY-1/comment?${query}`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { startAt, maxResults, total: 0, comments: [] },
    ]);
  });

  test.each([
    ['maxResults', 'abc'],
    ['maxResults', '1.5'],
    ['maxResults', '1_0'],
    ['maxResults', '2147483648'],
    ['maxResults', '-2147483649'],
    ['maxResults', '\u00a03'],
    ['maxResults', '3\u20074'],
    ['maxResults', ' abc '],
    ['startAt', '9223372036854775808'],
    ['startAt', '-9223372036854775809'],
  ])('%s=%s is no number, whatever issue is asked for', async (name, value) => {
    for (const path of ['/issue/PAY-1/comment', '/issue/NOPE-1/comment', '/search/jql']) {
      const answer = await get(`${path}?${name}=${encodeURIComponent(value)}`);
      expect([answer.status, (await said(answer)).detail]).toEqual([
        400,
        `Failed to convert '${name}' with value: '${value}'`,
      ]);
    }
  });

  test('the first of several that is no number is named as an array of Java is', async () => {
    const { detail } = await said(await get('/issue/PAY-1/comment?startAt=abc&startAt=5'));
    expect(detail).toMatch(/^Failed to convert 'startAt' with value: '\[Ljava\.lang\.String;@[0-9a-f]+'$/);
  });

  test.each(['bogus', 'updated', '--created', ''])('orderBy=%s of comments', async (order) => {
    for (const key of ['PAY-1', 'NOPE-1'])
      expect((await get(`/issue/${key}/comment?orderBy=${order}`)).status).toBe(400);
    expect((await get('/issue/NOPE-1/comment')).status).toBe(404);
  });
});

describe('what is searched for', () => {
  test.each([
    ['maxResults=5', unbounded],
    ['jql=order%20by%20created', unbounded],
    ['jql=project%3DPAY&maxResults=0', range],
    ['jql=project%3DPAY&maxResults=5001', range],
    ['maxResults=-1', range],
    ['jql=project%3DPAY&maxResults=-1&nextPageToken=x', token],
    ['jql=project%3DNONE&nextPageToken=x', token],
  ])('GET with %s', async (query, body) => {
    const answer = await get(`/search/jql?${query}`);
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  const jql = 'project = PAY';
  test.each([
    [{ jql: null }, unbounded],
    [{ jql, maxResults: null }, range],
    [{ jql, maxResults: '5001' }, range],
    [{ jql, maxResults: 'abc' }, invalid],
    [{ jql, maxResults: true }, invalid],
    [{ jql, startAt: 0 }, invalid],
    [{ jql: [jql] }, invalid],
    [{ jql, nextPageToken: ['x'] }, invalid],
    [{ jql, nextPageToken: 5 }, token],
  ])('POST of %j', async (given, body) => {
    const answer = await post(JSON.stringify(given));
    expect([answer.status, await answer.json()]).toEqual([400, body]);
  });

  test.each([
    [JSON.stringify({ jql, maxResults: 1.5 }), 1],
    [JSON.stringify({ jql, maxResults: '2' }), 2],
    [
      JSON.stringify({ jql, fields: ['summary'], expand: 'names', reconcileIssues: [1], fieldsByKeys: true }),
      3,
    ],
    [`${JSON.stringify({ jql })} and more`, 3],
  ])('POST of %s finds', async (body, size) => {
    const answer = await post(body);
    expect([answer.status, (await said(answer)).issues.length]).toEqual([200, size]);
  });

  test.each([
    ['', nothing],
    ['null', nothing],
    ['{', unparsed],
    ['\u00a0{}', unparsed],
    ['[]', invalid],
    ['5', invalid],
    ['"x"', invalid],
    ['   ', invalid],
    [Buffer.from('7b226a716c223a22ff227d', 'hex'), invalid],
  ])('%j is no payload', async (body, refusal) => {
    const answer = await post(body);
    expect([answer.status, await answer.json()]).toEqual([400, refusal]);
  });

  test('a body that is not there, of no type, is not JSON', async () => {
    const answer = await post('', null);
    expect([answer.status, (await said(answer)).detail]).toEqual([
      415,
      "Content-Type 'null' is not supported.",
    ]);
  });
});

describe('before Jira', () => {
  test.each([
    ['/rest/api/3/serverInfo', 'GET,HEAD,OPTIONS'],
    ['/rest/api/3/issue/NOPE-1', 'DELETE,GET,HEAD,OPTIONS,PUT'],
    ['/rest/api/3/search/jql', 'GET,HEAD,OPTIONS,POST'],
  ])('%s tells its methods', async (path, methods) => {
    const answer = await fetch(jira.siteUrl + path, { method: 'OPTIONS', headers: ada() });
    const { headers } = answer;
    expect([answer.status, await answer.text(), headers.get('accept-patch')]).toEqual([200, '', '']);
    expect(headers.get('content-type')).toBe('text/html;charset=UTF-8');
    expect(headers.get('allow')?.split(',').sort().join()).toBe(methods);
  });

  test('a Bearer that nobody can read is refused without a header of Jira', async () => {
    const answer = await fetch(`${jira.siteUrl}/rest/api/3/serverInfo`, {
      headers: { authorization: 'Bearer opaque' },
    });
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      403,
      'application/json',
      '{"error": "Failed to parse Connect Session Auth Token"}',
    ]);
    for (const name of ['x-arequestid', 'cache-control', 'timing-allow-origin', 'x-aaccountid'])
      expect(answer.headers.has(name)).toBe(false);
    expect(answer.headers.has('atl-traceid')).toBe(true);
  });

  test.each([
    [basic('nobody@example.com', 'wrong'), 'AUTHENTICATED_FAILED'],
    [basic('', 'wrong'), null],
    [`Basic ${Buffer.from('nobody@example.com').toString('base64')}`, null],
  ])('%s', async (authorization, reason) => {
    const answer = await fetch(`${jira.siteUrl}/rest/api/3/project/search`, { headers: { authorization } });
    expect([answer.status, answer.headers.get('x-seraph-loginreason')]).toEqual([200, reason]);
  });
});
