import { z } from 'zod';
import { findGroup } from '../../people.ts';
import { nextNumber } from '../../state/counters.ts';
import type { SharePermission } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { idOrKey } from '../ids.ts';
import { self } from '../shapes/address.ts';
import { sharedProject } from '../shapes/projects.ts';
import { groupBean, userBean } from '../shapes/users.ts';

const reference = z.looseObject({ id: idOrKey.nullish() });

/** A share as it stands in a filter or dashboard. */
export const shareSchema = z.looseObject({
  type: z.string(),
  project: reference.nullish(),
  role: reference.nullish(),
  group: z.looseObject({ name: z.string().nullish(), groupId: z.string().nullish() }).nullish(),
  user: z.looseObject({ accountId: z.string() }).nullish(),
});

/** Reads a share; a text: what is wrong with it. */
export function readShare(call: RestCall, given: z.infer<typeof shareSchema>): SharePermission | string {
  const { state } = call;
  const base = { projectId: null, roleId: null, groupName: null, accountId: null };
  const id = nextNumber(state, 'share', [], 10_100);
  switch (given.type) {
    case 'global':
      return { ...base, id, type: 'global' };
    case 'loggedin':
    case 'authenticated':
      return { ...base, id, type: 'loggedin' };
    case 'group': {
      const group = findGroup(state, given.group?.groupId ?? given.group?.name ?? '');
      return group === null
        ? 'The group does not exist.'
        : { ...base, id, type: 'group', groupName: group.name };
    }
    case 'user': {
      const user = state.users.find(({ accountId }) => accountId === given.user?.accountId);
      return user === undefined
        ? 'The user does not exist.'
        : { ...base, id, type: 'user', accountId: user.accountId };
    }
    case 'project':
    case 'projectRole': {
      const project = state.projects.find(
        (each) => each.id === given.project?.id || each.key === given.project?.id,
      );
      if (project === undefined || !call.rights.browse(project)) return 'The project does not exist.';
      const role = state.projectRoles.find((each) => String(each.id) === given.role?.id);
      return role === undefined
        ? { ...base, id, type: 'project', projectId: project.id }
        : { ...base, id, type: 'projectRole', projectId: project.id, roleId: role.id };
    }
    default:
      return `The share type '${given.type}' is unknown.`;
  }
}

/** Whether something is shared with the project and the group that a search names. */
export function sharedAsAsked(call: RestCall): (shares: readonly SharePermission[]) => boolean {
  const projectId = call.query.get('projectId');
  const named = call.query.get('groupname') ?? call.query.get('groupId');
  const group = named === null ? null : findGroup(call.state, named);
  return (shares) =>
    (projectId === null || shares.some((share) => share.projectId === projectId)) &&
    (named === null || shares.some(({ groupName }) => group !== null && groupName === group.name));
}

export function shareBean(call: RestCall, share: SharePermission) {
  const { state } = call;
  const project = state.projects.find(({ id }) => id === share.projectId);
  const role = state.projectRoles.find(({ id }) => id === share.roleId);
  const group = share.groupName === null ? null : findGroup(state, share.groupName);
  const user = state.users.find(({ accountId }) => accountId === share.accountId);
  return {
    id: share.id,
    type: share.type === 'projectRole' ? 'project' : share.type,
    ...(project === undefined ? {} : { project: sharedProject(call, project) }),
    ...(role === undefined
      ? {}
      : {
          role: {
            self: self(call, `/role/${role.id}`),
            name: role.name,
            id: role.id,
            description: role.description,
          },
        }),
    ...(group === null ? {} : { group: groupBean(call, group) }),
    ...(user === undefined ? {} : { user: userBean(call, user) }),
  };
}
