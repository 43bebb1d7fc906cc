import { rightsOf } from '../../permissions/rights.ts';
import { jiraError, type WireResponse } from '../../request.ts';
import { findProject, projectOf } from '../../state/lookup.ts';
import type { Issue, Project, User } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { visibleIssue } from '../issue/permissions.ts';
import { permissionCatalogue } from '../permission-catalogue.ts';
import { queryList } from '../shapes/page.ts';
import { asked, listed } from './user-matching.ts';

interface Place {
  readonly project: Project;
  readonly issue: Issue | null;
}

/** What somebody else may do here, whatever credential asks. */
const rightsOfUser = (call: RestCall, { accountId }: User) =>
  rightsOf(call.state, { ...call.caller, accountId, reach: { kind: 'unscoped' } });

const mayIn = (call: RestCall, user: User, permission: string, { project, issue }: Place): boolean =>
  rightsOfUser(call, user).project(permission, project, issue);

/** The project or issue a search for people is about. */
function place(call: RestCall): Place | WireResponse | null {
  const { query, state, rights } = call;
  const issueName = query.get('issueKey') ?? query.get('issueId');
  if (issueName !== null) {
    const issue = visibleIssue(call, issueName);
    const project = issue === null ? null : projectOf(state, issue);
    return issue === null || project === null
      ? jiraError(404, ['Issue does not exist or you do not have permission to see it.'])
      : { project, issue };
  }
  const name = query.get('project') ?? query.get('projectKey');
  if (name === null) return null;
  const project = findProject(state, name);
  return project === null || !rights.browse(project)
    ? jiraError(404, [`No project could be found with key '${name}'.`])
    : { project, issue: null };
}

interface Search {
  readonly permission: string;
  /** The parameter that names the project, as the refusal calls it. */
  readonly projectParameter: string;
  /** Whether a query or an account is wanted too. */
  readonly namesNeeded: boolean;
}

/** People who hold a permission in the project or issue that is named. */
function ableAt(call: RestCall, { permission, projectParameter, namesNeeded }: Search): WireResponse {
  const where = place(call);
  if (where === null)
    return jiraError(400, [`Either the ${projectParameter} or the issueKey parameter has to be provided.`]);
  if ('status' in where) return where;
  const found = asked(call, namesNeeded);
  if ('status' in found) return found;
  return listed(
    call,
    found.filter((user) => mayIn(call, user, permission, where)),
  );
}

const assignable = { permission: 'ASSIGNABLE_USER', projectParameter: 'project', namesNeeded: false };
/** A query or an account is wanted too (measured by a client's suite). */
const viewing = { permission: 'BROWSE_PROJECTS', projectParameter: 'projectKey', namesNeeded: true };

function assignableInAll(call: RestCall): WireResponse {
  const keys = queryList(call, 'projectKeys');
  if (keys.length === 0) return jiraError(400, ['The projectKeys parameter has to be provided.']);
  const projects = keys.map((key) => findProject(call.state, key));
  const missing = keys.find((_, index) => projects[index] === null);
  if (missing !== undefined) return jiraError(404, [`No project could be found with key '${missing}'.`]);
  const found = asked(call, false);
  if ('status' in found) return found;
  return listed(
    call,
    found.filter((user) =>
      projects.every(
        (project) => project !== null && mayIn(call, user, 'ASSIGNABLE_USER', { project, issue: null }),
      ),
    ),
  );
}

function withPermissions(call: RestCall): WireResponse {
  const permissions = queryList(call, 'permissions');
  const known = permissions.filter((key) => permissionCatalogue.has(key));
  if (permissions.length === 0) return jiraError(400, ["The 'permissions' query parameter is required."]);
  if (known.length < permissions.length)
    return jiraError(400, [
      `Unrecognized permission: ${permissions.find((key) => !permissionCatalogue.has(key))}`,
    ]);
  const where = place(call);
  if (where !== null && 'status' in where) return where;
  const found = asked(call, false);
  if ('status' in found) return found;
  const may = (user: User, key: string): boolean => {
    const rights = rightsOfUser(call, user);
    if (permissionCatalogue.get(key)?.type === 'GLOBAL') return rights.global(key);
    return where === null ? rights.anyProject(key) : rights.project(key, where.project, where.issue);
  };
  return listed(
    call,
    found.filter((user) => known.every((key) => may(user, key))),
  );
}

/** People who may do something somewhere. */
export const ableUserRoutes: Route[] = [
  selfJudging('GET /user/assignable/search', (call) => ableAt(call, assignable)),
  selfJudging('GET /user/assignable/multiProjectSearch', assignableInAll),
  selfJudging('GET /user/viewissue/search', (call) => ableAt(call, viewing)),
  selfJudging('GET /user/permission/search', withPermissions),
];
