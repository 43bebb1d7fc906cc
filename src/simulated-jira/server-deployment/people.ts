import { z } from 'zod';
import { user as newUser } from '../new-site/people.ts';
import { administratorsOnly } from '../refusals.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { type RestCall, type Route, route, selfJudging } from '../rest/call.ts';
import { given } from '../rest/given.ts';
import { expandedUser } from '../rest/myself.ts';
import type { SiteState, User } from '../state.ts';
import { userName } from './user-names.ts';

const newSchema = z.looseObject({
  name: z.string().min(1),
  emailAddress: z.string().regex(/^[^@\s]+@[^@\s]+$/, 'A valid e-mail address is required.'),
  displayName: z.string().min(1),
  password: z.string().nullish(),
  applicationKeys: z.array(z.string()).nullish(),
});

/** `POST /user`: somebody with a name and a password of their own. */
function create(call: RestCall): WireResponse {
  if (!call.rights.global('ADMINISTER')) return administratorsOnly();
  const asked = given(call, newSchema);
  if ('status' in asked) return asked;
  const { name, emailAddress, displayName, password, applicationKeys } = asked.given;
  const { state, world } = call;
  if (state.users.some((user) => userName(user).toLowerCase() === name.toLowerCase()))
    return jiraError(400, [], { username: 'A user with that username already exists.' });
  const roles = applicationKeys ?? ['jira-software'];
  const made = newUser({
    accountId: Buffer.from(world.random(12), 'base64url').toString('hex'),
    displayName,
    emailAddress,
    name: name.toLowerCase(),
    password: password ?? null,
    groups: roles.length === 0 ? [] : [`jira-users-${state.site.name}`],
    applicationRoles: roles,
  });
  state.users.push(made);
  return json(201, expandedUser(call, made));
}

/** The account that `askedByName` put into the query, or the words of Server for nobody. */
export function named(query: URLSearchParams, { users }: SiteState): User | WireResponse {
  const accountId = query.get('accountId');
  if (accountId === null) return jiraError(404, ['Either the username or the key is required.']);
  const found = users.find((user) => user.accountId === accountId);
  return found ?? jiraError(404, [`The user named '${accountId}' does not exist`]);
}

export const peopleRoutes: readonly Route[] = [
  route('GET /user', (call) => {
    const user = named(call.query, call.state);
    return 'status' in user ? user : json(200, expandedUser(call, user));
  }),
  selfJudging('POST /user', create),
];
