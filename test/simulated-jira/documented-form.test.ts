import { loadOperations } from '../../src/jira-facts/index.ts';
import { bringField } from '../../src/simulated-jira/new-site/app-fields.ts';
import { routeOf } from '../../src/simulated-jira/rest/routes.ts';
import { directSite, documentOf } from './direct.ts';
import { documentedForms, misfits } from './documented-form.ts';

const { ask, world } = directSite();
const made = (method: string, path: string, body: unknown) => ask(method, path, body).body ?? {};
const project = { key: 'PAY' };
const epic = made('POST', '/issue', { fields: { project, summary: 'Epic', issuetype: { name: 'Epic' } } });
ask('PUT', '/issue/PAY-1', { fields: { labels: ['a'], summary: 'Changed', parent: { key: epic.key } } });
const worklog = made('POST', '/issue/PAY-1/worklog', { timeSpent: '1h', comment: documentOf('worked') });
const comment = made('POST', '/issue/PAY-1/comment', { body: documentOf('hello') });
ask('POST', '/issueLink', {
  type: { name: 'Relates' },
  inwardIssue: { key: 'PAY-1' },
  outwardIssue: { key: 'PAY-3' },
});
const link = ask('GET', '/issue/PAY-1').body.fields.issuelinks[0];
const component = made('POST', '/component', { name: 'Cards', project: 'PAY', description: 'All cards' });
const version = made('POST', '/version', { name: '1.0', projectId: 10000, description: 'First' });
const filter = made('POST', '/filter', { name: 'Mine', jql: 'project = PAY' });
const category = made('POST', '/projectCategory', { name: 'Money', description: '' });
const field = made('POST', '/field', {
  name: 'Colour',
  type: 'com.atlassian.jira.plugin.system.customfieldtypes:select',
});
const choice = { name: 'Team', description: '', type: 'app:team' };
const ofApp = { id: 'app', key: 'app__team', moduleKey: 'team', valueType: 'option', list: false };
bringField(world.state, choice, ofApp);
ask('POST', '/field/app__team/option', { value: 'Red', properties: { lead: 'Ada' } });
ask('POST', '/issue/PAY-1/remotelink', {
  object: { url: 'https://example.com', title: 'Elsewhere' },
});
for (const owner of ['/issue/PAY-1', '/project/PAY', '/issuetype/10001', `/comment/${comment.id}`])
  ask('PUT', `${owner}/properties/colour`, { red: 1 });
ask('PUT', `/issue/PAY-1/worklog/${worklog.id}/properties/colour`, { red: 1 });
for (const owner of ['/rest/agile/1.0/board/1', '/rest/agile/1.0/sprint/1'])
  ask('PUT', `${owner}/properties/colour`, { red: 1 });

const workflow = ask('GET', '/workflowscheme/10000').body.defaultWorkflow;
ask('PUT', '/workflowscheme/10000/issuetype/10001', { workflow, updateDraftIfNeeded: true });
const firstOf = (path: string): string => ask('GET', path).body.values[0].id;

const plan = made('POST', '/plans/plan', {
  name: 'Next year',
  issueSources: [{ type: 'Project', value: 10000 }],
  scheduling: { estimation: 'Days' },
});
const team = made('POST', `/plans/plan/${plan}/team/planonly`, { name: 'Ours', planningStyle: 'Kanban' });
ask('POST', `/plans/plan/${plan}/team/atlassian`, { id: 'theirs', planningStyle: 'Scrum' });

const me = ask('GET', '/myself').body.accountId;

/** What stands for a name in a path: by the operation's place first, then anywhere. */
const examples: Readonly<Record<string, string>> = {
  'issuetype/{id}': '10001',
  'priority/{id}': '1',
  'role/{id}': '10002',
  'component/{id}': component.id,
  'version/{id}': version.id,
  'filter/{id}': filter.id,
  'projectCategory/{id}': category.id,
  'comment/{id}': comment.id,
  'worklog/{id}': worklog.id,
  'securitylevel/{id}': '10010',
  'priorityscheme/{schemeId}': firstOf('/priorityscheme'),
  'issuetypescreenscheme/{issueTypeScreenSchemeId}': firstOf('/issuetypescreenscheme'),
  'issuetype/{issueType}': '10001',
  issueIdOrKey: 'PAY-1',
  issueIdOrKeys: 'PAY-1',
  projectIdOrKey: 'PAY',
  projectKeyOrId: 'PAY',
  projectId: '10000',
  projectTypeKey: 'software',
  boardId: '1',
  sprintId: '1',
  epicId: epic.id,
  epicIdOrKey: epic.key,
  issueTypeId: '10001',
  idOrName: '10000',
  idOrKey: '2',
  key: 'jira-software',
  linkId: link?.id ?? '',
  fieldId: field.id,
  fieldKey: ofApp.key,
  optionId: '1',
  fieldIdOrKey: field.id,
  propertyKey: 'colour',
  commentId: comment.id,
  worklogId: worklog.id,
  schemeId: '0',
  permissionSchemeId: '0',
  screenId: '1',
  planId: String(plan),
  planOnlyTeamId: String(team),
  atlassianTeamId: 'theirs',
};

