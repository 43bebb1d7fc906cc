import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { get, jsonOf, postJson } from './calls.ts';

const sent: { url: string; headers: Headers; text: string }[] = [];
let jira: Jira;
beforeAll(async () => {
  jira = await createJira({
    fetch: async (address, init) => {
      sent.push({
        url: String(address),
        headers: new Headers(init?.headers),
        text: String(init?.body ?? ''),
      });
      return new Response(null, { status: 200 });
    },
  });
});
beforeEach(() => {
  jira.reset();
  sent.length = 0;
});
afterAll(() => jira.close());

const as = (name: string) => ({ authorization: jira.credential('api-token', name).authorization ?? '' });
const hooks = () => `${jira.siteUrl}/rest/webhooks/1.0/webhook`;
const asked = {
  name: 'to the chat',
  url: 'https://chat.example.com/hook?issue={issue.key}',
  events: ['jira:issue_created'],
  filters: { 'issue-related-events-section': 'project = PAY' },
};
const create = (project: string, type: string) =>
  postJson(
    `${jira.siteUrl}/rest/api/2/issue`,
    { fields: { project: { key: project }, summary: 'New', issuetype: { name: type } } },
    as('Ada Admin'),
  );

test('is kept, changed and removed, by administrators only', async () => {
  expect((await postJson(hooks(), asked, as('Mika Member'))).status).toBe(403);
  expect((await postJson(hooks(), { name: 'x' }, as('Ada Admin'))).status).toBe(400);
  const made = await jsonOf(await postJson(hooks(), asked, as('Ada Admin')));
  expect(made).toMatchObject({ ...asked, enabled: true, excludeBody: false, isSigned: false });
  const answer = await get(hooks(), as('Ada Admin'));
  expect(await answer.json()).toEqual([made]);
  const changed = await fetch(made.self, {
    method: 'PUT',
    headers: as('Ada Admin'),
    body: JSON.stringify({ ...asked, enabled: false }),
  });
  expect(await jsonOf(changed)).toMatchObject({ self: made.self, enabled: false });
  expect((await fetch(made.self, { method: 'DELETE', headers: as('Ada Admin') })).status).toBe(204);
  expect((await get(made.self, as('Ada Admin'))).status).toBe(404);
});

test('is told of what its filter finds, signed where a secret was given', async () => {
  await postJson(hooks(), { ...asked, secret: 'between us' }, as('Ada Admin'));
  await create('TEAM', 'Task');
  const { key } = await jsonOf(await create('PAY', 'Task'));
  for (let tries = 0; sent.length === 0 && tries < 200; tries += 1) await wait(5);
  await wait(20);
  expect(sent.map(({ url }) => url)).toEqual([`https://chat.example.com/hook?issue=${key}`]);
  const { headers, text } = sent[0] ?? { headers: new Headers(), text: '' };
  const signature = createHmac('sha256', 'between us').update(text).digest('hex');
  expect([headers.get('x-hub-signature'), headers.get('authorization')]).toEqual([
    `sha256=${signature}`,
    null,
  ]);
  expect(JSON.parse(text)).toMatchObject({ webhookEvent: 'jira:issue_created', issue: { key } });
});

test('members of a group are read by ranges', async () => {
  const group = async (expand: string) => {
    const answer = await get(
      `${jira.siteUrl}/rest/api/2/group?groupname=jira-users-acme&expand=${expand}`,
      as('Ada Admin'),
    );
    return (await jsonOf(answer)).users;
  };
  const all = await group('users');
  expect(all['end-index']).toBe(all.size - 1);
  const part = await group('users[1:2]');
  expect(part).toMatchObject({ size: all.size, 'start-index': 1, 'end-index': 2 });
  expect(part.items).toEqual(all.items.slice(1, 3));
  expect((await group('')).items).toEqual([]);
});
