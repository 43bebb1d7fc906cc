import { forgeScopeNames, productOfScope } from '../../scopes/products.ts';
import { editDistance } from '../matching/edit-distance.ts';
import type { ConnectScope, Operation } from '../operation.ts';
import { connectScopeNamed, connectScopes } from './connect.ts';
import { isClassicScope } from './sets.ts';

/** What a scope's name is. `nearest` holds the names it was probably meant to be, best first. */
export type ScopeName =
  | { readonly kind: 'connect'; readonly scope: ConnectScope }
  /** The Forge manifest's spelling of a Connect scope: grants Connect calls, not `requestJira` ones. */
  | { readonly kind: 'connect-in-forge'; readonly scope: ConnectScope }
  | { readonly kind: 'classic' | 'granular'; readonly operations: number }
  /** Only operations that are gone named it. */
  | { readonly kind: 'retired'; readonly lastSeen: string | null }
  /** Grantable, but on no Jira REST operation: refresh tokens, profile, Forge's own services, other products. */
  | { readonly kind: 'outside'; readonly why: string }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[]; readonly hint: string | null };

const connectInForge: Readonly<Record<string, ConnectScope>> = {
  'read:connect-jira': 'READ',
  'write:connect-jira': 'WRITE',
  'delete:connect-jira': 'DELETE',
  'project-admin:connect-jira': 'PROJECT_ADMIN',
  'admin:connect-jira': 'ADMIN',
  'act-as-user:connect-jira': 'ACT_AS_USER',
  'access-email-addresses:connect-jira': 'ACCESS_EMAIL_ADDRESSES',
};

/** How a Connect scope is written in a Forge manifest; null for NONE, which is never declared. */
export const connectScopeInForge = (scope: ConnectScope): string | null =>
  Object.keys(connectInForge).find((name) => connectInForge[name] === scope) ?? null;

const outside: Readonly<Record<string, string>> = {
  offline_access: 'asks the authorization server for a refresh token',
  'read:me': "reads the user's own Atlassian profile",
  'read:account': "reads the user's own Atlassian account",
  'report:personal-data': 'reports stored account ids to Atlassian',
  'storage:app': "opens Forge's own storage",
  'read:app-system-token': "lets a Forge remote get the app's own token",
  'read:app-user-token': "lets a Forge remote get the user's token",
};

/** Names people write that Atlassian never had, with the reason. */
const misconceptions: Readonly<Record<string, { readonly meant: readonly string[]; readonly hint: string }>> =
  {
    'delete:jira-work': {
      meant: ['write:jira-work'],
      hint: 'there is no classic scope for deleting: write:jira-work deletes too',
    },
    'manage:jira-work': {
      meant: ['manage:jira-project', 'write:jira-work'],
      hint: 'project settings take manage:jira-project, issues write:jira-work',
    },
    'admin:jira': {
      meant: ['manage:jira-configuration'],
      hint: 'site configuration takes manage:jira-configuration',
    },
    'write:jira-user': {
      meant: ['manage:jira-configuration'],
      hint: 'users are managed with manage:jira-configuration',
    },
    SYSTEM_ADMIN: { meant: ['ADMIN'], hint: 'system administration is not open to apps on Cloud' },
    JIRA_ADMIN: { meant: ['ADMIN'], hint: 'the Connect scope is called ADMIN' },
    'read:offline': { meant: ['offline_access'], hint: 'a refresh token is asked for with offline_access' },
  };

const scopeForm = /^[a-z][a-z-]*:[a-z][a-z0-9._-]*(:[a-z][a-z0-9._-]*){0,2}$/;

const whyOutside = (name: string): string => {
  const product = productOfScope(name);
  return product === null || product.startsWith('Jira')
    ? 'is on no operation of the Jira REST documents'
    : `is a scope of ${product}`;
};

export interface ScopeCatalogue {
  /** Every name that can be declared or granted for Jira. */
  readonly names: readonly string[];
  of(name: string): ScopeName;
}

