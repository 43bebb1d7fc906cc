import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { type SimulatedJira, startSimulatedJira } from '../../src/simulated-jira/start.ts';
import { installed, patchState, TestApp } from './connect-app.ts';

let jira: SimulatedJira;
let app: TestApp;
/** Milliseconds at which the site's clock stands still; a counting window must not turn while a test counts. */
let stopped: number | null = null;

beforeAll(async () => {
  [jira, app] = await Promise.all([
    startSimulatedJira({ clock: () => stopped ?? Date.now() }),
    TestApp.start(),
  ]);
  app.scopes = ['DELETE'];
  await installed(jira.controlUrl, app.descriptorUrl);
});

afterAll(async () => {
  await Promise.all([jira.close(), app.close()]);
});

const api = (path: string) => `${jira.siteUrl}/rest/api/3${path}`;
const without = (permission: string) =>
  patchState(jira.controlUrl, {
    commands: [
      {
        do: 'revoke-in-project',
        project: 'TEAM',
        permission,
        holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
      },
    ],
  });

test('an issue is really made, changed and deleted', async () => {
  const made = await app.call('POST', api('/issue'), {
    fields: { project: { key: 'PAY' }, summary: 'New', issuetype: { name: 'Task' } },
  });
  expect(made.status).toBe(201);
  const { key } = (await made.json()) as { key: string };
  expect(key).toBe('PAY-4');
  expect((await app.call('PUT', api(`/issue/${key}`), { fields: { summary: 'Newer' } })).status).toBe(204);
  expect(await (await app.call('GET', api(`/issue/${key}`))).json()).toMatchObject({
    fields: { summary: 'Newer' },
  });
  expect((await app.call('DELETE', api(`/issue/${key}`))).status).toBe(204);
  expect((await app.call('GET', api(`/issue/${key}`))).status).toBe(404);
});

test('work types are shown to whoever may create, project by project', async () => {
  const types = async (key: string) => {
    const answer = await app.call('GET', api(`/issue/createmeta/${key}/issuetypes`));
    const { issueTypes = [] } = (await answer.json()) as { issueTypes?: { name: string }[] };
    return [answer.status, ...issueTypes.map(({ name }) => name)];
  };
  expect(await types('PAY')).toEqual([200, 'Task', 'Bug', 'Story', 'Epic', 'Sub-task']);
  expect(await types('NOPE')).toEqual([404]);
  const mayCreate = {
    project: 'PAY',
    permission: 'CREATE_ISSUES',
    holder: { type: 'projectRole', parameter: 'atlassian-addons-project-access' },
  };
  await patchState(jira.controlUrl, { commands: [{ do: 'revoke-in-project', ...mayCreate }] });
  expect(await types('PAY')).toEqual([400]);
  await patchState(jira.controlUrl, { commands: [{ do: 'grant-in-project', ...mayCreate }] });
  expect(await types('PAY')).toHaveLength(6);
});

test('missing project permissions come in four disguises', async () => {
  await without('MODIFY_REPORTER');
  const reporter = await app.call('PUT', api('/issue/TEAM-1'), {
    fields: { reporter: { id: accounts.member } },
  });
  expect(reporter.status).toBe(400);
  expect(await reporter.json()).toEqual({
    errorMessages: [],
    errors: { reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown." },
  });
  await without('EDIT_ISSUES');
  const edit = await app.call('PUT', api('/issue/TEAM-1'), { fields: { summary: 'x' } });
  expect([edit.status, await edit.json()]).toMatchObject([400, { errors: { summary: expect.any(String) } }]);
  await without('DELETE_ISSUES');
  expect((await app.call('DELETE', api('/issue/TEAM-1'))).status).toBe(403);
  await without('CREATE_ISSUES');
  const create = await app.call('POST', api('/issue'), {
    fields: { project: { key: 'TEAM' }, summary: 'x' },
  });
  expect([create.status, await create.json()]).toMatchObject([
    400,
    { errors: { project: expect.any(String) } },
  ]);
});

test('a project that cannot be seen has no value', async () => {
  const create = await app.call('POST', api('/issue'), {
    fields: { project: { key: 'FACILITIES' }, summary: 'x' },
  });
  expect(create.status).toBe(400);
  expect(await create.json()).toEqual({
    errorMessages: ["The value 'FACILITIES' does not exist for the field 'project'."],
    warningMessages: [],
  });
});

test('search pages by token, wants a bound, and shows ids unless fields are named', async () => {
  const unbounded = await app.call('GET', api('/search/jql?jql=order%20by%20created'));
  expect(unbounded.status).toBe(400);
  const first = (await (
    await app.call('GET', api('/search/jql?jql=project%20in%20(PAY%2COPS)&maxResults=2'))
  ).json()) as {
    issues: object[];
    nextPageToken: string;
    isLast: boolean;
  };
  expect(first).toMatchObject({ issues: [{ id: '10100' }, { id: '10101' }], isLast: false });
  const rest = await app.call('POST', api('/search/jql'), {
    jql: 'project in (PAY, OPS)',
    nextPageToken: first.nextPageToken,
    fields: ['summary'],
  });
  expect(await rest.json()).toMatchObject({
    issues: [{ key: 'PAY-3' }, { key: 'OPS-1' }, { key: 'OPS-2' }],
    isLast: true,
  });
});

test('one issue takes only so many writes', async () => {
  stopped = Date.now();
  const writes = await Promise.all(
    Array.from({ length: 45 }, (_, index) =>
      app.call('PUT', api('/issue/PAY-3'), { fields: { summary: `Edit ${index}` } }),
    ),
  );
  stopped = null;
  const refused = writes.find(({ status }) => status === 429);
  expect(refused?.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
  expect(refused?.headers.get('x-ratelimit-limit')).toBe('20');
});
