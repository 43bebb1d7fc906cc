import { findGroup, findUser } from '../people.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import type { User } from '../state.ts';
import { type RestCall, type Route, route, selfJudging } from './call.ts';
import { expandedUser } from './myself.ts';
import { groupBean, userBean } from './shapes.ts';

/** The account the query names, or the words Cloud has for what is wrong (all recorded). */
function named(call: RestCall): User | WireResponse {
  const { query } = call;
  if (query.has('username') || query.has('key')) {
    return jiraError(400, [
      "'accountId' must be the only user identifying query parameter in GDPR strict mode.",
    ]);
  }
  const accountId = query.get('accountId');
  if (accountId === null || accountId === '') {
    return jiraError(404, ["The 'accountId' query parameter needs to be provided"]);
  }
  return (
    findUser(call.state, accountId) ??
    jiraError(404, ['Specified user does not exist or you do not have required permissions'])
  );
}

function matching(call: RestCall, needle: string): User[] {
  const wanted = needle.toLowerCase();
  return call.state.users.filter(({ displayName }) => displayName.toLowerCase().includes(wanted));
}

function search(call: RestCall): WireResponse {
  if (call.query.has('username')) {
    return jiraError(400, ["The query parameter 'username' is not supported in GDPR strict mode."]);
  }
  // Without the right this is no refusal but an empty list.
  if (!call.rights.global('USER_PICKER')) return json(200, []);
  const found = matching(call, call.query.get('query') ?? call.query.get('accountId') ?? '');
  return json(
    200,
    found.filter(({ active }) => active).map((user) => userBean(call, user)),
  );
}

function groupsOf(call: RestCall): WireResponse {
  const user = named(call);
  if ('status' in user) return user;
  const groups = user.groups.flatMap((name) => findGroup(call.state, name) ?? []);
  return json(
    200,
    groups.map((group) => groupBean(call, group)),
  );
}

const everybody = (call: RestCall) =>
  json(200, call.rights.global('USER_PICKER') ? call.state.users.map((user) => userBean(call, user)) : []);

export const userRoutes: Route[] = [
  route('GET /user', (call) => {
    const user = named(call);
    return 'status' in user ? user : json(200, expandedUser(call, user));
  }),
  route('GET /user/groups', groupsOf),
  selfJudging('GET /user/search', search),
  selfJudging('GET /users/search', everybody),
  selfJudging('GET /users', everybody),
  selfJudging('GET /user/picker', (call) => {
    const found = call.rights.global('USER_PICKER') ? matching(call, call.query.get('query') ?? '') : [];
    return json(200, { users: found.map((user) => userBean(call, user)), total: found.length });
  }),
];
