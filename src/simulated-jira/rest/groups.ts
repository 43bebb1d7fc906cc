import { z } from 'zod';
import { findGroup } from '../people.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { Group } from '../state.ts';
import { type RestCall, type Route, route } from './call.ts';
import { given, nameTaken } from './given.ts';
import { groupMemberRoutes, namedGroup } from './group-members.ts';
import { groupPickerRoutes } from './group-pickers.ts';
import { expansions } from './shapes/address.ts';
import { pageOf } from './shapes/page.ts';
import { groupBean, personBean } from './shapes/users.ts';

/** Groups holding what `accessType` asks for; `user` also wants an application (accessradar). */
function accessGroups(call: RestCall): Group[] | WireResponse {
  const { query, state } = call;
  const accessType = query.get('accessType');
  const holders = (permission: string) =>
    state.groups.filter(({ name }) => state.globalPermissions[permission]?.includes(name));
  switch (accessType) {
    case null:
      return state.groups;
    case 'site-admin':
      return holders('SITE_ADMIN');
    case 'admin':
      return holders('ADMINISTER');
    case 'user':
      if (!query.has('applicationKey'))
        return jiraError(400, ['applicationKey is required for accessType user.']);
      return state.groups.filter(({ name }) => name === `jira-users-${state.site.name}`);
    default:
      return jiraError(400, [`Unknown accessType '${accessType}'.`]);
  }
}

function bulk(call: RestCall): WireResponse {
  const groups = accessGroups(call);
  if ('status' in groups) return groups;
  const ids = call.query.getAll('groupId');
  const names = call.query.getAll('groupName');
  const wanted = groups.filter(
    ({ groupId, name }) => ids.length + names.length === 0 || ids.includes(groupId) || names.includes(name),
  );
  return json(
    200,
    pageOf(
      call,
      wanted.map(({ name, groupId }) => ({ name, groupId })),
    ),
  );
}

const groupSchema = z.looseObject({ name: z.string().min(1).max(255) });

function create(call: RestCall): WireResponse {
  const asked = given(call, groupSchema);
  if ('status' in asked) return asked;
  const { name } = asked.given;
  if (
    nameTaken(
      call.state.groups.map((group) => ({ id: group.groupId, name: group.name })),
      name,
    )
  )
    return jiraError(400, ['A group with this name already exists.']);
  const group = { name, groupId: crypto.randomUUID() };
  call.state.groups.push(group);
  return json(201, wholeGroup(call, group));
}

/** Which of the members `expand=users[first:last]` names, both ends counted; `users` alone means the first fifty. */
function memberRange(call: RestCall): { first: number; last: number } | null {
  for (const name of expansions(call)) {
    if (name === 'users') return { first: 0, last: 49 };
    const [, first, last] = /^users\[(\d+):(\d+)\]$/.exec(name) ?? [];
    if (first !== undefined && last !== undefined)
      return { first: Number(first), last: Math.min(Number(last), Number(first) + 49) };
  }
  return null;
}

function wholeGroup(call: RestCall, group: Group) {
  const range = memberRange(call);
  const members = call.state.users.filter((user) => user.groups.includes(group.name) && user.active);
  return {
    ...groupBean(call, group),
    users: {
      size: members.length,
      items:
        range === null
          ? []
          : members.slice(range.first, range.last + 1).map((user) => personBean(call, user)),
      'max-results': 50,
      'start-index': range?.first ?? 0,
      'end-index': range === null ? 0 : Math.max(0, Math.min(range.last, members.length - 1)),
    },
    expand: 'users',
  };
}

/** Deletes a group; what it was allowed goes to the one named in `swapGroup` or is gone. */
function remove(call: RestCall): WireResponse {
  const group = namedGroup(call);
  if ('status' in group) return group;
  const { state } = call;
  const swap = call.query.get('swapGroupId') ?? call.query.get('swapGroup');
  const heir = swap === null ? null : findGroup(state, swap);
  if (swap !== null && heir === null) return jiraError(404, [`The group named '${swap}' does not exist.`]);
  const renamed = (names: readonly string[]) => [
    ...new Set(names.flatMap((name) => (name === group.name ? (heir === null ? [] : [heir.name]) : [name]))),
  ];
  for (const user of state.users) user.groups = user.groups.filter((name) => name !== group.name);
  for (const [key, names] of Object.entries(state.globalPermissions))
    state.globalPermissions[key] = renamed(names);
  for (const { roleActors } of state.projects)
    for (const actors of Object.values(roleActors)) actors.groups = renamed(actors.groups);
  state.groups = state.groups.filter((each) => each !== group);
  return empty(200);
}

export const groupRoutes: Route[] = [
  ...groupMemberRoutes,
  ...groupPickerRoutes,
  route('GET /group/bulk', bulk),
  route('GET /group', (call) => {
    const group = namedGroup(call);
    return 'status' in group ? group : json(200, wholeGroup(call, group));
  }),
  route('POST /group', create),
  route('DELETE /group', remove),
];
