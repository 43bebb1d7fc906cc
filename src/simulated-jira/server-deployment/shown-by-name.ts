import { isRecord } from '../record.ts';
import type { WireResponse } from '../request.ts';
import type { SiteState, User } from '../state.ts';
import { sprintsAsText } from './sprint-text.ts';
import { userKey, userName } from './user-names.ts';

interface Shown {
  readonly accounts: ReadonlyMap<string, User>;
  readonly siteUrl: string;
}

/** An answer of Cloud's in the form of Server: people have a name and a key and no account, groups no id. */
export function shownByName(response: WireResponse, state: SiteState, siteUrl: string): WireResponse {
  const type = response.headers['content-type'] ?? '';
  if (!type.startsWith('application/json') || typeof response.body !== 'string' || response.body === '')
    return response;
  return { ...response, body: JSON.stringify(valueByName(JSON.parse(response.body), state, siteUrl)) };
}

/** The same for a value, such as the message of a webhook. */
export function valueByName(value: unknown, { users }: SiteState, siteUrl: string): unknown {
  return shown(value, { accounts: new Map(users.map((user) => [user.accountId, user])), siteUrl });
}

function shown(value: unknown, given: Shown): unknown {
  if (typeof value === 'string') return textByName(value, given);
  if (Array.isArray(value)) return value.map((each) => shown(each, given));
  if (!isRecord(value)) return value;
  const others = Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !onlyOnCloud.has(name))
      .map(([name, each]) => [
        name,
        shown(name.startsWith('customfield_') ? sprintsAsText(each) : each, given),
      ]),
  );
  return { ...others, ...person(value, given), ...actor(value, given), ...group(value, given) };
}

/** Members that Server's answers have not. */
const onlyOnCloud = new Set([
  'accountId',
  'accountType',
  'actorUser',
  'actorGroup',
  'groupId',
  'entityId',
  'untranslatedName',
  'hierarchyLevel',
  'simplified',
  'style',
  'isPrivate',
]);

/** Whoever is told of at length, with a language, is told not to be deleted. */
function person({ accountId, displayName, locale }: Record<string, unknown>, { accounts, siteUrl }: Shown) {
  const user = typeof accountId === 'string' ? accounts.get(accountId) : undefined;
  if (user === undefined) return {};
  const name = userName(user);
  return {
    ...(displayName === undefined
      ? {}
      : { self: `${siteUrl}/rest/api/2/user?username=${encodeURIComponent(name)}` }),
    key: userKey(user),
    name,
    ...(locale === undefined ? {} : { deleted: false }),
    ...(user.emailAddress === null ? {} : { emailAddress: user.emailAddress }),
  };
}

/** Somebody in a role: their name stands beside the kind of actor. */
function actor({ actorUser }: Record<string, unknown>, { accounts }: Shown) {
  const accountId = isRecord(actorUser) ? actorUser.accountId : undefined;
  const user = typeof accountId === 'string' ? accounts.get(accountId) : undefined;
  return user === undefined ? {} : { name: userName(user) };
}

function group({ groupId, name, self }: Record<string, unknown>, { siteUrl }: Shown) {
  if (groupId === undefined || typeof name !== 'string' || self === undefined) return {};
  return { self: `${siteUrl}/rest/api/2/group?groupname=${encodeURIComponent(name)}` };
}

/** A text that is an account is somebody's key; accounts that a text mentions or quotes are names. */
function textByName(text: string, { accounts }: Shown): string {
  const user = accounts.get(text);
  if (user !== undefined) return userKey(user);
  const named = (written: string, accountId: string, before: string, after: string) => {
    const found = accounts.get(accountId);
    return found === undefined ? written : `${before}${userName(found)}${after}`;
  };
  return text
    .replace(/\[~accountid:([^\]\s]+)\]/g, (written: string, id: string) => named(written, id, '[~', ']'))
    .replace(/'([^'\s]+)'/g, (written: string, id: string) => named(written, id, "'", "'"));
}
