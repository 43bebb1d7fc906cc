import { z } from 'zod';
import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { basic, jsonOf } from '../calls.ts';
import { ownServer } from './own-server.ts';

const server = ownServer();

/** Ada asks; the answer with its status. */
async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${server.jira.world.addresses.siteUrl}${path}`, {
    method,
    headers: { authorization: basic('ada', secrets.adminPassword), 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.clone().text();
  return { status: answer.status, text, json: text.startsWith('{') ? await jsonOf(answer) : null };
}

const cloudMembers = /"accountId"|"accountType"|"groupId"|"actorUser"/;

describe('people are named, on Server', () => {
  test('in fields, watchers, roles and projects, and every answer names them back', async () => {
    const made = await ask('POST', '/rest/api/2/issue', {
      fields: {
        project: { key: 'PAY' },
        issuetype: { name: 'Task' },
        summary: 'x',
        description: 'for [~mika]',
        assignee: { name: 'mika' },
      },
    });
    expect(made.status).toBe(201);
    const issue = `/rest/api/2/issue/${String(made.json?.key)}`;
    expect((await ask('POST', `${issue}/watchers`, 'mika')).status).toBe(204);
    const read = await ask('GET', issue);
    expect(read.json?.fields).toMatchObject({
      assignee: { name: 'mika', key: expect.stringMatching(/^JIRAUSER/), emailAddress: 'mika@example.com' },
      description: 'for [~mika]',
    });
    expect(read.text).not.toMatch(cloudMembers);
    expect((await ask('DELETE', `${issue}/watchers?username=mika`)).status).toBe(204);
    expect((await ask('PUT', `${issue}/assignee`, { name: 'ada' })).status).toBe(204);
    const found = await ask('GET', `/rest/api/2/search?jql=${encodeURIComponent('assignee = ada')}`);
    expect(found.text).toContain(String(made.json?.key));
    const role = Object.values((await ask('GET', '/rest/api/2/project/PAY/role')).json ?? {})[0];
    const { pathname } = new URL(String(role));
    const added = await ask('POST', pathname, { user: ['mika'] });
    expect(added.json?.actors).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'mika' })]));
    expect(added.text).not.toMatch(cloudMembers);
  });

  test('somebody nobody knows is refused', async () => {
    expect((await ask('PUT', '/rest/api/2/issue/PAY-1/assignee', { name: 'nobody' })).status).toBe(400);
    expect((await ask('GET', '/rest/api/2/user?username=nobody')).status).toBe(404);
  });

  test('are made, changed, found by part of a name and deleted by an administrator', async () => {
    const given = { name: 'nora', displayName: 'Nora', emailAddress: 'nora@example.com', password: 'p' };
    expect((await ask('POST', '/rest/api/2/user', given)).status).toBe(201);
    expect((await ask('POST', '/rest/api/2/user', given)).status).toBe(400);
    expect((await ask('PUT', '/rest/api/2/user?username=nora', { displayName: 'N.' })).json).toMatchObject({
      name: 'nora',
      displayName: 'N.',
    });
    expect((await ask('GET', '/rest/api/2/user/search?username=nor')).text).toContain('"name":"nora"');
    expect((await ask('GET', '/rest/api/2/user/search?username=.')).text).toContain('"name":"ada"');
    expect((await ask('DELETE', '/rest/api/2/user?username=nora')).status).toBe(204);
  });
});

test('the old search pages by its start, with a total', async () => {
  for (const asked of [
    ask('GET', '/rest/api/2/search?jql=project%3DPAY&startAt=1&maxResults=1'),
    ask('POST', '/rest/api/2/search', { jql: 'project=PAY', startAt: 1, maxResults: 1 }),
  ]) {
    const { json } = await asked;
    expect(json).toMatchObject({ startAt: 1, maxResults: 1, issues: [expect.anything()] });
    expect(Number(json?.total)).toBeGreaterThan(1);
  }
});

test('createmeta went with Jira 9, its parts are pages of values', async () => {
  expect((await ask('GET', '/rest/api/2/issue/createmeta')).json?.errorMessages).toEqual([
    'Issue Does Not Exist',
  ]);
  const types = await ask('GET', '/rest/api/2/issue/createmeta/PAY/issuetypes');
  expect(types.json).toMatchObject({ isLast: true, values: expect.any(Array) });
  server.jira.world.state.site.version = '8.20.1';
  expect((await ask('GET', '/rest/api/2/issue/createmeta')).status).toBe(200);
});

test('custom fields have a page of their own, and sprints in one are texts', async () => {
  const { json } = await ask('GET', '/rest/api/2/customFields?search=sprint');
  const [field] = z.array(z.object({ id: z.string(), numericId: z.number() })).parse(json?.values);
  expect(field?.id).toBe(`customfield_${field?.numericId}`);
  expect((await ask('POST', '/rest/agile/1.0/sprint/1/issue', { issues: ['PAY-1'] })).status).toBe(204);
  const { fields } = z
    .object({ fields: z.record(z.string(), z.unknown()) })
    .parse((await ask('GET', '/rest/api/2/issue/PAY-1')).json);
  expect(fields[field?.id ?? '']).toEqual([
    expect.stringMatching(
      /^com\.atlassian\.greenhopper\.service\.sprint\.Sprint@1\[id=1,rapidViewId=1,state=ACTIVE,/,
    ),
  ]);
});

test('webhooks are registered where Jira 10 has them', async () => {
  const hook = { name: 'h', url: 'http://localhost:9/h', events: ['jira:issue_created'] };
  expect((await ask('GET', '/rest/webhooks/1.0/webhook')).status).toBe(404);
  const made = await ask('POST', '/rest/jira-webhook/1.0/webhooks', hook);
  expect(made.json).toMatchObject({ id: expect.any(Number), name: 'h', active: true });
  expect((await ask('DELETE', `/rest/jira-webhook/1.0/webhooks/${String(made.json?.id)}`)).status).toBe(204);
});

test.each([
  'label',
  'project/search',
  'users/search',
  'issue/PAY-1/changelog',
  'filter/search',
  'plans/plan',
])('Cloud’s %s is not there', async (path) => {
  expect((await ask('GET', `/rest/api/2/${path}`)).status).toBe(404);
});
