import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { basic, jsonOf, postJson } from './calls.ts';
import { documentOf } from './direct.ts';

/** The form of answers of real Jira, without their content: see scripts/simulator-recordings.mjs. */
const rowSchema = z.object({
  door: z.enum(['site', 'gateway']),
  login: z.string(),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  contentType: z.array(z.string()),
  headers: z.array(z.string()),
  /** Place in the body → types seen there. */
  body: z.record(z.string(), z.string()).default({}),
});
type Row = z.infer<typeof rowSchema>;
const rows = z
  .array(rowSchema)
  .parse(JSON.parse(readFileSync(new URL('./recorded/shapes.json', import.meta.url), 'utf8')));

/** Headers that are the edge's business of the day, of one recording, or of the proxy that passed the gateway's answers on. */
const passing = new Set([
  ...['x-anodeid', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'location', 'x-frame-options'],
]);

/** Documented as 201, and so by everybody else; the recording was passed on by a proxy that may have written its own. */
const doubtful = new Set(['POST /rest/api/3/issueLink 200']);

const nameOf = ({ method, path, status }: Row): string => `${method} ${path} ${status}`;
const told = rows.filter((row) => !doubtful.has(nameOf(row)));

interface Asked {
  readonly path: string;
  readonly body?: unknown;
}

const issue = { fields: { project: { key: 'PAY' }, summary: 'x', issuetype: { name: 'Task' } } };

let jira: Jira;
beforeAll(async () => {
  jira = await createJira();
});
beforeEach(() => jira.reset());
afterAll(() => jira.close());

const ada = () => ({ authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' });
const made = async (path: string, body: unknown) =>
  jsonOf(await postJson(`${jira.siteUrl}/rest/api/3${path}`, body, ada()));

async function attached(): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob(['words']), 'a.txt');
  const answer = await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1/attachments`, {
    method: 'POST',
    headers: { ...ada(), 'x-atlassian-token': 'no-check' },
    body: form,
  });
  const [attachment] = z.array(z.object({ id: z.string() })).parse(await answer.json());
  return attachment?.id ?? '';
}

async function linked(): Promise<string> {
  const ends = { inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-3' } };
  await postJson(`${jira.siteUrl}/rest/api/3/issueLink`, { type: { name: 'Relates' }, ...ends }, ada());
  const shown = await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1`, { headers: ada() });
  return (await jsonOf(shown)).fields.issuelinks[0].id;
}

const epic = async (): Promise<string> => {
  const fields = { ...issue.fields, issuetype: { name: 'Epic' } };
  return (await made('/issue', { fields })).key;
};

const someWords = documentOf('words');

/** A work item on which people have worked, so that no list of its answer is empty. */
async function worked(): Promise<void> {
  const component = await made('/component', { name: 'Cards', project: 'PAY', description: 'All cards' });
  const version = await made('/version', { name: '1.0', projectId: 10000, description: 'First' });
  await fetch(`${jira.siteUrl}/rest/api/3/issue/PAY-1`, {
    method: 'PUT',
    headers: { ...ada(), 'content-type': 'application/json' },
    body: JSON.stringify({
      fields: {
        description: someWords,
        labels: ['red'],
        components: [{ id: component.id }],
        fixVersions: [{ id: version.id }],
        timetracking: { originalEstimate: '4h' },
      },
    }),
  });
  await made('/issue/PAY-1/comment', { body: someWords });
  await made('/issue/PAY-1/worklog', { timeSpent: '1h', comment: someWords });
}

/** Recorded on a site whose project anybody may read and work in. */
async function open(): Promise<void> {
  const holder = { type: 'anyone' };
  for (const permission of ['BROWSE_PROJECTS', 'TRANSITION_ISSUES'])
    await jira.control('grant-in-project', { project: 'PAY', permission, holder });
}