const retiredAmong = (operations: readonly Operation[]): Map<string, string | null> => {
  const live = new Set<string>();
  const gone = new Map<string, string | null>();
  for (const operation of operations)
    for (const { scopes } of operation.alternatives)
      for (const scope of scopes) {
        if (!operation.removed) live.add(scope);
        else if ((gone.get(scope) ?? '') < (operation.lastSeen ?? ''))
          gone.set(scope, operation.lastSeen ?? null);
        else gone.set(scope, gone.get(scope) ?? null);
      }
  for (const scope of live) gone.delete(scope);
  return gone;
};

/** `read:board:jira-software` for `read:board-scope:jira-software`: a part of the name was left out. */
const isAbbreviated = (written: string, name: string): boolean => {
  const [parts, full] = [written.split(':'), name.split(':')];
  return (
    parts.length === full.length &&
    parts.every((part, index) => part === full[index] || (full[index] ?? '').startsWith(`${part}-`))
  );
};

const nearestNames = (name: string, names: readonly string[]): string[] => {
  const limit = Math.max(2, Math.ceil(name.length / 3));
  const wanted = name.toLowerCase();
  return names
    .map((candidate) => ({
      candidate,
      distance: isAbbreviated(wanted, candidate) ? 1.5 : editDistance(wanted, candidate.toLowerCase(), limit),
    }))
    .filter(({ distance }) => distance < limit)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        a.candidate.length - b.candidate.length ||
        (a.candidate < b.candidate ? -1 : 1),
    )
    .slice(0, 3)
    .map(({ candidate }) => candidate);
};

/** Unknown names that are held against all others; somebody who writes more of them has not made slips. */
const mostGuesses = 100;

/**
 * Knows every scope name of the operations, the Connect ones, and those that are on no operation. Made for one list of names:
 * beyond the first hundred unknown ones it no longer looks for what was meant.
 */
export const scopeCatalogue = (operations: readonly Operation[]): ScopeCatalogue => {
  let guesses = 0;
  const uses = new Map<string, number>();
  for (const operation of operations) {
    const own = new Set([
      ...operation.alternatives.flatMap(({ scopes }) => scopes),
      ...(operation.optionalScopes ?? []),
      ...(operation.announced?.scopes ?? []),
    ]);
    for (const scope of own) uses.set(scope, (uses.get(scope) ?? 0) + 1);
  }
  const retired = retiredAmong(operations);
  const forge = new Set(forgeScopeNames());
  const names = [
    ...connectScopes.filter((scope) => scope !== 'NONE'),
    ...[...uses.keys()].filter((scope) => !retired.has(scope)),
    ...[...forge].filter(
      (name) => !uses.has(name) && !Object.hasOwn(connectInForge, name) && !Object.hasOwn(outside, name),
    ),
    ...Object.keys(connectInForge),
    ...Object.keys(outside),
  ];

  return {
    names,
    of(given) {
      const name = given.trim();
      const connect = connectScopeNamed(name);
      if (connect !== null) return { kind: 'connect', scope: connect };
      const inForge = connectInForge[name];
      if (inForge !== undefined) return { kind: 'connect-in-forge', scope: inForge };
      if (retired.has(name)) return { kind: 'retired', lastSeen: retired.get(name) ?? null };
      const operationCount = uses.get(name);
      if (operationCount !== undefined)
        return { kind: isClassicScope(name) ? 'classic' : 'granular', operations: operationCount };
      const why = outside[name];
      if (why !== undefined) return { kind: 'outside', why };
      if (forge.has(name)) return { kind: 'outside', why: whyOutside(name) };
      const known = misconceptions[name];
      if (known !== undefined) return { kind: 'unknown', nearest: known.meant, hint: known.hint };
      guesses += 1;
      if (guesses > mostGuesses) return { kind: 'unknown', nearest: [], hint: null };
      const nearest = nearestNames(name, names);
      // Organization administration and other services have names that no list of Forge holds.
      if (nearest.length === 0 && scopeForm.test(name) && productOfScope(name) === null)
        return { kind: 'outside', why: 'is of no product whose scopes are known here' };
      return { kind: 'unknown', nearest, hint: null };
    },
  };
};
