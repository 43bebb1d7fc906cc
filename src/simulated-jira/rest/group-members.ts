import { z } from 'zod';
import { findUser } from '../people.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { Group } from '../state.ts';
import { type RestCall, type Route, route, selfJudging } from './call.ts';
import { mutuallyExclusive } from './documented/exclusive-parameters.ts';
import { accountAsAsked } from './people/named-otherwise.ts';
import { readPayload } from './scalars.ts';
import { pageOf } from './shapes/page.ts';
import { groupBean, personBean } from './shapes/users.ts';
import { flagged } from './shapes/wanted.ts';

/** The group that the query names, or the refusal (words and case of names as measured on Cloud in October 2026). */
export function namedGroup({ query, state }: RestCall): Group | WireResponse {
  const [id, name] = [query.get('groupId'), query.get('groupname')];
  if (id !== null && name !== null) return mutuallyExclusive('groupId', 'groupname');
  const wanted = (id ?? name ?? '').toLowerCase();
  if (wanted === '') return jiraError(400, ['The group ID and group name can not be empty.']);
  const found = state.groups.find(
    (group) => (id === null ? group.name.toLowerCase() : group.groupId) === wanted,
  );
  const said = id === null ? `named '${name}'` : `with group ID '${id}'`;
  return found ?? jiraError(404, [`The group ${said} does not exist`]);
}

function members(call: RestCall): WireResponse {
  const group = namedGroup(call);
  if ('status' in group) return group;
  const inactive = flagged(call, 'includeInactiveUsers');
  const users = call.state.users.filter(
    (user) => user.groups.includes(group.name) && (inactive || user.active),
  );
  return json(
    200,
    pageOf(
      call,
      users.map((user) => personBean(call, user)),
      50,
      50,
    ),
  );
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
  const group = namedGroup(call);
  if ('status' in group) return group;
  const asked = readPayload(accountSchema, call.body);
  const user = asked.success ? findUser(call.state, asked.data.accountId) : null;
  if (user === null) return jiraError(404, ['The user does not exist.']);
  user.groups = [...new Set([...user.groups, group.name])];
  return json(201, groupBean(call, group));
}

function removeMember(call: RestCall): WireResponse {
  const refused = mayChange(call);
  if (refused !== null) return refused;
  const group = namedGroup(call);
  if ('status' in group) return group;
  const accountId = accountAsAsked(call);
  if (typeof accountId !== 'string') return accountId;
  const user = findUser(call.state, accountId);
  if (user === null) return jiraError(404, ['The user does not exist.']);
  user.groups = user.groups.filter((name) => name !== group.name);
  return empty(200);
}

/** Who is in a group. */
export const groupMemberRoutes: Route[] = [
  route('GET /group/member', members),
  selfJudging('POST /group/user', addMember),
  selfJudging('DELETE /group/user', removeMember),
];