const queries: Readonly<Record<string, string>> = {
  '/rest/api/3/group': 'groupname=jira-users-acme&expand=users',
  '/rest/api/3/group/member': 'groupname=jira-users-acme',
  '/rest/api/3/issuetype/project': 'projectId=10000',
  '/rest/api/3/issuetypescheme/project': 'projectId=10000',
  '/rest/api/3/issuetypescreenscheme/project': 'projectId=10000',
  '/rest/api/3/workflowscheme/project': 'projectId=10000',
  '/rest/api/3/mypermissions': 'permissions=BROWSE_PROJECTS,ADMINISTER',
  '/rest/api/3/mypreferences': 'key=user.notifications.mimetype',
  '/rest/api/3/search/jql': 'jql=project=PAY&fields=*all',
  '/rest/api/3/statuses': 'id=10000',
  '/rest/api/3/user': `accountId=${me}`,
  '/rest/api/3/user/bulk': `accountId=${me}`,
  '/rest/api/3/user/bulk/migration': 'username=ada',
  '/rest/api/3/user/columns': `accountId=${me}`,
  '/rest/api/3/user/groups': `accountId=${me}`,
  '/rest/api/3/user/properties': `accountId=${me}`,
  '/rest/api/3/user/search': 'query=a',
  '/rest/api/3/user/picker': 'query=a',
  '/rest/api/3/user/assignable/search': 'project=PAY',
  '/rest/api/3/user/assignable/multiProjectSearch': 'projectKeys=PAY',
  '/rest/api/3/user/permission/search': 'permissions=BROWSE_PROJECTS&projectKey=PAY&query=a',
  '/rest/api/3/user/viewissue/search': 'query=a&issueKey=PAY-1',
  '/rest/api/3/user/search/query': 'query=is assignee of PAY',
  '/rest/api/3/user/search/query/key': 'query=is assignee of PAY',
  '/rest/api/3/data-policy/project': 'ids=10000',
  '/rest/api/3/bulk/issues/fields': 'issueIdsOrKeys=PAY-1',
  '/rest/api/3/bulk/issues/transition': 'issueIdsOrKeys=PAY-1',
  '/rest/agile/1.0/issue/{issueIdOrKey}/estimation': 'boardId=1',
  '/rest/api/3/fieldconfigurationscheme/project': 'projectId=10000',
};

const filled = (path: string): string =>
  path.replace(
    /([^/]+)\/\{([^}]+)\}/g,
    (_, before: string, name: string) =>
      `${before}/${examples[`${before}/{${name}}`] ?? examples[name] ?? '10000'}`,
  );

/** Where the document is known to be wrong, or says of one answer what another gives. */
const documentErrs = new Set([
  // Documented as one mapping; without a name it lists all (as its own description says).
  '/rest/api/3/workflowscheme/{id}/workflow',
  '/rest/api/3/workflowscheme/{id}/draft/workflow',
  // Documented as one link; answers a list unless a globalId is named (its own example has the list).
  '/rest/api/3/issue/{issueIdOrKey}/remotelink',
]);

const modelled = [...loadOperations().all].filter(
  (operation) =>
    operation.method === 'GET' &&
    routeOf(operation) !== null &&
    !operation.removed &&
    documentedForms.has(operation.path) &&
    !documentErrs.has(operation.path),
);

const answered = modelled.map(({ path }) => {
  const query = queries[path];
  const { status, body } = ask('GET', query === undefined ? filled(path) : `${filled(path)}?${query}`);
  return { path, status, body };
});

test('nearly every modelled reading is asked for something that is there', () => {
  const refused = answered.filter(({ status }) => status !== 200).map(({ path }) => path);
  expect(refused.length / answered.length).toBeLessThan(0.15);
});

test.each(answered.filter(({ status }) => status === 200))(
  '$path fits its documented form',
  ({ path, body }) => {
    const form = documentedForms.get(path);
    if (form === undefined) throw new Error(`no form of ${path}`);
    expect(misfits(body, form)).toEqual([]);
  },
);
