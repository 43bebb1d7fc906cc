import { z } from 'zod';
import { findGroup, findUser } from '../people.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { Group } from '../state.ts';
import { type RestCall, type Route, route, selfJudging } from './call.ts';
import { groupBean, pageOf, userBean } from './shapes.ts';

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

function picker(call: RestCall): WireResponse {
  const wanted = (call.query.get('query') ?? '').toLowerCase();
  const may = call.rights.global('USER_PICKER') || call.rights.anyProject('BROWSE_PROJECTS');
  const groups = may ? call.state.groups.filter(({ name }) => name.toLowerCase().includes(wanted)) : [];
  return json(200, {
    header: `Showing ${groups.length} of ${groups.length} matching groups`,
    total: groups.length,
    groups: groups.map(({ name, groupId }) => ({ name, html: name, labels: labelsOf(call, name), groupId })),
  });
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
  selfJudging('POST /group/user', addMember),
  selfJudging('DELETE /group/user', removeMember),
];
