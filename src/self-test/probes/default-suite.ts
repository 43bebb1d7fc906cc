import type { JiraRequest } from '../../jira-client/index.ts';
import { adminGroupsRequest, groupPickerRequest } from './facts/admin-groups.ts';
import { groupsOfRequest } from './facts/own-groups.ts';
import { myPermissionsRequest } from './facts/permissions-held.ts';
import { serverInfoRequest } from './facts/site.ts';
import { projectSearchRequest } from './facts/visible-projects.ts';
import { whoAmIRequest } from './facts/who-am-i.ts';
import { found, foundFrom } from './found.ts';
import { groupQuery, searchRequest } from './own-subjects.ts';
import type { Probe } from './probe.ts';

/** A read that expects so many objects; without `prepare` it is asked as its name says. */
const read = (
  operation: string,
  objects: number,
  prepare: Probe['prepare'] = get(operation.slice('GET '.length)),
): Probe => ({ operation, predicted: false, objects, prepare });

const always =
  (request: JiraRequest): Probe['prepare'] =>
  async () =>
    found(request);

const get = (path: string): Probe['prepare'] => always({ method: 'GET', path });

/** A write that is derived and never performed. */
const write = (operation: string, prepare: Probe['prepare']): Probe => ({
  operation,
  predicted: true,
  objects: 0,
  prepare,
});

/** Its project and security level are all that anybody here wants to know of an issue. */
export const issueRequest = (key: string): JiraRequest => ({
  method: 'GET',
  path: `/rest/api/3/issue/${encodeURIComponent(key)}?fields=project%2Csecurity`,
});

const onIssue =
  (requestFor: (key: string) => JiraRequest): Probe['prepare'] =>
  async (subjects) =>
    foundFrom(await subjects.issue(), ({ key }) => requestFor(key));

const changed = (method: 'PUT' | 'DELETE'): Probe['prepare'] =>
  onIssue((key) => ({ method, path: `/rest/api/3/issue/${encodeURIComponent(key)}` }));

const membersOfOwnGroup: Probe['prepare'] = async (subjects) =>
  foundFrom(await subjects.group(), (group) => ({
    method: 'GET',
    path: `/rest/api/3/group/member?${groupQuery(group)}&maxResults=5`,
  }));

const ownGroups: Probe['prepare'] = async (subjects) =>
  foundFrom(await subjects.accountId(), groupsOfRequest);

/** What is tested when nobody says what: reads whose answer depends on scopes or permissions, and three predicted writes. */
export const defaultSuite: readonly Probe[] = [
  // What kind of Jira it is: open to everyone, so a refusal here is about the site and not about rights.
  read('GET /rest/api/3/serverInfo', 1, always(serverInfoRequest)),
  // Who Jira takes the caller for, with groups and application roles.
  read('GET /rest/api/3/myself', 6, always(whoAmIRequest)),
  // Which permissions the caller holds; also answered to nobody, so never a proof of login.
  read('GET /rest/api/3/mypermissions', 10, async ({ permissions }) =>
    found(myPermissionsRequest([...permissions.global, ...permissions.project])),
  ),
  // The same question in bulk, about the caller and the projects the run knows.
  read('POST /rest/api/3/permissions/check', 4, async ({ permissionsQuestion }) =>
    found(await permissionsQuestion()),
  ),
  // Every permission the site knows: needs no Jira permission and yet the highest Connect scope.
  read('GET /rest/api/3/permissions', 50),
  // Feature switches: any login with access to Jira may read them.
  read('GET /rest/api/3/configuration', 1),
  // Default columns of the issue navigator: closed to Connect apps.
  read('GET /rest/api/3/settings/columns', 12),
  // Projects the caller is shown: what it may not browse is left out without a word.
  read('GET /rest/api/3/project/search', 10, always(projectSearchRequest)),
  // A bounded JQL search.
  read('GET /rest/api/3/search/jql', 5, async ({ toldProject }) => found(searchRequest(toldProject))),
  // One issue: a missing right shows as 404.
  read('GET /rest/api/3/issue/{issueIdOrKey}', 1, onIssue(issueRequest)),
  // Members of a group the caller is in.
  read('GET /rest/api/3/group/member', 5, membersOfOwnGroup),
  // Groups that give administrator access.
  read('GET /rest/api/3/group/bulk', 4, always(adminGroupsRequest)),
  // Groups to pick from: an empty list, not a refusal, for those without the right.
  read('GET /rest/api/3/groups/picker', 10, always(groupPickerRequest)),
  // The caller's own groups.
  read('GET /rest/api/3/user/groups', 4, ownGroups),
  // People to find: an empty list, not a refusal, for those without *Browse users and groups*.
  read('GET /rest/api/3/user/search', 5, get('/rest/api/3/user/search?query=a&maxResults=5')),
  // Project roles of the site.
  read('GET /rest/api/3/role', 10),
  // Permission schemes of the site.
  read('GET /rest/api/3/permissionscheme', 10),
  // Issue security schemes: the one read that asks a Connect app for PROJECT_ADMIN.
  read('GET /rest/api/3/issuesecurityschemes', 3),
  // Audit log: READ is enough for a Connect app, but its user must hold Administer Jira.
  read('GET /rest/api/3/auditing/record', 5, get('/rest/api/3/auditing/record?limit=5')),
  // Who has access to which product: closed to Connect apps.
  read('GET /rest/api/3/applicationrole', 3),
  // Webhooks the app registered.
  read('GET /rest/api/3/webhook', 2, get('/rest/api/3/webhook?maxResults=10')),
  // Fields: open to everyone who may see a project.
  read('GET /rest/api/3/field', 60),
  // Boards of Jira Software: beside its own scope it asks OAuth callers for the one of projects.
  {
    ...read('GET /rest/agile/1.0/board', 10, get('/rest/agile/1.0/board?maxResults=10')),
    optionalProduct: 'Jira Software',
  },
  // Whether Jira Service Management is there.
  { ...read('GET /rest/servicedeskapi/info', 1), optionalProduct: 'Jira Service Management' },
  write('POST /rest/api/3/issue', always({ method: 'POST', path: '/rest/api/3/issue' })),
  write('PUT /rest/api/3/issue/{issueIdOrKey}', changed('PUT')),
  write('DELETE /rest/api/3/issue/{issueIdOrKey}', changed('DELETE')),
];

/** The names of the same. */
export const defaultOperations: readonly string[] = defaultSuite.map(({ operation }) => operation);
