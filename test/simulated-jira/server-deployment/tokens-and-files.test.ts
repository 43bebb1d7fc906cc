import { z } from 'zod';
import { secrets } from '../../../src/simulated-jira/credentials/known.ts';
import { basic, jsonOf } from '../calls.ts';
import { ownServer } from './own-server.ts';

const server = ownServer();

const ada = basic('ada', secrets.adminPassword);
const ask = (path: string, init: RequestInit = {}, authorization = ada) =>
  fetch(new URL(path, server.jira.world.addresses.siteUrl), {
    ...init,
    headers: { authorization, ...init.headers },
  });
const sent = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

test('a personal access token is made, signs in, is listed to its owner alone and revoked', async () => {
  const made = await ask('/rest/pat/latest/tokens', sent({ name: 'ci', expirationDuration: 1 }));
  expect(made.status).toBe(201);
  const { id, rawToken } = await jsonOf(made);
  const bearer = `Bearer ${String(rawToken)}`;
  expect((await ask('/rest/api/2/myself', {}, bearer)).status).toBe(200);
  expect(await (await ask('/rest/pat/latest/tokens')).json()).toEqual(
    expect.arrayContaining([expect.objectContaining({ id, name: 'ci' })]),
  );
  const mika = basic('mika', secrets.memberPassword);
  expect((await ask(`/rest/pat/latest/tokens/${String(id)}`, { method: 'DELETE' }, mika)).status).toBe(404);
  expect((await ask(`/rest/pat/latest/tokens/${String(id)}`, { method: 'DELETE' })).status).toBe(204);
  expect((await ask('/rest/api/2/myself', {}, bearer)).status).toBe(401);
  expect((await ask('/rest/pat/latest/tokens', sent({ name: '' }))).status).toBe(400);
});

test('whoever has no name signs in with what stands before the @', async () => {
  const mika = server.jira.world.state.users.find(({ name }) => name === 'mika');
  if (mika !== undefined) mika.name = null;
  expect((await ask('/rest/api/2/myself', {}, basic('mika', secrets.memberPassword))).status).toBe(200);
});

test('the bytes of a file are at a page of the browser, under its name', async () => {
  const form = new FormData();
  form.append('file', new Blob(['bytes']), 'a b.txt');
  const attached = await ask('/rest/api/2/issue/PAY-1/attachments', {
    method: 'POST',
    headers: { 'x-atlassian-token': 'no-check' },
    body: form,
  });
  const [file] = z.array(z.object({ id: z.string(), content: z.string() })).parse(await attached.json());
  const { id = '', content = '' } = file ?? {};
  expect(content).toBe(`${server.jira.world.addresses.siteUrl}/secure/attachment/${id}/a%20b.txt`);
  expect(await (await ask(content)).text()).toBe('bytes');
  expect((await ask(`/rest/api/2/attachment/content/${id}`)).status).toBe(404);
});

test('a link is made with the content type of the page filter, projects are picked, the state is told', async () => {
  const link = { type: { name: 'Relates' }, inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-2' } };
  const linked = await ask('/rest/api/2/issueLink', sent(link));
  expect([linked.status, linked.headers.get('content-type')]).toEqual([201, 'text/html;charset=UTF-8']);
  const picked = await jsonOf(await ask('/rest/api/2/projects/picker?query=pay'));
  expect(picked.projects).toEqual([
    expect.objectContaining({ key: 'PAY', html: expect.stringContaining('<strong>') }),
  ]);
  expect(await jsonOf(await ask('/rest/api/2/projects/picker'))).toMatchObject({ projects: [] });
  expect(await jsonOf(await ask('/status', {}, ''))).toEqual({ state: 'RUNNING' });
});

test('what is expanded within a part expands the part', async () => {
  const issue = await jsonOf(await ask('/rest/api/2/issue/PAY-1?expand=changelog.fields'));
  expect(issue).toHaveProperty('changelog.histories');
});
