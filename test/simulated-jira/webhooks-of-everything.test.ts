import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { until } from '../run/until.ts';

let jira: Jira;
// biome-ignore lint/suspicious/noExplicitAny: a message that a test looks into
const told: any[] = [];
const catching: typeof fetch = async (address, init) => {
  if (!String(address).includes('/hook')) return fetch(address, init);
  told.push(JSON.parse(String(init?.body)));
  return new Response(null, { status: 200 });
};

beforeAll(async () => {
  jira = await createJira({ fetch: catching });
});
beforeEach(() => {
  jira.reset();
  told.length = 0;
});
afterAll(() => jira.close());

const ask = async (method: string, path: string, body?: unknown) => {
  const authorization = jira.credential('api-token', 'Ada Admin').authorization ?? '';
  const answer = await fetch(`${jira.siteUrl}${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return text === '' ? {} : JSON.parse(text);
};
const listen = (...events: string[]) =>
  ask('POST', '/rest/webhooks/1.0/webhook', { name: 'all', url: 'https://example.org/hook', events });
const messages = async (count: number) => {
  await until(() => told.length >= count);
  return told;
};

test('a link is told of as it comes and goes, also one that is made along with an issue', async () => {
  await listen('issuelink_created', 'issuelink_deleted');
  const type = { name: 'Relates' };
  await ask('POST', '/rest/api/3/issueLink', {
    type,
    inwardIssue: { key: 'PAY-1' },
    outwardIssue: { key: 'PAY-2' },
  });
  await ask('PUT', '/rest/api/3/issue/PAY-1', {
    update: { issuelinks: [{ add: { type, outwardIssue: { key: 'PAY-3' } } }] },
  });
  const [made] = await messages(2);
  await ask('DELETE', `/rest/api/3/issueLink/${made.issueLink.id}`);
  const [, second, gone] = await messages(3);
  expect(told.map(({ webhookEvent }) => webhookEvent)).toEqual([
    'issuelink_created',
    'issuelink_created',
    'issuelink_deleted',
  ]);
  expect(made.issueLink).toMatchObject({
    sourceIssueId: 10100,
    destinationIssueId: 10101,
    issueLinkType: { name: 'Relates', isSubTaskLinkType: false },
    systemLink: false,
  });
  expect(second.issueLink.id).not.toBe(made.issueLink.id);
  expect(gone.issueLink).toEqual(made.issueLink);
});

test('issues that a call of boards names are told of one by one, with what changed', async () => {
  await listen('jira:issue_updated');
  await ask('POST', '/rest/agile/1.0/sprint/1/issue', { issues: ['PAY-1', 'PAY-2'] });
  const updates = await messages(1);
  expect(updates.map(({ issue, changelog }) => [issue.key, changelog.items[0].field])).toEqual(
    expect.arrayContaining([['PAY-2', 'Sprint']]),
  );
});

test.each([
  ['filter', '/rest/api/3/filter', { name: 'Mine', jql: 'project = PAY' }, 'filter', 'id'],
  ['issuetype', '/rest/api/3/issuetype', { name: 'Chore', type: 'standard' }, 'issueType', 'id'],
] as const)('a %s is told of from its making to its end', async (name, path, body, member, id) => {
  const events = ['created', 'updated', 'deleted'].map((what) => `${name}_${what}`);
  await listen(...events);
  const made = await ask('POST', path, body);
  await ask('PUT', `${path}/${made[id]}`, { ...body, description: 'changed', name: 'Other' });
  await ask('DELETE', `${path}/${made[id]}`);
  expect((await messages(3)).map((each) => [each.webhookEvent, each[member].id])).toEqual(
    events.map((event) => [event, made[id]]),
  );
});

test('a version that is merged names the one that takes over, a moved one itself; a person that goes is told of', async () => {
  await listen('jira:version_moved', 'jira:version_deleted', 'user_deleted');
  const version = (name: string) => ask('POST', '/rest/api/3/version', { name, projectId: 10000 });
  const [first, second] = [await version('m1'), await version('m2')];
  await ask('POST', `/rest/api/3/version/${first.id}/move`, { position: 'First' });
  await ask('PUT', `/rest/api/3/version/${first.id}/mergeto/${second.id}`);
  const mika = jira.credential('api-token', 'Mika Member').accountId ?? '';
  await ask('DELETE', `/rest/api/3/user?accountId=${mika}`);
  expect(await messages(3)).toEqual([
    expect.objectContaining({
      webhookEvent: 'jira:version_moved',
      version: expect.objectContaining({ id: first.id }),
    }),
    expect.objectContaining({
      webhookEvent: 'jira:version_deleted',
      version: expect.objectContaining({ id: first.id }),
      mergedTo: expect.objectContaining({ id: second.id }),
    }),
    expect.objectContaining({
      webhookEvent: 'user_deleted',
      user: expect.objectContaining({ accountId: mika }),
    }),
  ]);
});
