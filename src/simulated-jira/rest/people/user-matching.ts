import { jiraError, type WireResponse } from '../../request.ts';
import type { User } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { slice } from '../shapes/page.ts';
import { userBean } from '../shapes/users.ts';

/** Whether a name, the one to sign in with on Server among them, or an address holds what was typed. */
export function fits(user: User, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return [user.displayName, user.emailAddress ?? '', user.name ?? ''].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** Active people whom `query` or `accountId` names; a response: the query asks for something Cloud no longer does. */
export function asked(call: RestCall, needed = true): User[] | WireResponse {
  const { query, state } = call;
  if (query.has('username'))
    return jiraError(400, ["The query parameter 'username' is not supported in GDPR strict mode."]);
  const accountId = query.get('accountId');
  const typed = query.get('query');
  const property = query.get('property');
  if (needed && accountId === null && typed === null && property === null)
    return jiraError(400, ['Either the query or the accountId parameter has to be provided.']);
  return state.users.filter(
    (user) =>
      user.active &&
      (accountId === null || user.accountId === accountId) &&
      (typed === null || fits(user, typed)) &&
      (property === null || hasProperty(call, user, property)),
  );
}

/** `key.path=value`: people with such a property. */
function hasProperty({ state }: RestCall, user: User, condition: string): boolean {
  const [path = '', wanted = ''] = condition.split('=');
  const [key = '', ...rest] = path.split('.');
  const value = rest.reduce<unknown>(
    (current, name) =>
      typeof current === 'object' && current !== null
        ? Object.entries(current).find(([each]) => each === name)?.[1]
        : undefined,
    state.personal[user.accountId]?.properties[key],
  );
  return String(value) === wanted.replace(/^"|"$/g, '');
}

/** Whoever may not browse users sees nobody, without a refusal. */
export const hidden = (call: RestCall): boolean => !call.rights.global('USER_PICKER');

export const listed = (call: RestCall, users: readonly User[]): WireResponse =>
  slice(call, users, (user) => userBean(call, user));
