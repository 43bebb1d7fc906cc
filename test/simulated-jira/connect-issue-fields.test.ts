import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { installed, TestApp } from './connect-app.ts';

let jira: Jira;
let app: TestApp;
const key = 'test-app__team';
const field = (type: string, name: string) => ({ key: name.toLowerCase(), name: { value: name }, type });

beforeAll(async () => {
  [jira, app] = await Promise.all([createJira(), TestApp.start()]);
  app.extra = {
    modules: { jiraIssueFields: [field('single_select', 'Team'), field('string', 'Note'), { key: 'x' }] },
  };
  await installed(jira.controlUrl, app.descriptorUrl);
});
afterAll(() => Promise.all([jira.close(), app.close()]));

async function ask(method: string, path: string, body?: unknown, who = 'Ada Admin') {
  const answer = await fetch(`${jira.siteUrl}/rest/api/3${path}`, {
    method,
    redirect: 'manual',
    headers: {
      authorization: jira.credential('api-token', who).authorization ?? '',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

test('fields of an app are there after its install, with options that are made, offered, chosen, replaced and deleted', async () => {
  const fields = (await ask('GET', '/field')).body;
  const team = fields.find((each: { key: string }) => each.key === key);
  expect(team).toMatchObject({
    name: 'Team',
    schema: { type: 'option', custom: expect.stringMatching(/:test-app__team$/) },
  });
  const scope = { projects2: [{ id: 10000, attributes: ['notSelectable'] }] };
  const red = await ask('POST', `/field/${key}/option`, {
    value: 'Red',
    properties: { lead: 'Ada' },
    config: { scope },
  });
  const blue = await ask('POST', `/field/${key}/option`, { value: 'Blue' });
  expect([red.status, red.body.id, blue.body.id]).toEqual([200, 1, 2]);
  expect((await ask('GET', `/field/${key}/option/1`)).body).toEqual({
    ...{ id: 1, value: 'Red', properties: { lead: 'Ada' }, config: { scope } },
  });
  const offered = async (what: string) =>
    (await ask('GET', `/field/${key}/option/suggestions/${what}`)).body.values.map(
      ({ id }: { id: number }) => id,
    );
  expect(await offered('search?projectId=10000')).toEqual([1, 2]);
  expect(await offered('edit?projectId=10000')).toEqual([2]);
  expect(await offered('search?projectId=10001')).toEqual([2]);
  expect((await ask('PUT', `/field/${key}/option/2`, { id: 2, value: 'Navy' })).body.value).toBe('Navy');
  expect((await ask('PUT', `/field/${key}/option/2`, { id: 1, value: 'Navy' })).status).toBe(400);

  await ask('POST', `/screens/addToDefault/${team.id}`);
  expect((await ask('PUT', '/issue/PAY-1', { fields: { [team.id]: { id: '1' } } })).status).toBe(204);
  const chosen = async () => (await ask('GET', `/issue/PAY-1?fields=${team.id}`)).body.fields[team.id];
  expect(await chosen()).toMatchObject({ id: '1', value: 'Red' });
  expect((await ask('DELETE', `/field/${key}/option/1`)).status).toBe(409);
  expect((await ask('DELETE', `/field/${key}/option/1/issue?replaceWith=9`)).status).toBe(404);
  const replaced = await ask('DELETE', `/field/${key}/option/1/issue?replaceWith=2&jql=key%3DPAY-1`);
  expect([replaced.status, replaced.body.result.modifiedIssues]).toEqual([303, [10100]]);
  expect(await chosen()).toMatchObject({ value: 'Navy' });
  expect((await ask('DELETE', `/field/${key}/option/1`)).status).toBe(204);
  expect((await ask('GET', `/field/${key}/option`)).body.values).toEqual([{ id: 2, value: 'Navy' }]);
});

test('who may not is refused, and what is no list of an app is not there', async () => {
  expect((await ask('GET', `/field/${key}/option`, undefined, 'Mika Member')).status).toBe(403);
  expect((await ask('GET', `/field/${key}/option/99`)).status).toBe(404);
  expect((await ask('GET', '/field/test-app__note/option')).status).toBe(404);
  expect((await ask('POST', `/field/${key}/option`, {})).status).toBe(400);
  await jira.control('DELETE /apps/test-app');
  expect((await ask('GET', `/field/${key}/option`)).status).toBe(404);
});
