import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { jsonOf, postJson } from './calls.ts';
import { missing } from './recorded/places.ts';
import { worked } from './recorded/situations.ts';

/**
 * Keys and types of items that programs which copy whole sites kept of real ones, without their content. `query` is what the
 * program asked.
 */
const rowSchema = z.object({
  method: z.literal('GET'),
  path: z.string(),
  query: z.string().optional(),
  body: z.record(z.string(), z.string()),
});
const rows = z
  .array(rowSchema)
  .parse(JSON.parse(readFileSync(new URL('./recorded/lists.json', import.meta.url), 'utf8')));

let jira: Jira;
let names: Readonly<Record<string, string>>;

const ada = () => ({ authorization: jira.credential('api-token', 'Ada Admin').authorization ?? '' });
const get = (path: string) => fetch(`${jira.siteUrl}${path}`, { headers: ada() });
const post = (path: string, body: unknown) => postJson(`${jira.siteUrl}/rest/api/3${path}`, body, ada());
const made = async (path: string, body: unknown) => jsonOf(await post(path, body));

/** A site on which somebody has made one of each thing, and what a path calls them. */
async function peopled() {
  await worked(jira);
  await made('/component', { name: 'Mine', project: 'PAY', description: 'd', assigneeType: 'PROJECT_LEAD' });
  const me = (await jsonOf(await get('/rest/api/3/myself'))).accountId;
  await made('/component', {
    ...{ name: 'Mine too', project: 'PAY', description: 'd' },
    ...{ assigneeType: 'COMPONENT_LEAD', leadAccountId: me },
  });
  const dated = { startDate: '2020-01-01', releaseDate: '2020-02-01' };
  await made('/version', { name: '2.0', projectId: 10000, description: 'd', ...dated });
  await made('/dashboard', { name: 'Mine', description: 'd', sharePermissions: [], editPermissions: [] });
  await made('/projectCategory', { name: 'Mine', description: 'd' });
  await made('/issuesecurityschemes', { name: 'Mine', description: 'd' });
  const filter = await made('/filter', { name: 'Mine', jql: 'project = PAY' });
  await post(`/filter/${filter.id}/permission`, { type: 'project', projectId: '10000' });
  const kinds = 'com.atlassian.jira.plugin.system.customfieldtypes:';
  const field = await made('/field', {
    ...{ name: 'Colour', type: `${kinds}select`, searcherKey: `${kinds}multiselectsearcher` },
  });
  const contexts = await jsonOf(await get(`/rest/api/3/field/${field.id}/context`));
  const [context] = z.array(z.object({ id: z.string() })).parse(contexts.values);
  await post(`/field/${field.id}/context/${context?.id}/option`, { options: [{ value: 'red' }] });
  await postJson(`${jira.siteUrl}/rest/agile/1.0/sprint/1/issue`, { issues: ['PAY-1'] }, ada());
  const screens = await jsonOf(await get('/rest/api/3/screens'));
  const [screen] = z.array(z.object({ id: z.number() })).parse(screens.values);
  const answer = await get(`/rest/api/3/screens/${screen?.id}/tabs`);
  const [tab] = z.array(z.object({ id: z.number() })).parse(await answer.json());
  return {
    ...{ projectIdOrKey: 'PAY', projectId: '10000', issueIdOrKey: 'PAY-1', boardId: '1', sprintId: '1' },
    ...{ type: 'user', id: filter.id, fieldId: field.id, contextId: context?.id ?? '', accountId: me },
    ...{ screenId: String(screen?.id), tabId: String(tab?.id) },
  };
}

beforeAll(async () => {
  jira = await createJira();
  names = await peopled();
});
afterAll(() => jira.close());

test.each(rows.map((row) => [row.path, row] as const))('GET %s has what was recorded', async (_, row) => {
  const filled = (text: string) => text.replace(/\{([A-Za-z]+)\}/g, (_whole, name) => names[name] ?? '');
  const answer = await get(`${filled(row.path)}${row.query === undefined ? '' : `?${filled(row.query)}`}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/json;charset=UTF-8');
  expect(missing(row.body, await answer.json())).toEqual([]);
});

test('fields as people read them', async () => {
  const shown = await jsonOf(await get('/rest/api/3/issue/PAY-1?expand=renderedFields'));
  const { renderedFields } = shown;
  expect(renderedFields).toMatchObject({
    summary: null,
    duedate: null,
    description: '<p>words</p>',
    environment: '',
    timespent: '1 hour',
    timeoriginalestimate: '4 hours',
    timetracking: { originalEstimate: '4 hours', timeSpent: '1 hour', timeSpentSeconds: 3600 },
    comment: { total: 1, comments: [{ body: '<p>words</p>' }] },
    worklog: { total: 1, worklogs: [{ comment: '<p>words</p>', timeSpent: '1 hour' }] },
  });
  const time = /^\d\d\/[A-Z][a-z]{2}\/\d\d \d{1,2}:\d\d [AP]M$/;
  for (const read of [renderedFields.created, renderedFields.comment.comments[0].created])
    expect(read).toMatch(time);
});

test('a holder is told with what it names where that is asked for', async () => {
  const schemes = await jsonOf(await get('/rest/api/3/permissionscheme?expand=projectRole'));
  const holders = schemes.permissionSchemes.flatMap(
    (scheme: { permissions: unknown[] }) => scheme.permissions,
  );
  const kinds = z.array(z.object({ holder: z.looseObject({ type: z.string() }) })).parse(holders);
  const role = kinds.find(({ holder }) => holder.type === 'projectRole')?.holder;
  expect(role).toMatchObject({ projectRole: { id: Number(role?.parameter) } });
  const [group] = (await jsonOf(await get('/rest/api/3/group/bulk'))).values;
  const grant = { holder: { type: 'group', parameter: group.name }, permission: 'ADD_COMMENTS' };
  const { holder } = await made(`/permissionscheme/${schemes.permissionSchemes[0].id}/permission`, grant);
  expect(holder).toEqual({ type: 'group', parameter: group.name, value: group.groupId, expand: 'group' });
});

test("the site's own dashboard is the administrators', those one made are favourites", async () => {
  const { dashboards } = await jsonOf(await get('/rest/api/3/dashboard'));
  expect(dashboards).toEqual([
    expect.objectContaining({ systemDashboard: true, isWritable: true, view: '/jira/dashboards/10000' }),
    expect.objectContaining({ systemDashboard: false, isFavourite: true, rank: 0 }),
  ]);
});