const me = '5b10ac8d82e05b22cc7d4ef5';
/** What a recorded call rests on: the state it was made in, and what it named. */
const situations: Readonly<Record<string, () => Asked | Promise<Asked>>> = {
  'GET /rest/api/3/user 200': () => ({ path: `/rest/api/3/user?accountId=${me}` }),
  'GET /rest/api/3/search/jql 200': () => ({
    path: '/rest/api/3/search/jql?jql=project%3DPAY&fields=*all',
  }),
  // Of a team-managed project.
  'GET /rest/api/3/status/{id} 200': () => ({ path: '/rest/api/3/status/10100' }),
  'POST /rest/api/3/search/jql 200': () => ({
    path: '/rest/api/3/search/jql',
    body: { jql: 'project = PAY', fields: ['summary'] },
  }),
  'GET /rest/api/3/project/{projectIdOrKey} 404': () => ({ path: '/rest/api/3/project/NONE' }),
  'POST /rest/api/3/issue 201': () => ({ path: '/rest/api/3/issue', body: issue }),
  'POST /rest/api/3/issue 400': () => ({ path: '/rest/api/3/issue', body: issue }),
  'POST /rest/api/3/issue/{issueIdOrKey}/comment 201': () => ({
    path: '/rest/api/3/issue/PAY-1/comment',
    body: { body: documentOf('words') },
  }),
  'POST /rest/api/3/issue/{issueIdOrKey}/worklog 201': () => ({
    path: '/rest/api/3/issue/PAY-1/worklog',
    body: { timeSpent: '1h', comment: someWords },
  }),
  'DELETE /rest/api/3/attachment/{id} 204': async () => ({
    path: `/rest/api/3/attachment/${await attached()}`,
  }),
  'DELETE /rest/api/3/issueLink/{id} 204': async () => ({ path: `/rest/api/3/issueLink/${await linked()}` }),
  'DELETE /rest/api/3/issue/{issueIdOrKey}/watchers 204': () => ({
    path: `/rest/api/3/issue/PAY-1/watchers?accountId=${me}`,
  }),
  'DELETE /rest/api/3/issue/{issueIdOrKey}/worklog/{id} 204': async () => {
    const { id } = await made('/issue/PAY-1/worklog', { timeSpent: '1h' });
    return { path: `/rest/api/3/issue/PAY-1/worklog/${id}` };
  },
  'GET /rest/agile/1.0/epic/{epicIdOrKey}/issue 200': async () => {
    const key = await epic();
    await postJson(`${jira.siteUrl}/rest/agile/1.0/epic/${key}/issue`, { issues: ['PAY-1'] }, ada());
    return { path: `/rest/agile/1.0/epic/${key}/issue` };
  },
  'POST /rest/agile/1.0/epic/{id}/issue 204': async () => ({
    path: `/rest/agile/1.0/epic/${await epic()}/issue`,
    body: { issues: ['PAY-1'] },
  }),
};

const examples: Readonly<Record<string, string>> = {
  '{issueIdOrKey}': 'PAY-1',
  '{projectIdOrKey}': 'PAY',
  '{id}': '10000',
};

const usual = ({ path }: Row): Asked => ({
  path: path.replace(/\{[^}]+\}/g, (name) => examples[name] ?? '1'),
});

const rejected = { authorization: basic('ada@example.com', 'ATATT3xSimulated-mistyped') };

/** The door and the login of a row. The gateway's were all made by a connected app, whether the recording says so or not. */
function signedIn({ door, login, status, method }: Row): { base: string; headers: Record<string, string> } {
  if (door === 'site') {
    if (method === 'HEAD') return { base: jira.siteUrl, headers: {} };
    return { base: jira.siteUrl, headers: login === 'login failed' || status === 401 ? rejected : ada() };
  }
  const { url, authorization } = jira.credential('oauth-3lo', 'Sample integration');
  return { base: url, headers: { authorization: authorization ?? '' } };
}

async function answered(name: string, row: Row): Promise<Response> {
  await worked();
  const asked = await (situations[name] ?? (() => usual(row)))();
  const byAnybody = row.login === 'login failed' && row.status === 200;
  if (byAnybody) await open();
  const { base, headers } = signedIn(row);
  const origin = row.path.startsWith('/oauth/') ? jira.apiUrl : base;
  const query = byAnybody ? '?expand=transitions&properties=*all' : '';
  return fetch(`${origin}${asked.path}${query}`, {
    method: row.method,
    redirect: 'manual',
    headers: {
      ...headers,
      accept: 'application/json',
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
  });
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** Every place of a body with the types seen there; items of a list share one. */
function places(value: unknown, at: string, found: Map<string, Set<string>>): Map<string, Set<string>> {
  found.set(at, (found.get(at) ?? new Set()).add(typeOf(value)));
  if (Array.isArray(value)) for (const item of value) places(item, `${at}/*`, found);
  else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value)) places(item, `${at}/${name}`, found);
  return found;
}

/** Recorded places that an answer has not, or has with another type; null fits everything. */
function missing({ body }: Row, value: unknown): string[] {
  const found = places(value, '', new Map());
  return Object.entries(body)
    .filter(([place, types]) => {
      const here = found.get(place);
      const fits = [...(here ?? [])].some((type) => type === 'null' || types.split('|').includes(type));
      return here === undefined || !(fits || types.includes('null'));
    })
    .map(([place]) => place);
}

const named = told.map((row) => [row.door, row.login, nameOf(row), row] as const);

test.each(named)('%s, %s: %s has the recorded form', async (_door, _login, name, row) => {
  const answer = await answered(name, row);
  expect(answer.status).toBe(row.status);
  if (row.contentType.length > 0) expect(row.contentType).toContain(answer.headers.get('content-type'));
  expect(row.headers.filter((each) => !passing.has(each) && !answer.headers.has(each))).toEqual([]);
  const places = Object.keys(row.body).length;
  if (places === 0) return;
  const lacking = missing(row, await answer.json());
  // Some places are of a kind of project or account that the sample has not.
  expect(lacking.slice(Math.floor(places / 10))).toEqual([]);
});
