import { onSelfHosted } from '../../src/self-test/self-hosted/identity.ts';
import { type Answered, answering } from './answering.ts';

const on = (answers: Record<string, Answered>) => {
  const { identity, asked } = answering('pat', ({ path }) => answers[path] ?? null);
  return { identity: onSelfHosted(identity), paths: () => asked.map(({ path }) => path) };
};
const held = (...keys: string[]): Answered => ({
  status: 200,
  body: {
    permissions: Object.fromEntries(
      ['ADMINISTER', 'CREATE_ISSUES'].map((key) => [key, { havePermission: keys.includes(key) }]),
    ),
  },
});
const question = '/rest/api/2/mypermissions?permissions=ADMINISTER%2CCREATE_ISSUES';
const ask = (projects: number[]) =>
  ({
    method: 'POST',
    path: '/rest/api/3/permissions/check',
    body: {
      globalPermissions: ['ADMINISTER'],
      projectPermissions: projects.length === 0 ? [] : [{ permissions: ['CREATE_ISSUES'], projects }],
    },
  }) as const;

describe('on Server and Data Center', () => {
  test.each([
    ['/rest/api/3/myself', '/rest/api/2/myself'],
    ['/rest/api/3/project/search?maxResults=50', '/rest/api/2/project'],
    ['/rest/api/3/search/jql?jql=x', '/rest/api/2/search?jql=x'],
    ['/rest/api/3/role', '/rest/api/2/role'],
    ['/rest/api/2/myself', '/rest/api/2/myself'],
    ['/rest/agile/1.0/board', '/rest/agile/1.0/board'],
  ])('%s is asked as %s', async (path, sent) => {
    const { identity, paths } = on({});
    const exchange = await identity.call({ method: 'GET', path });
    expect(paths()).toEqual([sent]);
    expect(new URL(exchange.request.url).pathname).toBe(sent.split('?')[0]);
  });

  test('an account is known by its key, and one of Cloud stays as it is', async () => {
    const myself = { method: 'GET', path: '/rest/api/3/myself' } as const;
    const bo = on({ '/rest/api/2/myself': { status: 200, body: { key: 'JIRAUSER1', name: 'bo' } } });
    expect((await bo.identity.ask(myself)).json).toMatchObject({ accountId: 'JIRAUSER1', name: 'bo' });
    const ada = on({ '/rest/api/2/myself': { status: 200, body: { key: 'ada', accountId: 'a1' } } });
    expect((await ada.identity.ask(myself)).json).toMatchObject({ accountId: 'a1' });
  });

  test('the list of projects is read as the only page, and a refusal stays one', async () => {
    const search = { method: 'GET', path: '/rest/api/3/project/search' } as const;
    const some = on({ '/rest/api/2/project': { status: 200, body: [{ id: '1' }] } });
    expect((await some.identity.ask(search)).json).toEqual({ values: [{ id: '1' }], isLast: true });
    const none = on({ '/rest/api/2/project': { status: 403, body: { errorMessages: ['no'] } } });
    expect((await none.identity.ask(search)).json).toEqual({ errorMessages: ['no'] });
  });

  test('rights are asked of each project by itself, and held only where that project says so', async () => {
    const { identity, paths } = on({
      [`${question}&projectId=1`]: held('ADMINISTER', 'CREATE_ISSUES'),
      [`${question}&projectId=2`]: held('ADMINISTER'),
    });
    expect((await identity.ask(ask([1, 2]))).json).toEqual({
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permission: 'CREATE_ISSUES', projects: [1] }],
    });
    expect(paths()).toHaveLength(2);
  });

  test('with no project named the site is asked, and no project is made up', async () => {
    const path = '/rest/api/2/mypermissions?permissions=ADMINISTER';
    const { identity, paths } = on({ [path]: held('ADMINISTER') });
    expect((await identity.ask(ask([]))).json).toEqual({
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [],
    });
    expect(paths()).toEqual([path]);
  });

  test('what one project refuses to tell is handed on as it was answered', async () => {
    const { identity } = on({
      [`${question}&projectId=1`]: held('CREATE_ISSUES'),
      [`${question}&projectId=2`]: { status: 404, body: { errorMessages: ['gone'] } },
    });
    const answer = await identity.ask(ask([1, 2]));
    expect(answer.exchange.response?.status).toBe(404);
    expect(answer.json).toEqual({ errorMessages: ['gone'] });
  });
});
