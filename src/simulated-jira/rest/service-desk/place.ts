import type { WireResponse } from '../../request.ts';
import { serviceDeskOf } from '../../state/service-desk.ts';
import type { Organization, Project, RequestType, ServiceDesk } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { deskError } from './page.ts';

export interface Desk {
  readonly desk: ServiceDesk;
  readonly project: Project;
}

/** Whether the caller may see the portal: who may browse the project, and its customers. */
function mayEnter(call: RestCall, project: Project): boolean {
  const { accountId } = call.caller;
  return (
    call.rights.browse(project) ||
    (accountId !== null && serviceDeskOf(call.state, project.id).customerAccountIds.includes(accountId))
  );
}

export function desks(call: RestCall): Desk[] {
  return call.state.projects
    .filter(
      (project) =>
        project.projectTypeKey === 'service_desk' && project.deletedAt === null && mayEnter(call, project),
    )
    .map((project) => ({ project, desk: serviceDeskOf(call.state, project.id) }));
}

/** By its own id, or by its project: by id or key, bare or as a "project identifier" (`projectId:10001`, `projectKey:OPS`). */
export function deskNamed(call: RestCall): Desk | WireResponse {
  const wanted = call.params.serviceDeskId ?? '';
  return (
    desks(call).find(({ desk, project: { id, key } }) =>
      [desk.id, id, key, `projectId:${id}`, `projectKey:${key}`].includes(wanted),
    ) ?? deskError(404, 'No service desk has been found for the ID or key.')
  );
}

/** Agents hold Service Desk Agent in the project, administrators administer it. */
export const isAgent = (call: RestCall, project: Project): boolean =>
  call.rights.project('SERVICEDESK_AGENT', project);
export const isDeskAdmin = (call: RestCall, project: Project): boolean =>
  call.rights.project('ADMINISTER_PROJECTS', project) || call.rights.global('ADMINISTER');

export const noPermission = (): WireResponse =>
  deskError(403, 'You do not have permission to perform this operation.');

export function requestTypeNamed(call: RestCall): (Desk & { readonly type: RequestType }) | WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  const type = at.desk.requestTypes.find(({ id }) => id === call.params.requestTypeId);
  return type === undefined ? deskError(404, 'The request type was not found.') : { ...at, type };
}

export function organizationNamed(call: RestCall): Organization | WireResponse {
  const found = call.state.organizations.find(({ id }) => id === call.params.organizationId);
  const seen =
    found !== undefined &&
    (desks(call).some(({ project }) => isAgent(call, project)) ||
      found.accountIds.includes(call.caller.accountId ?? ''));
  return found !== undefined && seen ? found : deskError(404, 'The organization was not found.');
}
