import { z } from 'zod';
import { partsOf } from '../../multipart.ts';
import { findGroup, findUser } from '../../people.ts';
import { administratorsOnly } from '../../refusals.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { user as newUser } from '../../sites/people.ts';
import type { PersonalSettings, User } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { expandedUser } from '../myself.ts';
import { propertyRoutes } from '../properties.ts';
import { columnBean, knownColumn } from '../settings/columns.ts';
import { self } from '../shapes/address.ts';
import { pageBounds, queryList, slice } from '../shapes/page.ts';
import { groupBean, userBean } from '../shapes/users.ts';

/** What Jira remembers of somebody, made when first needed. */
export function personal(call: RestCall, accountId: string): PersonalSettings {
  call.state.personal[accountId] ??= {
    preferences: {},
    properties: {},
    columns: null,
    defaultShareScope: 'PRIVATE',
  };
  return call.state.personal[accountId];
}

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
    ? slice(call, call.state.users, (user) => userBean(call, user))
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

/** Whose columns or properties are meant: the caller's own unless an administrator names somebody. */
function subject(call: RestCall): User | WireResponse {
  const accountId = call.query.get('accountId') ?? call.caller.accountId;
  const user = findUser(call.state, accountId);
  if (user === null)
    return jiraError(404, ['Specified user does not exist or you do not have required permissions']);
  return accountId === call.caller.accountId || call.rights.global('ADMINISTER')
    ? user
    : administratorsOnly();
}

/** Names of columns as clients send them: a form field repeated, or JSON. */
export function givenColumns(call: RestCall): string[] | WireResponse {
  const { body } = call;
  const fromJson =
    typeof body === 'object' && body !== null && 'columns' in body && Array.isArray(body.columns)
      ? body.columns
      : [];
  const type = String(call.request.headers['content-type'] ?? '');
  const fromForm = type.includes('json')
    ? []
    : [
        ...new URLSearchParams(call.request.body.toString()).getAll('columns'),
        ...multipartColumns(type, call.request.body),
      ];
  const names = [...fromJson.map(String), ...fromForm];
  if (names.length === 0) return jiraError(400, ['No columns were given.']);
  const unknown = names.find((name) => knownColumn(call, name) === null);
  return unknown === undefined ? names : jiraError(400, [`There is no column '${unknown}'.`]);
}

function multipartColumns(type: string, body: Buffer): string[] {
  return (partsOf(type, body) ?? [])
    .filter(({ name }) => name === 'columns')
    .map(({ bytes }) => bytes.toString());
}

function columns(call: RestCall): WireResponse {
  const user = subject(call);
  if ('status' in user) return user;
  const own = personal(call, user.accountId).columns ?? call.state.settings.columns;
  return json(
    200,
    own.map((id) => columnBean(call, id)),
  );
}

export const userRoutes: Route[] = [
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
  selfJudging('GET /user/columns', columns),
  selfJudging('PUT /user/columns', (call) => {
    const user = subject(call);
    if ('status' in user) return user;
    const names = givenColumns(call);
    if ('status' in names) return names;
    personal(call, user.accountId).columns = names;
    return json(200, {});
  }),
  selfJudging('DELETE /user/columns', (call) => {
    const user = subject(call);
    if ('status' in user) return user;
    personal(call, user.accountId).columns = null;
    return empty(204);
  }),
  ...propertyRoutes('/user/properties', 'propertyKey', (call) => {
    const accountId = call.query.get('accountId');
    if (accountId === null || accountId === '')
      return jiraError(400, ["The 'accountId' query parameter needs to be provided"]);
    const user = subject(call);
    if ('status' in user) return user;
    return {
      properties: personal(call, user.accountId).properties,
      address: self(call, '/user/properties'),
    };
  }),
];
