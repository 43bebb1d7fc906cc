import { eventsWithScopes } from '../../../src/jira-facts/index.ts';
import { toldEvents } from '../../../src/simulated-jira/forge/product-events/index.ts';
import { createJira, type InstalledForgeApp, type Jira } from '../../../src/simulated-jira/index.ts';
import { documentOf } from '../direct.ts';

const manifest = (scopes: string, triggers: string) => `
app: { id: 'ari:cloud:ecosystem::app/11111111-2222-4333-8444-555555555555', name: Listener }
permissions: { scopes: ${scopes} }
modules:
  function: [{ key: hear, handler: index.hear }]
  trigger:
${triggers}
`;
const everything =
  '[read:jira-work, read:jira-user, write:jira-work, manage:jira-configuration, read:sprint:jira-software, read:board-scope:jira-software, read:issue-details:jira, read:project:jira, read:jql:jira]';
const listening = (events: readonly string[], more = '') =>
  `    - { key: t, function: hear, events: ${JSON.stringify(events)}${more} }`;

let jira: Jira;
// biome-ignore lint/suspicious/noExplicitAny: a test looks into messages freely
const heard: Record<string, any>[] = [];
const functions = { hear: async (event: unknown) => heard.push(event as Record<string, unknown>) };
const install = (scopes: string, triggers: string): Promise<InstalledForgeApp> =>
  jira.installForge({ manifest: manifest(scopes, triggers), functions });

