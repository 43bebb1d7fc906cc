import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite, documentOf } from './direct.ts';

/** What live suites of other people's clients hold of a real site, each found where one of them failed here. */
const project = { projectTypeKey: 'software', leadAccountId: accounts.admin };

function made(ask: ReturnType<typeof directSite>['ask'], type: string, more: object = {}): string {
  const fields = { project: { key: 'PAY' }, issuetype: { name: type }, summary: type, ...more };
  return String(ask('POST', '/issue', { fields }).body.key);
}

test('templates bring work types, and service projects something to ask for', () => {
  const { ask } = directSite();
  for (const [key, template, types] of [
    ['SCR', 'com.pyxis.greenhopper.jira:gh-simplified-agility-scrum', 'Bug Epic Story Subtask Task'],
    ['KAN', 'com.pyxis.greenhopper.jira:gh-simplified-agility-kanban', 'Epic Subtask Task'],
  ] as const) {
    ask('POST', '/project', { ...project, key, name: key, projectTemplateKey: template });
    const names = ask('GET', `/project/${key}`).body.issueTypes.map(({ name }: { name: string }) => name);
    expect(names.sort().join(' ')).toBe(types);
  }
  ask('POST', '/project', { ...project, projectTypeKey: 'service_desk', key: 'HELP', name: 'Help' });
  const desk = '/rest/servicedeskapi/servicedesk/HELP';
  expect(ask('GET', `${desk}/requesttype`).body.size).toBe(2);
  expect(ask('GET', `${desk}/queue`).body.size).toBe(3);
});

test('no body at all unassigns, and a filter keeps the name that a change leaves out', () => {
  const { ask } = directSite();
  ask('PUT', '/issue/PAY-1/assignee', { accountId: accounts.member });
  expect(ask('PUT', '/issue/PAY-1/assignee').status).toBe(204);
  expect(ask('GET', '/issue/PAY-1').body.fields.assignee).toBeNull();
  const { id } = ask('POST', '/filter', { name: 'Mine', jql: 'project = PAY' }).body;
  const changed = ask('PUT', `/filter/${id}`, { jql: 'project = OPS' });
  expect(changed.body).toMatchObject({ name: 'Mine', jql: 'project = OPS' });
});

test('links are searched by their direction', () => {
  const { ask } = directSite();
  const find = (jql: string) =>
    ask('POST', '/search/jql', { jql, fields: ['key'] }).body.issues.map(({ key }: { key: string }) => key);
  ask('POST', '/issueLink', {
    type: { name: 'Blocks' },
    inwardIssue: { key: 'PAY-1' },
    outwardIssue: { key: 'PAY-2' },
  });
  expect(find('issue in linkedIssues(PAY-1, "blocks")')).toEqual(['PAY-2']);
  expect(find('issue in linkedIssues(PAY-1, "is blocked by")')).toEqual([]);
  expect(find('issueLinkType = blocks')).toEqual(['PAY-1']);
  expect(find('issueLinkType = "is blocked by"')).toEqual(['PAY-2']);
});

test('a sub-task is in the sprints of its parent, and a closed sprint stays with what was not done', () => {
  const { ask } = directSite();
  const parent = made(ask, 'Story');
  const child = made(ask, 'Sub-task', { parent: { key: parent } });
  const at = '/rest/agile/1.0/sprint';
  const { id } = ask('POST', at, { name: 'Next', originBoardId: 1 }).body;
  ask('POST', `${at}/${id}/issue`, { issues: [parent] });
  const [startDate, endDate] = ['2026-06-01T10:00:00.000Z', '2026-06-14T10:00:00.000Z'];
  const sprints = (key: string) =>
    ask('GET', `/issue/${key}`).body.fields.customfield_10020?.map(({ state }: { state: string }) => state);
  expect(sprints(child)).toEqual(['future']);
  expect(ask('POST', `${at}/${id}`, { state: 'active', startDate, endDate }).status).toBe(200);
  expect(ask('POST', `${at}/${id}`, { state: 'closed' }).status).toBe(200);
  expect([sprints(parent), sprints(child)]).toEqual([['closed'], ['closed']]);
  const found = ask('POST', '/search/jql', { jql: `sprint = ${id}`, fields: ['key'] }).body.issues;
  expect(found).toHaveLength(2);
});

test('a new role is in every project of the site, empty, and takes only who is there', () => {
  const { ask } = directSite();
  const { id } = ask('POST', '/role', { name: 'Readers' }).body;
  expect(ask('GET', '/project/PAY/role').body.Readers).toMatch(`/project/10000/role/${id}`);
  expect(ask('GET', '/project/TEAM/role').body.Readers).toBeUndefined();
  expect(ask('GET', `/project/PAY/role/${id}`).body.actors).toEqual([]);
  const set = (account: string) =>
    ask('PUT', `/project/PAY/role/${id}`, { categorisedActors: { 'atlassian-user-role-actor': [account] } });
  expect(set('nobody').status).toBe(404);
  expect(set(accounts.member).body.actors).toHaveLength(1);
});

