import { findUser, mayUseJira } from '../people.ts';
import { administratorsOnly, loginRequired, notAuthenticated } from '../refusals.ts';
import { jiraError, type WireResponse } from '../request.ts';
import { findIssue, findProject, type RestCall } from '../rest/call.ts';
import type { Issue, Project } from '../state.ts';
import { administratorWords } from './administrator-words.ts';
import { frameworksFor } from './for-apps.ts';
import { looksAtNobody, onlyReads, servesNobody } from './nobody.ts';

/** 404 that hides whether a project exists. */
export function noSuchProject(idOrKey: string): WireResponse {
  return jiraError(404, [`No project could be found with key '${idOrKey}'.`]);
}

/** 404 that hides whether an issue exists. */
export function noSuchIssue(): WireResponse {
  return jiraError(404, ['Issue does not exist or you do not have permission to see it.']);
}

const projectParameters = ['projectIdOrKey', 'projectKeyOrId', 'projectId', 'projectKey'];
const issueParameters = ['issueIdOrKey', 'issueKeyOrId', 'issueId', 'issueKey'];

interface Place {
  readonly project: Project | null;
  readonly issue: Issue | null;
}

/** The project and issue the path names; a response when it names one the caller may not know of. */
function placeOf(call: RestCall): Place | WireResponse {
  const { params, state, rights } = call;
  const issueName = issueParameters.map((name) => params[name]).find((value) => value !== undefined);
  if (issueName !== undefined) {
    const issue = findIssue(state, issueName);
    if (issue === null || !rights.see(issue)) return noSuchIssue();
    return { issue, project: state.projects.find(({ id }) => id === issue.projectId) ?? null };
  }
  const projectName = projectParameters.map((name) => params[name]).find((value) => value !== undefined);
  if (projectName === undefined) return { issue: null, project: null };
  const project = findProject(state, projectName);
  if (project === null) return noSuchProject(projectName);
  // An administrator administers projects unseen; everybody else must be able to browse them.
  const administers = call.operation.permissions.global?.includes('ADMINISTER') === true;
  if (!rights.browse(project) && !(administers && rights.global('ADMINISTER')))
    return noSuchProject(projectName);
  return { issue: null, project };
}

/** Permissions of Jira Service Management that stand for a Jira permission; the others ask for a login only. */
const serviceManagement: Record<string, string> = {
  SERVICEDESK_AGENT: 'SERVICEDESK_AGENT',
  SERVICEDESK_ADMIN: 'ADMINISTER_PROJECTS',
};

function holdsProject(call: RestCall, permission: string, { project, issue }: Place): boolean {
  return project === null
    ? call.rights.anyProject(permission)
    : call.rights.project(permission, project, issue);
}

function missingProjectPermission(call: RestCall, permission: string): WireResponse {
  if (permission === 'ADMINISTER_PROJECTS' && /\/project\/[^/]+\/role/.test(call.operation.path)) {
    return jiraError(401, ['You cannot edit the configuration of this project.']);
  }
  if (permission === 'CREATE_ISSUES')
    return jiraError(400, [], { project: 'You cannot create issues in this project.' });
  return jiraError(403, [`You do not have the permission ${permission} in this project.`]);
}

function missingGlobalPermission({ operation }: RestCall, permission: string): WireResponse {
  if (permission === 'USER_PICKER') {
    return jiraError(403, [
      'You are not authorized to perform this operation. Administrator privileges are required.',
    ]);
  }
  return administratorsOnly(administratorWords(operation));
}

/** What a self-judging operation tells nobody that it does not serve: that the thing is not there, or that a login is wanted. */
export function refusalToNobody(call: RestCall): WireResponse | null {
  if (servesNobody(call.operation)) return null;
  if (!looksAtNobody(call.operation)) return loginRequired();
  const place = placeOf(call);
  return 'status' in place ? place : notAuthenticated(call.world);
}

/**
 * Checks an operation's documented Jira permissions for the caller. null: it may go on. The statuses are those of the documents:
 * 404 where existence is hidden, 403 for want of a permission, 401 to nobody where a login is wanted or something would be changed.
 */
export function refusalByNeeds(call: RestCall): WireResponse | null {
  const needs = call.operation.permissions;
  const { caller, rights } = call;
  const loggedIn = mayUseJira(findUser(call.state, caller.accountId));
  if (!loggedIn && !looksAtNobody(call.operation)) return loginRequired();
  const frameworks = frameworksFor(call.operation);
  if (frameworks.length > 0 && !frameworks.some((kind) => isApp(call, kind))) {
    return jiraError(403, ['Access to this resource must be authenticated as an app request.']);
  }
  const place = placeOf(call);
  if ('status' in place) return place;
  if (!loggedIn && !servesNobody(call.operation)) return notAuthenticated(call.world);
  if (needs.none === true || needs.filtered === true) return null;
  const another = missingForAnother(call, place);
  if (another !== null) return another;
  const globals = needs.global ?? [];
  const projects = [...(needs.project ?? [])];
  for (const one of needs.jsm ?? []) {
    const permission = serviceManagement[one];
    if (permission !== undefined) projects.push(permission);
  }
  const holds = (permission: string) =>
    globals.includes(permission) ? rights.global(permission) : holdsProject(call, permission, place);
  const clauses =
    needs.clauses ??
    (needs.rule === 'any' ? [[...globals, ...projects]] : [...globals, ...projects].map((one) => [one]));
  // Owning an object cannot be told from the state; it counts as owned.
  const failed = needs.owner === true ? undefined : clauses.find((any) => any.length > 0 && !any.some(holds));
  if (failed === undefined) return null;
  // What is open to everybody is answered wherever no project is named: link types measured by github.com/brekkylab/backlot, 2026.
  const anyProject = place.project === null && failed.every((one) => one === 'BROWSE_PROJECTS');
  if (!loggedIn && anyProject) return null;
  if (!loggedIn && !onlyReads(call.operation)) return notAuthenticated(call.world);
  const [first = ''] = failed;
  if (globals.includes(first) && (place.project === null || failed.length === 1)) {
    return missingGlobalPermission(call, first);
  }
  return missingProjectPermission(call, projects.find((one) => failed.includes(one)) ?? first);
}

/** Frameworks as the facts name them, and the callers that are apps of each. */
function isApp({ caller }: RestCall, kind: string): boolean {
  const { reach, identity } = caller;
  if (kind === 'connect') return reach.kind === 'connect';
  if (reach.kind !== 'oauth' || reach.app === null) return false;
  return kind === 'forge' ? identity.startsWith('forge') : !identity.startsWith('forge');
}

/** What is needed only for somebody else's things: the account in the query or body is not the caller's. */
function missingForAnother(call: RestCall, place: Place): WireResponse | null {
  const { conditional = [] } = call.operation.permissions;
  const named = call.query.get('accountId') ?? (typeof call.body === 'string' ? call.body : null);
  if (named === null || named === call.caller.accountId) return null;
  if (/\/user\/(columns|properties)/.test(call.operation.path) && conditional.includes('ADMINISTER')) {
    return call.rights.global('ADMINISTER') ? null : administratorsOnly();
  }
  if (conditional.includes('MANAGE_WATCHERS') && !holdsProject(call, 'MANAGE_WATCHERS', place)) {
    return missingProjectPermission(call, 'MANAGE_WATCHERS');
  }
  return null;
}