beforeAll(async () => {
  jira = await createJira();
});
beforeEach(() => {
  jira.reset();
  heard.length = 0;
});
afterAll(() => jira.close());

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers freely
async function ask(method: string, path: string, body?: unknown): Promise<any> {
  const { authorization = '' } = jira.credential('api-token', 'Ada Admin');
  const address = path.startsWith('/rest/') ? path : `/rest/api/3${path}`;
  const answer = await fetch(`${jira.siteUrl}${address}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(`${method} ${path} ${answer.ok}`).toBe(`${method} ${path} true`);
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

/** What was heard by one write, without the product's prefix. */
async function hearing(method: string, path: string, body?: unknown) {
  const from = heard.length;
  const made = await ask(method, path, body);
  const events = heard
    .slice(from)
    .map(({ eventType }) => String(eventType).replace(/^avi:jira(?:-software)?:/, ''));
  return { made, events: events.join(' ') };
}

const mika = () => jira.credential('api-token', 'Mika Member').accountId ?? '';
const mention = () => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: mika(), text: '@Mika' } }] }],
});

test('every event is one of Atlassian’s', () => {
  const known = eventsWithScopes();
  expect([...toldEvents()].filter((event) => !known.has(event))).toEqual([]);
});

test('each write tells of what it changed', async () => {
  await install(everything, listening([...toldEvents()]));
  const project = { projectTypeKey: 'software', leadAccountId: mika(), key: 'NEW', name: 'New' };
  const steps: [string, string, unknown, string][] = [
    ['PUT', '/issue/PAY-1', { fields: { summary: 'x' } }, 'updated:issue'],
    ['PUT', '/issue/PAY-1', { fields: { summary: 'x' } }, ''],
    ['PUT', '/issue/PAY-1/assignee', { accountId: null }, 'updated:issue assigned:issue'],
    ['PUT', '/issue/PAY-1', { fields: { description: mention() } }, 'updated:issue mentioned:issue'],
    ['POST', '/issue/PAY-1/transitions', { transition: { id: '21' } }, 'updated:issue'],
    ['POST', '/issue/PAY-1/comment', { body: mention() }, 'commented:issue mentioned:comment'],
    ['POST', '/issue/PAY-1/worklog', { timeSpent: '1h' }, 'created:worklog'],
    [
      ...(['POST', '/issueLink'] as const),
      { type: { name: 'Blocks' }, inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-2' } },
      'created:issuelink',
    ],
    ['POST', '/project', project, 'created:project'],
    ['PUT', '/project/NEW', { name: 'Newer' }, 'updated:project'],
    ['POST', '/project/NEW/archive', undefined, 'archived:project'],
    ['POST', '/project/NEW/restore', undefined, 'unarchived:project'],
    ['DELETE', '/project/NEW', undefined, 'softdeleted:project'],
    ['POST', '/project/NEW/restore', undefined, 'restored:project'],
    ['DELETE', '/project/NEW?enableUndo=false', undefined, 'deleted:project'],
    ['POST', '/filter', { name: 'F', jql: 'project = PAY' }, 'created:filter'],
    ['PUT', '/rest/agile/1.0/sprint/1', { state: 'closed', name: 'S' }, 'closed:sprint'],
    ['DELETE', '/issue/PAY-2', undefined, 'deleted:issue'],
  ];
  for (const [method, path, body, events] of steps)
    expect(`${method} ${path}: ${(await hearing(method, path, body)).events}`).toBe(
      `${method} ${path}: ${events}`,
    );
  const version = (await hearing('POST', '/version', { name: '9', projectId: 10_000 })).made.id;
  const released = await hearing('PUT', `/version/${version}`, { released: true });
  expect(released.events).toBe('updated:version released:version');
  const other = (await ask('POST', '/version', { name: '10', projectId: 10_000 })).id;
  expect((await hearing('PUT', `/version/${version}/mergeto/${other}`)).events).toBe('merged:version');
  expect(heard.at(-1)).toMatchObject({ version: { name: '10' }, mergedVersion: { name: '9' } });
  const component = (await hearing('POST', '/component', { name: 'C', project: 'PAY' })).made.id;
  expect((await hearing('DELETE', `/component/${component}`)).events).toBe('deleted:component');
  const field = (
    await hearing('POST', '/field', {
      name: 'Size',
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
    })
  ).made.id;
  expect(heard.at(-1)).toMatchObject({ eventType: 'avi:jira:created:field', id: field, typeName: 'float' });
  expect((await hearing('POST', `/field/${field}/trash`)).events).toBe('trashed:field');
});

test('an issue goes along with few fields and people as accounts, a comment as a document', async () => {
  await install(everything, listening(['avi:jira:commented:issue', 'avi:jira:updated:issue']));
  await ask('PUT', '/issue/PAY-1/assignee', { accountId: null });
  await ask('PUT', '/issue/PAY-1/assignee', { accountId: mika() });
  await ask('POST', '/issue/PAY-1/transitions', { transition: { id: '21' } });
  const [, assigned, moved] = heard;
  expect(Object.keys(assigned?.issue.fields).sort().join(' ')).toBe(
    'assignee created creator issuetype project reporter status summary updated',
  );
  expect(assigned?.issue.fields.assignee).toEqual({ accountId: mika() });
  expect(assigned?.associatedUsers).toContainEqual({ accountId: mika() });
  expect(moved?.associatedStatuses.map(({ name }: { name: string }) => name)).toEqual([
    'In Progress',
    'To Do',
  ]);
  await ask('POST', '/issue/PAY-1/comment', { body: documentOf('words') });
  expect(heard.at(-1)?.comment.body).toMatchObject({ type: 'doc' });
});

test('scopes decide what an app hears, and filters what it wants to', async () => {
  await install('[read:jira-user]', listening(['avi:jira:updated:issue']));
  await ask('PUT', '/issue/PAY-1', { fields: { summary: 'unheard' } });
  expect(heard).toEqual([]);
  await jira.reset();
  const filter = `, filter: { expression: "event.issue.fields.summary.includes('loud')", onError: IGNORE }`;
  await install('[read:jira-work]', listening(['avi:jira:updated:issue'], filter));
  await ask('PUT', '/issue/PAY-1', { fields: { summary: 'soft' } });
  await ask('PUT', '/issue/PAY-1', { fields: { summary: 'loud' } });
  expect(heard.map(({ issue }) => issue.fields.summary)).toEqual(['loud']);
});
