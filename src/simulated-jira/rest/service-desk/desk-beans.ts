import { findUser } from '../../people.ts';
import type { RequestType } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { personBean } from '../shapes/users.ts';
import type { Desk } from './place.ts';

export const root = (call: RestCall) => `${call.base}/rest/servicedeskapi`;

/** A service desk as its API shows it. */
export function deskBean(call: RestCall, { desk, project }: Desk) {
  return {
    id: desk.id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    _links: { self: `${root(call)}/servicedesk/${desk.id}` },
  };
}

/** A request type as the API shows it. */
export function requestTypeBean(call: RestCall, { desk }: Desk, type: RequestType) {
  return {
    _expands: ['field'],
    id: type.id,
    _links: { self: `${root(call)}/servicedesk/${desk.id}/requesttype/${type.id}` },
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: type.issueTypeId,
    serviceDeskId: desk.id,
    portalId: desk.id,
    groupIds: type.groupIds,
    icon: { id: '10529', _links: { iconUrls: {} } },
    canCreateRequest: true,
  };
}

/** A person as the portal shows them. */
export function customerBean(call: RestCall, accountId: string | null) {
  const user = findUser(call.state, accountId);
  if (user === null) return null;
  const { self, avatarUrls, accountType: _, ...shown } = personBean(call, user);
  return { ...shown, _links: { jiraRest: self, avatarUrls, self } };
}
