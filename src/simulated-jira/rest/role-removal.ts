import { empty, jiraError, type WireResponse } from '../request.ts';
import type { ProjectRole, SiteState } from '../state.ts';
import type { RestCall } from './call.ts';
import { roleNamed } from './role-actors.ts';

interface Named {
  type?: string;
  notificationType?: string;
  parameter?: string;
}

/** Where schemes of permissions, security and notifications name a role. */
function placesOf({ permissionSchemes, issueSecuritySchemes, notificationSchemes }: SiteState, id: number) {
  const holders: Named[] = [
    ...permissionSchemes.flatMap(({ grants }) => grants.map(({ holder }) => holder)),
    ...issueSecuritySchemes.flatMap(({ levels }) => levels.flatMap(({ members }) => members)),
    ...notificationSchemes.flatMap(({ events }) => events.flatMap(({ notifications }) => notifications)),
  ];
  return holders.filter(
    ({ type, notificationType, parameter }) =>
      parameter === String(id) && (type === 'projectRole' || notificationType === 'ProjectRole'),
  );
}

/** What was said or logged for a role alone is for its heir. */
function handOver({ issues }: SiteState, from: ProjectRole, to: ProjectRole): void {
  for (const { comments, worklogs } of issues)
    for (const { visibility } of [...comments, ...worklogs])
      if (visibility?.type === 'role' && visibility.value === from.name) visibility.value = to.name;
}

/** `DELETE /role/{id}`: a role that schemes name goes only where `swap` says which one takes its place. */
export function removeRole(call: RestCall): WireResponse {
  const role = roleNamed(call);
  if ('status' in role) return role;
  const { state } = call;
  const swap = call.query.get('swap');
  const heir = state.projectRoles.find(({ id }) => String(id) === swap && id !== role.id);
  if (swap !== null && heir === undefined)
    return jiraError(400, ['The replacement project role was not found.']);
  const places = placesOf(state, role.id);
  if (places.length > 0 && heir === undefined)
    return jiraError(409, [`The project role '${role.name}' is in use: name one that takes its place.`]);
  if (heir !== undefined) {
    for (const place of places) place.parameter = String(heir.id);
    handOver(state, role, heir);
  }
  state.projectRoles = state.projectRoles.filter((each) => each !== role);
  for (const { roleActors } of state.projects) delete roleActors[role.id];
  return empty(204);
}
