import { isActor } from '../../people.ts';
import { noSuchIssue } from '../../permissions/needs.ts';
import type { WireResponse } from '../../request.ts';
import { findIssue, projectOf } from '../../state/lookup.ts';
import type { Issue, Visibility } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** Whether the caller holds a project permission on an issue. */
export function mayOn(call: RestCall, issue: Issue, permission: string): boolean {
  const project = projectOf(call.state, issue);
  return project !== null && call.rights.project(permission, project, issue);
}

/** The issue of this id or key if the caller may know of it. */
export function visibleIssue(call: RestCall, idOrKey: string): Issue | null {
  const issue = findIssue(call.state, idOrKey);
  return issue !== null && call.rights.see(issue) ? issue : null;
}

/** The issue the path names, or the 404 that hides it. */
export function issueOf(call: RestCall): Issue | WireResponse {
  const { issueIdOrKey, issueKeyOrId, issueId, issueKey } = call.params;
  return visibleIssue(call, issueIdOrKey ?? issueKeyOrId ?? issueId ?? issueKey ?? '') ?? noSuchIssue();
}

/** Whether something said or logged for a group or role only is shown to the caller. */
export function mayRead(call: RestCall, issue: Issue, visibility: Visibility | null): boolean {
  if (visibility === null) return true;
  const { user } = call.rights;
  if (user === null) return false;
  if (visibility.type === 'group') return user.groups.includes(visibility.value);
  const role = call.state.projectRoles.find(({ name }) => name === visibility.value);
  return role !== undefined && isActor(user, projectOf(call.state, issue)?.roleActors[role.id]);
}
