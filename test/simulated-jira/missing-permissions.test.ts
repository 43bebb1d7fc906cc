import { accounts } from '../../src/simulated-jira/new-site/people.ts';
import { directSite, documentOf } from './direct.ts';

/** What Jira said to people who had measured or pasted it, by what they lacked. */
const me = accounts.member;
const ada = accounts.admin;

/** A site whose project PAY grants a permission to nobody. */
function without(...permissions: string[]) {
  const site = directSite();
  const { projects, permissionSchemes } = site.world.state;
  const id = projects.find(({ key }) => key === 'PAY')?.permissionSchemeId;
  for (const scheme of permissionSchemes)
    if (scheme.id === id)
      scheme.grants = scheme.grants.filter(({ permission }) => !permissions.includes(permission));
  return site;
}

const notOnScreen = (id: string) => ({
  [id]: `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`,
});

const summary = { fields: { summary: 'x' } };
const transition = { transition: { id: '11' } };
const link = { type: { name: 'Blocks' }, inwardIssue: { key: 'PAY-1' }, outwardIssue: { key: 'PAY-3' } };
const remote = { object: { url: 'https://x.example', title: 't' } };

test.each([
  ['EDIT_ISSUES', 'PUT', '/issue/PAY-1', summary, 400, notOnScreen('summary')],
  [
    'TRANSITION_ISSUES',
    'POST',
    '/issue/PAY-1/transitions',
    transition,
    400,
    /^Transition id '11' is not valid/,
  ],
  ['WORK_ON_ISSUES', 'POST', '/issue/PAY-1/worklog', { timeSpent: '1h' }, 400, /associate a worklog/],
  ['LINK_ISSUES', 'POST', '/issueLink', link, 401, /^No Link Issue Permission for issue 'PAY-1'$/],
  ['LINK_ISSUES', 'POST', '/issue/PAY-1/remotelink', remote, 403, /^No Link Issue Permission/],
  [
    'ADMINISTER_PROJECTS',
    'POST',
    '/version',
    { name: 'v', project: 'PAY' },
    404,
    /key 'PAY' either does not/,
  ],
  ['ADMINISTER_PROJECTS', 'DELETE', '/project/PAY', undefined, 404, /./],
] as const)('without %s: %s %s', (permission, method, path, body, status, said) => {
  const answer = without(permission).ask(method, path, body, me);
  expect(answer.status).toBe(status);
  if (said instanceof RegExp) expect(answer.body.errorMessages[0]).toMatch(said);
  else expect(answer.body).toEqual({ errorMessages: [], errors: said });
});

test('who may not change a version is told so with three statuses', () => {
  const { ask } = directSite();
  const { id } = ask('POST', '/version', { name: 'v', projectId: 10000 }).body;
  const as = (method: string, path = '') => ask(method, `/version/${id}${path}`, { name: 'w' }, me);
  expect(as('PUT')).toMatchObject({
    status: 400,
    body: {
      errorMessages: ['You must have global or project administrator rights in order to modify versions.'],
    },
  });
  expect([as('DELETE').status, as('POST', '/removeAndSwap').status]).toEqual([401, 404]);
});

test('a comment is kept to groups and roles that its author is in', () => {
  const { ask } = directSite();
  const say = (type: string, value: string, account: string) =>
    ask('POST', '/issue/PAY-1/comment', { body: documentOf('x'), visibility: { type, value } }, account);
  const role = 'Administrators';
  expect(say('role', role, me)).toMatchObject({
    status: 400,
    body: { errors: { commentLevel: `You are currently not a member of the project role: ${role}.` } },
  });
  expect(say('group', 'jira-admins-acme', me).body.errors.commentLevel).toMatch(/member of the group: jira-/);
  expect(say('role', 'Nobody', ada).body.errors.commentLevel).toBe('Role with id: Nobody does not exist.');
  expect(say('role', role, ada).status).toBe(201);
  const worklog = { timeSpent: '1h', visibility: { type: 'role', value: role } };
  expect(ask('POST', '/issue/PAY-1/worklog', worklog, me).body.errors).toHaveProperty('commentLevel');
});

test('a sprint that is over takes no more work by either door', () => {
  const { ask } = directSite();
  ask('POST', '/rest/agile/1.0/sprint/1', { state: 'closed' });
  expect(ask('POST', '/rest/agile/1.0/sprint/1/issue', { issues: ['PAY-1'] }).body.errorMessages).toEqual([
    'You must specify a sprint which has not been completed.',
  ]);
  const edit = ask('PUT', '/issue/PAY-1', { fields: { customfield_10020: 1 } });
  expect([edit.status, edit.body.errors]).toEqual([
    400,
    { customfield_10020: 'Issue can be assigned only active or future sprints.' },
  ]);
});

test('a filter that is not there is a bad request, its shares are not found', () => {
  const { ask } = directSite();
  expect([ask('GET', '/filter/99').status, ask('GET', '/filter/99/permission').status]).toEqual([400, 404]);
});

test('reporters vote for their own issue on Cloud, on Server they may not', () => {
  const { ask, world } = directSite();
  const fields = { project: { key: 'PAY' }, issuetype: { name: 'Task' }, summary: 's' };
  const { key } = ask('POST', '/issue', { fields }).body;
  expect(ask('POST', `/issue/${key}/votes`).status).toBe(204);
  world.state.site.deployment = 'datacenter';
  expect(ask('POST', `/issue/${key}/votes`).body.errorMessages).toEqual([
    'You cannot vote for an issue you have reported.',
  ]);
});

test('what is archived is reached by its address and not found', () => {
  const { ask } = directSite();
  const { nextPageToken: _, ...found } = ask('GET', '/search/jql?jql=key%3DPAY-1').body;
  expect(found.issues).toHaveLength(1);
  ask('POST', '/project/PAY/archive');
  expect(ask('GET', '/issue/PAY-1').status).toBe(200);
  expect(ask('GET', '/search/jql?jql=key%3DPAY-1').body.issues).toEqual([]);
  expect(ask('POST', '/jql/parse', { queries: ['project = PAY'] }).body.queries[0].errors).toEqual([
    "The value 'PAY' does not exist for the field 'project'.",
  ]);
});

test.each([
  ['GET', '/workflow/search', 'Only Jira administrators can access workflows.'],
  ['GET', '/field/customfield_10001/context', 'Only Jira administrators can access custom field contexts.'],
  [
    'POST',
    '/resolution',
    'You are not authorized to perform this action. Administrator privileges are required.',
  ],
  ['GET', '/auditing/record', 'Only Jira administrators can perform this operation.'],
])('%s %s says what it is that administrators may', (method, path, words) => {
  expect(directSite().ask(method, path, {}, me).body.errorMessages).toEqual([words]);
});

test.each([
  ['PUT', '/notificationscheme/9', { name: 'n' }, 'Notification scheme with ID 9 not found.'],
  ['DELETE', '/issuesecurityschemes/9', undefined, 'Issue security scheme with ID 9 not found.'],
  ['PUT', '/priority/9', { name: 'n' }, 'Priority with ID 9 not found.'],
  ['GET', '/field/customfield_9/context', undefined, 'The custom field was not found.'],
  ['PUT', '/screens/9', { name: 'n' }, 'The screen was not found.'],
])('%s %s: what is not there is told in the words of the documents', (method, path, body, words) => {
  const answer = directSite().ask(method, path, body);
  expect([answer.status, answer.body.errorMessages]).toEqual([404, [words]]);
});