test('panels are pinned as a task, and templates of one\u2019s own are for another edition', () => {
  const { ask, world } = directSite();
  const pinned = ask('POST', '/forge/panel/action/bulk/async', {
    moduleId: 'm',
    projectList: [{ projectIdOrKey: 'PAY', action: 'PIN' }],
  });
  expect(ask('GET', `/task/${pinned.body.taskId}`).body.status).toBe('COMPLETE');
  expect(world.state.projects.find(({ key }) => key === 'PAY')?.pinnedPanels).toEqual(['m']);
  expect(ask('POST', '/project-template', { details: { key: 'X' } }).status).toBe(400);
});

test('the Scrum board of a new project estimates in story points', () => {
  const { ask } = directSite();
  const projectTemplateKey = 'com.pyxis.greenhopper.jira:gh-simplified-scrum-classic';
  ask('POST', '/project', { ...project, key: 'SCR', name: 'Scrum', projectTemplateKey });
  const [board] = ask('GET', '/rest/agile/1.0/board?projectKeyOrId=SCR').body.values;
  const { key } = ask('POST', '/issue', {
    fields: { project: { key: 'SCR' }, issuetype: { name: 'Story' }, summary: 'a' },
  }).body;
  const estimation = `/rest/agile/1.0/issue/${key}/estimation?boardId=${board.id}`;
  expect(ask('PUT', estimation, { value: '5' }).status).toBe(200);
  expect(ask('GET', estimation).body.value).toBe(5);
});

test('what may be created names projects and work types no further than recorded', () => {
  const { ask } = directSite();
  const meta = ask('GET', '/issue/createmeta?projectKeys=PAY&expand=projects.issuetypes.fields').body;
  const [type] = meta.projects[0].issuetypes;
  expect(type).not.toHaveProperty('avatarId');
  expect(type.fields.issuetype.operations).toEqual([]);
  expect(Object.keys(type.fields.project.allowedValues[0])).not.toContain('style');
});

test('a service desk answers to its project, by id and by key', () => {
  const { ask } = directSite();
  const desk = (name: string) => ask('GET', `/rest/servicedeskapi/servicedesk/${name}`);
  for (const name of ['1', 'projectId:10001', 'projectKey:OPS'])
    expect(desk(name).body.projectKey).toBe('OPS');
  expect(desk('projectId:10000').status).toBe(404);
});

test('workflows that are asked for by name come with their transitions, one of them the first', () => {
  const { ask } = directSite();
  const [workflow] = ask('POST', '/workflows', { workflowNames: ['Software Simplified Workflow'] }).body
    .workflows;
  const types = workflow.transitions.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => type === 'INITIAL')).toHaveLength(1);
  expect(ask('GET', '/workflows/search').body.values[0].transitions).toEqual([]);
  expect(ask('GET', '/workflows/search?expand=values.transitions').body.values[0].transitions).not.toEqual(
    [],
  );
});

test('the older search of workflows knows none of team-managed projects', () => {
  const { ask } = directSite();
  const names = (path: string) => ask('GET', path).body.values.map(({ name }: { name: string }) => name);
  expect(names('/workflows/search')).toContain('Workflow for project 10002');
  expect(names('/workflow/search')).not.toContain('Workflow for project 10002');
});

test('a role that schemes name goes only where another takes its place', () => {
  const { ask, world } = directSite();
  const role = (name: string) => String(ask('POST', '/role', { name }).body.id);
  const [old, heir] = [role('Old'), role('Heir')];
  const holder = { type: 'projectRole', parameter: old };
  const [scheme] = world.state.permissionSchemes;
  const grant = `/permissionscheme/${scheme?.id}/permission`;
  expect(ask('POST', grant, { holder, permission: 'CLOSE_ISSUES' }).status).toBe(201);
  const comment = ask('POST', '/issue/PAY-1/comment', {
    body: documentOf('for one role'),
    visibility: { type: 'role', value: 'Administrators' },
  }).body;
  expect(ask('DELETE', `/role/${old}`).status).toBe(409);
  expect(ask('DELETE', `/role/${old}?swap=77`).status).toBe(400);
  expect(ask('DELETE', `/role/${old}?swap=${heir}`).status).toBe(204);
  const held = ask('GET', grant).body.permissions.find(
    (each: { permission: string }) =>
      each.permission === 'CLOSE_ISSUES' && JSON.stringify(each).includes(heir),
  );
  expect(held.holder.parameter).toBe(heir);
  expect(ask('GET', `/issue/PAY-1/comment/${comment.id}`).body.visibility.value).toBe('Administrators');
  expect(ask('DELETE', `/role/${role('Unused')}`).status).toBe(204);
});

test('the versions of a board tell when their day begins', () => {
  const { ask } = directSite();
  ask('POST', '/version', { name: '9.0', projectId: 10000, releaseDate: '2026-02-01' });
  const [version] = ask('GET', '/rest/agile/1.0/board/1/version').body.values;
  expect(version.releaseDate).toMatch(/^2026-02-01T00:00:00\.000[+-]\d\d:\d\d$/);
});

test('a release date may carry a time, which is passed over', () => {
  const { ask } = directSite();
  const made = (releaseDate: string) =>
    ask('POST', '/version', { name: releaseDate, projectId: 10000, releaseDate });
  for (const time of ['T10:00:00.000Z', 'T10:00+0100', ''])
    expect(made(`2026-11-27${time}`).body.releaseDate).toBe('2026-11-27');
  for (const wrong of ['27/Nov/26', '2026-13-27T10:00:00.000Z', '2026-11-27 today'])
    expect(made(wrong).status).toBe(400);
});
