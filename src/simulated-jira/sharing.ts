import { isActor } from './people.ts';
import type { Rights } from './permissions/rights.ts';
import type { Filter, SharePermission, SiteState } from './state.ts';

/** Whether a share lets somebody in. */
function sharedWith(state: SiteState, rights: Rights, share: SharePermission): boolean {
  const { user } = rights;
  if (share.type === 'global') return true;
  if (user === null) return false;
  switch (share.type) {
    case 'loggedin':
      return true;
    case 'group':
      return user.groups.includes(share.groupName ?? '');
    case 'user':
      return user.accountId === share.accountId;
    case 'project':
    case 'projectRole': {
      const project = state.projects.find(({ id }) => id === share.projectId);
      if (project === undefined || !rights.browse(project)) return false;
      if (share.type === 'project' || share.roleId === null) return true;
      return isActor(user, project.roleActors[share.roleId]);
    }
  }
}

interface Shared {
  readonly ownerAccountId: string | null;
  readonly sharePermissions: readonly SharePermission[];
  readonly editPermissions: readonly SharePermission[];
}

const owns = (rights: Rights, { ownerAccountId }: Shared): boolean =>
  ownerAccountId !== null && rights.user?.accountId === ownerAccountId;

/** Owner, everybody it is shared with, and those who may edit it. */
export function maySee(state: SiteState, rights: Rights, shared: Shared): boolean {
  return (
    owns(rights, shared) ||
    [...shared.sharePermissions, ...shared.editPermissions].some((share) => sharedWith(state, rights, share))
  );
}

export function mayEdit(state: SiteState, rights: Rights, shared: Shared): boolean {
  return owns(rights, shared) || shared.editPermissions.some((share) => sharedWith(state, rights, share));
}

export const mayUseFilter = (state: SiteState, rights: Rights, filter: Filter): boolean =>
  maySee(state, rights, filter);
