import { kindOf } from '../fields/custom-fields.ts';
import { isRecord } from '../record.ts';
import { jsonIn, type WireRequest } from '../request.ts';
import type { SiteState } from '../state.ts';
import { userNamed } from './user-names.ts';

/** Members of a body under which somebody stands. */
const peopleMembers = new Set([
  'assignee',
  'reporter',
  'author',
  'updateAuthor',
  'owner',
  'users',
  'approvers',
]);

/** Searches for people by what was typed; elsewhere `username` is one person. */
const searches = /\/user\/(?:search|assignable\/|viewissue\/|permission\/)/;

/**
 * A request to Server in the terms of Cloud: people, whom Server knows by name or key, are named by account. Whom nobody knows
 * stays as written, so that the answer refuses it.
 */
export function askedByName(request: WireRequest, state: SiteState): WireRequest {
  const query = queryByAccount(request, state);
  return {
    ...request,
    query,
    rawQuery: query === request.query ? request.rawQuery : query.toString(),
    body: bodyByAccount(request, state),
  };
}

const accountOf = (state: SiteState, name: string): string => userNamed(state, name)?.accountId ?? name;

function queryByAccount({ path, query }: WireRequest, state: SiteState): URLSearchParams {
  const typed = query.get('username');
  const key = query.get('key') ?? query.get('userKey');
  const actor = /\/role\/\d+$/.test(path) ? query.get('user') : null;
  const aboutPeople = path.includes('/user') || path.includes('/watchers');
  const named = typed ?? (aboutPeople ? key : null);
  if (named === null && actor === null) return query;
  const changed = new URLSearchParams(query);
  if (actor !== null) changed.set('user', accountOf(state, actor));
  if (named !== null) {
    for (const name of ['username', 'key', 'userKey']) changed.delete(name);
    if (searches.test(path)) changed.set('query', everybody.test(named) ? '' : named);
    else changed.set('accountId', accountOf(state, named));
  }
  return changed;
}

/** What people type to find everybody: signs that every name or address holds. */
const everybody = /^[.%_'"]$/;

function bodyByAccount(request: WireRequest, state: SiteState): Buffer {
  const given = request.method === 'GET' ? undefined : jsonIn(request);
  return given === undefined
    ? request.body
    : Buffer.from(JSON.stringify(translated(request.path, given, state)));
}

function translated(path: string, given: unknown, state: SiteState): unknown {
  const account = (name: unknown) => (typeof name === 'string' ? accountOf(state, name) : name);
  if (path.endsWith('/watchers')) return account(given);
  if (!isRecord(given)) return inside(given, state);
  if (path.endsWith('/assignee') || path.endsWith('/group/user')) return person(given, state);
  if (/\/role\/\d+$/.test(path)) return roleActors(given, account);
  const { lead, leadUserName, ...rest } = given;
  const leader = /\/project(?:\/[^/]+)?$/.test(path) ? lead : leadUserName;
  const others = inside(leader === lead ? rest : given, state);
  return leader === undefined || !isRecord(others) ? others : { ...others, leadAccountId: account(leader) };
}

function roleActors(
  given: Record<string, unknown>,
  account: (name: unknown) => unknown,
): Record<string, unknown> {
  const several = (names: unknown) => (Array.isArray(names) ? names.map(account) : names);
  const { user, categorisedActors: actors, ...rest } = given;
  const kind = 'atlassian-user-role-actor';
  return {
    ...rest,
    ...(user === undefined ? {} : { user: several(user) }),
    ...(isRecord(actors) ? { categorisedActors: { ...actors, [kind]: several(actors[kind] ?? []) } } : {}),
  };
}

/** Everything below a body in which somebody may stand: fields of an issue, their operations, lists of people. */
function inside(value: unknown, state: SiteState): unknown {
  if (typeof value === 'string') return mentionsByAccount(value, state);
  if (Array.isArray(value)) return value.map((each) => inside(each, state));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      holdsPeople(name, state) ? people(each, state) : inside(each, state),
    ]),
  );
}

function holdsPeople(name: string, { customFields }: SiteState): boolean {
  if (peopleMembers.has(name)) return true;
  if (!name.startsWith('customfield_')) return false;
  const field = customFields.find(({ id }) => id === name);
  if (field === undefined) return false;
  const { type, items } = kindOf(field);
  return type === 'user' || items === 'user';
}

/** A person, a list of them, or operations on them: `[{set: {name: "ada"}}]`. */
function people(value: unknown, state: SiteState): unknown {
  if (Array.isArray(value)) return value.map((each) => people(each, state));
  if (!isRecord(value)) return value;
  if ('name' in value || 'key' in value) return person(value, state);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, people(each, state)]));
}

/** `{name}` or `{key}`; no name is nobody, `-1` whom the project says. */
function person({ name, key, ...rest }: Record<string, unknown>, state: SiteState): Record<string, unknown> {
  const given = name ?? key;
  if (typeof given !== 'string' || given === '') return { ...rest, accountId: null };
  return { ...rest, accountId: accountOf(state, given) };
}

/** `[~ada]` as Cloud's wiki markup writes it. */
function mentionsByAccount(text: string, state: SiteState): string {
  return text.replace(/\[~([^\]\s:]+)\]/g, (written: string, name: string) => {
    const user = userNamed(state, name);
    return user === null ? written : `[~accountid:${user.accountId}]`;
  });
}
