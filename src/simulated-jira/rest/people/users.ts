import { z } from 'zod';
import { user as newUser } from '../../new-site/people.ts';
import { findGroup, findUser } from '../../people.ts';
import { administratorsOnly } from '../../refusals.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { User } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { expandedUser } from '../myself.ts';
import { propertyRoutes } from '../properties.ts';
import { self } from '../shapes/address.ts';
import { pageBounds, queryList, slice } from '../shapes/page.ts';
import { groupBean, listedUser, userBean } from '../shapes/users.ts';
import { accountAsAsked, namedOtherwise } from './named-otherwise.ts';
import { personal } from './personal.ts';
import { subject, userColumnRoutes } from './user-columns.ts';

/** The account the query names, or the words Cloud has for what is wrong (all recorded). */
function named(call: RestCall): User | WireResponse {
  const { query } = call;
  const refused = namedOtherwise(call);
  if (refused !== null) return refused;
  const accountId = query.get('accountId');
  if (accountId === null || accountId === '') {
    return jiraError(404, ["The 'accountId' query parameter needs to be provided"]);
  }
  return (
    findUser(call.state, accountId) ??
    jiraError(404, ['Specified user does not exist or you do not have required permissions'])
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

const everybody = (call: RestCall): WireResponse =>
  call.rights.global('USER_PICKER')
    ? slice(call, call.state.users, (user) => listedUser(call, user))
    : json(200, []);

const createSchema = z.looseObject({
  emailAddress: z.string().regex(/^[^@\s]+@[^@\s]+$/, 'A valid e-mail address is required.'),
  displayName: z.string().nullish(),
  products: z.array(z.string()).nullish(),
});

/** `POST /user`: somebody new, or the one who has that address already. */
function create(call: RestCall): WireResponse {
  if (!call.rights.global('ADMINISTER')) return administratorsOnly();
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { emailAddress, displayName, products } = asked.given;
  const { state } = call;
  const known = state.users.find((user) => user.emailAddress?.toLowerCase() === emailAddress.toLowerCase());
  const roles = (products ?? ['jira-software']).filter((product) => product !== '');
  if (known !== undefined) return json(200, expandedUser(call, known));
  const made = newUser({
    accountId: Buffer.from(call.world.random(12), 'base64url').toString('hex'),
    displayName: displayName ?? emailAddress.split('@')[0] ?? emailAddress,
    emailAddress,
    groups: roles.length === 0 ? [] : [`jira-users-${state.site.name}`],
    applicationRoles: roles,
  });
  state.users.push(made);
  return json(201, expandedUser(call, made));
}

function remove(call: RestCall): WireResponse {
  if (!call.rights.global('SITE_ADMIN') && !call.rights.global('ADMINISTER')) return administratorsOnly();
  const user = named(call);
  if ('status' in user) return user;
  call.state.users = call.state.users.filter((each) => each !== user);
  return empty(204);
}

/** `GET /user/bulk`: a page of the accounts named. */
function bulk(call: RestCall): WireResponse {
  const ids = queryList(call, 'accountId');
  if (ids.length === 0) return jiraError(400, ["The 'accountId' query parameter needs to be provided"]);
  const { startAt, maxResults } = pageBounds(call, 10, 200);
  const found = ids.flatMap((id) => findUser(call.state, id) ?? []);
  return json(200, {
    self: `${call.base}${call.request.path}?${call.request.rawQuery}`,
    maxResults,
    startAt,
    total: found.length,
    isLast: startAt + maxResults >= found.length,
    values: found.slice(startAt, startAt + maxResults).map((user) => userBean(call, user)),
  });
}

/** `GET /user/bulk/migration`: accounts of the names and keys that people had before there were accounts. */
function migrated(call: RestCall): WireResponse {
  const names = call.query.getAll('username');
  const keys = call.query.getAll('key');
  if (names.length + keys.length === 0)
    return jiraError(400, ['Either the key or the username parameter has to be provided.']);
  if (names.length > 0 && keys.length > 0)
    return jiraError(400, ['The key and the username parameter cannot be given together.']);
  const found = call.state.users.filter(
    ({ name }) =>
      name !== null && [...names, ...keys].some((each) => each.toLowerCase() === name.toLowerCase()),
  );
  return slice(call, found, ({ name, accountId }) => ({ username: name, key: name, accountId }), 10);
}

export const userRoutes: Route[] = [
  ...userColumnRoutes,
  route('GET /user', (call) => {
    const user = named(call);
    return 'status' in user ? user : json(200, expandedUser(call, user));
  }),
  selfJudging('POST /user', create),
  selfJudging('DELETE /user', remove),
  route('GET /user/groups', groupsOf),
  route('GET /user/bulk', bulk),
  selfJudging('GET /users/search', everybody),
  selfJudging('GET /users', everybody),
  route('GET /user/email', (call) => {
    if (call.caller.reach.kind === 'unscoped' || call.caller.accountId === null)
      return jiraError(400, ['This operation is only available to apps that Atlassian approved.']);
    const user = named(call);
    return 'status' in user ? user : json(200, { accountId: user.accountId, email: user.emailAddress });
  }),
  route('GET /user/bulk/migration', migrated),
  ...propertyRoutes('/user/properties', 'propertyKey', (call) => {
    const accountId = accountAsAsked(call);
    if (typeof accountId !== 'string') return accountId;
    const user = subject(call);
    if ('status' in user) return user;
    return {
      properties: personal(call, user.accountId).properties,
      address: self(call, '/user/properties'),
    };
  }),
];
