import { z } from 'zod';
import { findGroup, findUser } from '../people.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { Group } from '../state.ts';
import { type RestCall, type Route, route, selfJudging } from './call.ts';
import { given, nameTaken } from './given.ts';
import { expansions } from './shapes/address.ts';
import { pageBounds, pageOf, queryList } from './shapes/page.ts';
import { groupBean, userBean } from './shapes/users.ts';

function named(call: RestCall): Group | WireResponse {
  const wanted = call.query.get('groupId') ?? call.query.get('groupname');
  if (wanted === null) return jiraError(400, ["'groupname' or 'groupId' needs to be provided."]);
  return findGroup(call.state, wanted) ?? jiraError(404, [`The group named '${wanted}' does not exist.`]);
}

function members(call: RestCall): WireResponse {
  const group = named(call);
  if ('status' in group) return group;
  const inactive = call.query.get('includeInactiveUsers') === 'true';
  const users = call.state.users.filter(
    (user) => user.groups.includes(group.name) && (inactive || user.active),
  );
  return json(
    200,
    pageOf(
      call,
      users.map((user) => userBean(call, user)),
    ),
  );
}

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

/** The picker marks groups that give administrator access (GroupLabel of the OpenAPI document). */
function labelsOf({ state }: RestCall, name: string) {
  return state.globalPermissions.ADMINISTER?.includes(name) === true
    ? [
        {
          text: 'Admin',
          title: 'Users added to this group will be given administrative access',
          type: 'ADMIN',
        },
      ]
    : [];
}

/** Groups whose name holds what was typed, those left out that the query excludes. */
function matching(call: RestCall): Group[] {
  const exact = call.query.get('caseInsensitive') !== 'true';
  const typed = call.query.get('query') ?? '';
  const excluded = [...queryList(call, 'exclude'), ...queryList(call, 'excludeId')];
  const may = call.rights.global('USER_PICKER') || call.rights.anyProject('BROWSE_PROJECTS');
  return call.state.groups.filter(
    ({ name, groupId }) =>
      may &&
      (name.includes(typed) ||
        (!exact && name.toLowerCase().includes(typed.toLowerCase())) ||
        name.toLowerCase().startsWith(typed.toLowerCase())) &&
      !excluded.includes(name) &&
      !excluded.includes(groupId),
  );
}

function pickerPart(call: RestCall) {
  const groups = matching(call);
  const shown = groups.slice(0, pageBounds(call).maxResults);
  return {
    header: `Showing ${shown.length} of ${groups.length} matching groups`,
    total: groups.length,
    groups: shown.map(({ name, groupId }) => ({ name, html: name, labels: labelsOf(call, name), groupId })),
  };
}

const picker = (call: RestCall): WireResponse => json(200, pickerPart(call));

/** `GET /groupuserpicker`: people and groups in one answer. */
function both(call: RestCall): WireResponse {
  const typed = (call.query.get('query') ?? '').toLowerCase();
  const { maxResults } = pageBounds(call);
  const users = call.rights.global('USER_PICKER')
    ? call.state.users.filter(
        ({ active, displayName, emailAddress }) =>
          active && `${displayName} ${emailAddress ?? ''}`.toLowerCase().includes(typed),
      )
    : [];
  const shown = users.slice(0, maxResults);
  return json(200, {
    users: {
      users: shown.map((user) => {
        const { accountId, accountType, displayName, avatarUrls } = userBean(call, user);
        return { accountId, accountType, html: displayName, displayName, avatarUrl: avatarUrls['24x24'] };
      }),
      total: users.length,
      header: `Showing ${shown.length} of ${users.length} matching users`,
    },
    groups: pickerPart(call),
  });
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
        range === null ? [] : members.slice(range.first, range.last + 1).map((user) => userBean(call, user)),
      'max-results': 50,
      'start-index': range?.first ?? 0,
      'end-index': range === null ? 0 : Math.max(0, Math.min(range.last, members.length - 1)),
    },
    expand: 'users',
  };
}

/** Deletes a group; what it was allowed goes to the one named in `swapGroup` or is gone. */
function remove(call: RestCall): WireResponse {
  const group = named(call);
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

const accountSchema = z.object({ accountId: z.string() });

/** Membership is changed by administrators only; an app is told so in words of its own (recorded). */
function mayChange(call: RestCall): WireResponse | null {
  if (call.rights.global('SITE_ADMIN')) return null;
  return json(403, { key: 'forbidden', context: { message: 'user does not have the relevant permissions' } });
}

function addMember(call: RestCall): WireResponse {
  const refused = mayChange(call);
  if (refused !== null) return refused;
  const group = named(call);
  if ('status' in group) return group;
  const asked = accountSchema.safeParse(call.body);
  const user = asked.success ? findUser(call.state, asked.data.accountId) : null;
  if (user === null) return jiraError(404, ['The user does not exist.']);
  user.groups = [...new Set([...user.groups, group.name])];
  return json(201, groupBean(call, group));
}

function removeMember(call: RestCall): WireResponse {
  const refused = mayChange(call);
  if (refused !== null) return refused;
  const group = named(call);
  if ('status' in group) return group;
  const user = findUser(call.state, call.query.get('accountId'));
  if (user === null) return jiraError(404, ['The user does not exist.']);
  user.groups = user.groups.filter((name) => name !== group.name);
  return empty(200);
}

export const groupRoutes: Route[] = [
  route('GET /group/member', members),
  route('GET /group/bulk', bulk),
  selfJudging('GET /groups/picker', picker),
  selfJudging('GET /groupuserpicker', both),
  route('GET /group', (call) => {
    const group = named(call);
    return 'status' in group ? group : json(200, wholeGroup(call, group));
  }),
  route('POST /group', create),
  route('DELETE /group', remove),
  selfJudging('POST /group/user', addMember),
  selfJudging('DELETE /group/user', removeMember),
];
