import { loadOperations } from '../../../src/jira-facts/operations/index.ts';
import { found, noFact } from '../../../src/self-test/probes/found.ts';
import { genericProbe } from '../../../src/self-test/probes/generic.ts';
import type { Subjects } from '../../../src/self-test/probes/subjects.ts';

const table = loadOperations();

const subjects: Subjects = {
  accountId: async () => found('712020:ada'),
  project: async () => found({ id: '10000', key: 'PAY' }),
  issue: async () => found({ id: '20000', key: 'PAY-1', project: 'PAY' }),
  group: async () => found({ name: 'jira users', groupId: null }),
  firstOf: async (list, [field]) => found(`${field} of ${list}`),
  permissions: { global: ['ADMINISTER'], project: ['CREATE_ISSUES'] },
  permissionsQuestion: async () => ({ method: 'POST', path: '/elsewhere', body: { asked: 'in bulk' } }),
  toldProject: null,
};

async function asked(name: string, more: Partial<Subjects> = {}, path?: string) {
  const operation = table.named(name);
  if (operation === null) throw new Error(name);
  const probe = genericProbe(operation, table, path);
  const prepared = await probe.prepare({ ...subjects, ...more });
  return { probe, prepared, request: prepared.ok ? prepared.value : undefined };
}
const pathOf = async (...given: Parameters<typeof asked>) =>
  decodeURIComponent((await asked(...given)).request?.path ?? 'not asked');

describe('what a question is filled with', () => {
  test.each([
    ['GET /rest/api/3/project/{projectIdOrKey}/role', '/rest/api/3/project/PAY/role'],
    ['GET /rest/api/3/role/{id}', '/rest/api/3/role/id of /rest/api/3/role'],
    ['GET /rest/api/3/issue/{issueIdOrKey}/comment', '/rest/api/3/issue/PAY-1/comment'],
    ['GET /rest/api/3/user', '/rest/api/3/user?accountId=712020:ada'],
    ['GET /rest/api/2/user/groups', '/rest/api/2/user/groups?accountId=712020:ada'],
    ['GET /rest/api/3/user/search', '/rest/api/3/user/search?query=a&maxResults=5'],
    ['GET /rest/api/3/groupuserpicker', '/rest/api/3/groupuserpicker?query=a&maxResults=5'],
    ['GET /rest/api/3/user/assignable/search', '/rest/api/3/user/assignable/search?project=PAY'],
    ['GET /rest/api/3/mypermissions', '/rest/api/3/mypermissions?permissions=ADMINISTER,CREATE_ISSUES'],
    ['GET /rest/api/3/myself', '/rest/api/3/myself'],
    ['GET /rest/api/3/version/{id}', '/rest/api/3/version/id of /rest/api/3/project/PAY/versions'],
    [
      'GET /rest/agile/1.0/sprint/{sprintId}',
      '/rest/agile/1.0/sprint/sprintId of /rest/agile/1.0/board/boardId of /rest/agile/1.0/board/sprint',
    ],
  ])('%s is asked as %s', async (name, path) => {
    // What was put into braces is encoded, and again where it was put into a list.
    expect(decodeURIComponent(await pathOf(name))).toBe(path);
  });

  test('a group goes by its id where that is known, else by its name', async () => {
    const member = 'GET /rest/api/3/group/member';
    expect(await pathOf(member)).toBe('/rest/api/3/group/member?groupname=jira users');
    const group = async () => found({ name: 'jira users', groupId: 'g1' });
    expect(await pathOf(member, { group })).toBe('/rest/api/3/group/member?groupId=g1');
  });

  test('a search asks for little, and for the project that was named', async () => {
    const search = await pathOf('GET /rest/api/3/search/jql', { toldProject: 'OPS' });
    expect(search).toMatch(/^\/rest\/api\/3\/search\/jql\?jql=.*OPS.*&maxResults=5&fields=project$/);
    expect(await pathOf('GET /rest/api/3/search/jql')).not.toContain('OPS');
  });

  test('a project that was named is asked about itself; in a path already filled nothing is replaced', async () => {
    const project = 'GET /rest/api/3/project/{projectIdOrKey}';
    expect(await pathOf(project, { toldProject: 'OPS' })).toBe('/rest/api/3/project/OPS');
    expect(await pathOf(project)).toBe('/rest/api/3/project/PAY');
    const own = '/rest/api/3/search/jql?jql=assignee=me';
    expect(await pathOf('GET /rest/api/3/search/jql', {}, own)).toBe(own);
    expect(await pathOf(project, { toldProject: 'OPS' }, '/rest/api/3/project/X')).toBe(
      '/rest/api/3/project/X',
    );
  });

  test('questions that Jira takes as POST are really asked, with what they need', async () => {
    const check = await asked('POST /rest/api/3/permissions/check');
    expect(check.probe.predicted).toBe(false);
    expect(check.request).toEqual({
      method: 'POST',
      path: '/rest/api/3/permissions/check',
      body: { asked: 'in bulk' },
    });
    const project = (await asked('POST /rest/api/3/permissions/project')).request;
    expect(project).toMatchObject({ method: 'POST', body: { permissions: ['CREATE_ISSUES'] } });
    const none = await asked('POST /rest/api/3/permissions/project', {
      permissions: { global: [], project: [] },
    });
    expect(none.request?.body).toEqual({ permissions: ['BROWSE_PROJECTS'] });
    const search = (await asked('POST /rest/api/3/search/jql', { toldProject: 'OPS' })).request;
    expect(search).toMatchObject({
      method: 'POST',
      path: '/rest/api/3/search/jql',
      body: { jql: expect.stringContaining('OPS'), maxResults: 5, fields: ['project'] },
    });
    const count = (await asked('POST /rest/api/3/search/approximate-count', { toldProject: 'OPS' })).request;
    expect(count?.body).toEqual({ jql: expect.stringContaining('OPS') });
  });

  test('what would change something is predicted, and any value will do beside the place', async () => {
    const { probe, request } = await asked('DELETE /rest/api/3/issue/{issueIdOrKey}/comment/{id}');
    expect(probe.predicted).toBe(true);
    expect(request).toEqual({ method: 'DELETE', path: '/rest/api/3/issue/PAY-1/comment/1' });
  });

  test('where there is nothing to fill it with, the reason is handed on', async () => {
    const nothing = async () => noFact('no project is visible');
    const inProject = await asked('GET /rest/api/3/project/{projectIdOrKey}/role', { project: nothing });
    expect(inProject.prepared).toEqual({ ok: false, why: 'no project is visible' });
    const query = await asked('GET /rest/api/3/user/assignable/search', { project: nothing });
    expect(query.prepared.ok).toBe(false);
    const unlisted = await asked('GET /rest/api/3/task/{taskId}');
    expect(unlisted.prepared).toEqual({
      ok: false,
      why: 'nothing lists what /rest/api/3/task/… takes; give the operation with the path filled in',
    });
  });
});
