import { findGroup } from '../people.ts';
import { json } from '../request.ts';
import type { User } from '../state.ts';
import { type RestCall, type Route, route } from './call.ts';
import { expansions } from './shapes/address.ts';
import { groupBean, userBean } from './shapes/users.ts';

/** A user with `groups` and `applicationRoles` filled in when `expand` names them. */
export function expandedUser(call: RestCall, user: User) {
  const expand = expansions(call);
  const groups = user.groups.flatMap((name) => {
    const group = findGroup(call.state, name);
    return group === null ? [] : [groupBean(call, group)];
  });
  const roles = user.applicationRoles.map((key) => ({ key, name: key }));
  return {
    ...userBean(call, user),
    groups: { size: groups.length, items: expand.has('groups') ? groups : [] },
    applicationRoles: { size: roles.length, items: expand.has('applicationRoles') ? roles : [] },
    expand: 'groups,applicationRoles',
  };
}

export const myselfRoutes: Route[] = [
  route('GET /myself', (call) =>
    call.rights.user === null ? json(404, {}) : json(200, expandedUser(call, call.rights.user)),
  ),
  route('GET /mypreferences/locale', (call) => json(200, { locale: call.rights.user?.locale ?? 'en_US' })),
];
