import type { IdentityKind } from '../../evidence/index.ts';
import {
  type Address,
  appsOnly,
  assetsScope,
  connectCovers,
  identityTraits,
  isForOtherApps,
  type MissingOfGroup,
  type Operation,
  type OperationsTable,
  oauthCovers,
  permissionClauses,
} from '../../jira-facts/index.ts';

/** What the operation documents, held against what the identity has. */
export interface NeedsReading {
  readonly match: 'known' | 'wrong-method' | 'unknown' | 'no-rest-path';
  readonly operation: Operation | null;
  readonly allowedMethods: readonly string[];
  /** Closest documented path, where the one sent matches none. */
  readonly nearest: string | null;
  /** Whether the scopes held open the operation; `unknown` when the scopes or the operation are. */
  readonly scopes: 'enough' | 'lacking' | 'closed' | 'unknown' | 'not-applicable';
  /** Scopes worth naming, the cheapest way first: any one of these lists. */
  readonly scopeChoices: readonly (readonly string[])[];
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly string[];
  /** The reference says that no permission is needed. */
  readonly noPermission: boolean;
  readonly anonymousAllowed: boolean;
  readonly filtered: boolean;
  /** Frameworks it is for, if it is for apps only. */
  readonly appsOnly: readonly string[];
}

const nothing: NeedsReading = {
  match: 'no-rest-path',
  operation: null,
  allowedMethods: [],
  nearest: null,
  scopes: 'unknown',
  scopeChoices: [],
  globalPermissions: [],
  projectPermissions: [],
  noPermission: false,
  anonymousAllowed: false,
  filtered: false,
  appsOnly: [],
};

const documented =
  /^\/rest\/(api|agile|servicedeskapi|atlassian-connect|software|operations|security|devinfo|deployments|builds|devopscomponents|featureflags|forge|remotelinks|internal)\//;

/** Webhooks of administrators, outside of the reference: https://developer.atlassian.com/server/jira/platform/webhooks/ */
const administrative = /^\/rest\/(?:(?:webhooks|jira-webhook)\/1\.0\/webhooks?|plugins\/1\.0(?=\/))(?:\/|$)/;

/** Paths outside of the reference that need a right all the same, by the name that the permission screen shows. */
const sideRights: readonly (readonly [RegExp, string])[] = [
  [/^\/rest\/dev-status\//, 'View Development Tools'],
  [/^\/rest\/designs\//, 'BROWSE_PROJECTS'],
];

/**
 * What only administrators call on Server and Data Center, where the rights differ from Cloud's in places.
 * https://developer.atlassian.com/server/jira/platform/rest/
 */
const administrativeThere =
  /^\/rest\/api\/(2|latest)\/(permissionscheme|notificationscheme|issuesecurityschemes|role|group|groups\/(?!picker)|screens|workflow|settings|application-properties|applicationrole|auditing|cluster|index|reindex|licenseValidator|upgrade|permissions|password|user\/?$)/;

/** Server and Data Center belong to no organisation. */
const ofOrganisations: ReadonlySet<string> = new Set(['ORG_ADMIN', 'SITE_ADMIN']);

/** What boards and sprints are changed with; the reference names no permission for it. */
const boardRights: readonly (readonly [RegExp, string])[] = [
  [/^\/rest\/agile\/1\.0\/issue\/rank/, 'SCHEDULE_ISSUES'],
  [/^\/rest\/agile\/1\.0\/sprint(\/|$)/, 'MANAGE_SPRINTS_PERMISSION'],
];

/** Matches the call against the operations table; pure look-up, no judgement. */
export function readNeeds(
  method: string,
  address: Address,
  identity: IdentityKind,
  held: readonly string[] | null,
  operations: OperationsTable,
  selfHosted: boolean,
): NeedsReading {
  const { restPath } = address;
  if (restPath === null) return ofAssets(assetsScope(method, address.path), identity, held);
  const side = sideRights.find(([path]) => path.test(restPath));
  if (side) return { ...nothing, match: 'unknown', projectPermissions: [side[1]] };
  if (administrative.test(restPath)) return { ...nothing, match: 'known', globalPermissions: ['ADMINISTER'] };
  // A family that the reference does not know has no nearest path worth the search.
  if (!documented.test(restPath)) return { ...nothing, match: 'unknown' };
  const found = operations.resolve(method, restPath);
  if (found.kind === 'unknown' && selfHosted && administrativeThere.test(restPath))
    return { ...nothing, match: 'known', globalPermissions: ['ADMINISTER'] };
  if (found.kind === 'unknown') {
    const first = found.nearest[0];
    return { ...nothing, match: 'unknown', nearest: first ? `${first.method} ${first.path}` : null };
  }
  if (found.kind === 'wrong-method')
    return { ...nothing, match: 'wrong-method', allowedMethods: found.allowed };
  const { operation } = found;
  // What is needed in some cases only explains a refusal all the same.
  const clauses = [...permissionClauses(operation).flat(), ...(operation.permissions.conditional ?? [])];
  const global = new Set([...(operation.permissions.global ?? []), 'ADMINISTER']);
  const there = selfHosted && administrativeThere.test(restPath);
  return {
    ...nothing,
    match: 'known',
    operation,
    ...(selfHosted ? scopesThere(method, restPath, identity, held) : scopesOf(operation, identity, held)),
    globalPermissions:
      there && clauses.every((key) => ofOrganisations.has(key))
        ? ['ADMINISTER']
        : clauses.filter((key) => global.has(key) && !(selfHosted && ofOrganisations.has(key))),
    projectPermissions: [
      ...clauses.filter((key) => !global.has(key) && key !== 'OWNER'),
      ...(method === 'GET' ? [] : boardRights.flatMap(([path, key]) => (path.test(restPath) ? [key] : []))),
    ],
    noPermission:
      !there &&
      clauses.length === 0 &&
      (operation.permissions.none === true || operation.permissions.access === 'jira'),
    anonymousAllowed: operation.permissions.anonymous === true,
    filtered: operation.permissions.filtered === true,
    appsOnly: appsOnly(operation),
  };
}

/** Assets has scopes of its own, at the gateway. */
function ofAssets(
  scope: string | null,
  identity: IdentityKind,
  held: readonly string[] | null,
): NeedsReading {
  if (scope === null || identityTraits[identity].scopeWorld === null) return nothing;
  if (held?.includes(scope)) return { ...nothing, scopes: 'enough' };
  return {
    ...nothing,
    scopes: held === null ? 'unknown' : 'lacking',
    scopeChoices: [[scope]],
  };
}

type ScopesReading = Pick<NeedsReading, 'scopes' | 'scopeChoices'>;

export const scopesOfDataCenter: readonly string[] = ['READ', 'WRITE', 'ADMIN', 'SYSTEM_ADMIN'];

/**
 * OAuth 2.0 of Data Center has four scopes of its own, each holding those before it.
 * https://confluence.atlassian.com/adminjiraserver/jira-oauth-2-0-provider-api-1115659070.html
 */
function scopesThere(
  method: string,
  restPath: string,
  identity: IdentityKind,
  held: readonly string[] | null,
): ScopesReading {
  if (identity !== 'oauth-3lo' && identity !== 'oauth-client-credentials')
    return { scopes: 'not-applicable', scopeChoices: [] };
  const administrators = administrativeThere.test(restPath);
  if (administrators && identity === 'oauth-client-credentials')
    return { scopes: 'closed', scopeChoices: [] };
  const needed = administrators ? 'ADMIN' : method === 'GET' || method === 'HEAD' ? 'READ' : 'WRITE';
  if (held === null) return { scopes: 'unknown', scopeChoices: [[needed]] };
  const best = Math.max(-1, ...held.map((scope) => scopesOfDataCenter.indexOf(scope.toUpperCase())));
  return best >= scopesOfDataCenter.indexOf(needed)
    ? { scopes: 'enough', scopeChoices: [] }
    : { scopes: 'lacking', scopeChoices: [[needed]] };
}

function scopesOf(
  operation: Operation,
  identity: IdentityKind,
  held: readonly string[] | null,
): ScopesReading {
  if (isForOtherApps(operation, identity)) return { scopes: 'closed', scopeChoices: [] };
  const world = identityTraits[identity].scopeWorld;
  if (world === null) return { scopes: 'not-applicable', scopeChoices: [] };
  if (world === 'connect' && (held === null || looksConnect(held))) {
    const verdict = connectCovers(held ?? [], operation);
    if (verdict.open) return { scopes: held === null ? 'unknown' : 'enough', scopeChoices: [] };
    if (verdict.reason === 'inaccessible') return { scopes: 'closed', scopeChoices: [] };
    if (verdict.reason === 'not-stated') return { scopes: 'unknown', scopeChoices: [] };
    return {
      scopes: held === null ? 'unknown' : 'lacking',
      scopeChoices: [[verdict.missing]],
    };
  }
  const verdict = oauthCovers(held ?? [], operation, world === 'forge' ? 'forge' : 'oauth2');
  if (verdict.open)
    return {
      scopes: held === null && verdict.group !== null ? 'unknown' : 'enough',
      scopeChoices: [],
    };
  if (verdict.reason === 'closed') return { scopes: 'closed', scopeChoices: [] };
  const choices = worthNaming(verdict.missingByGroup, held !== null);
  return {
    scopes: held === null ? 'unknown' : 'lacking',
    scopeChoices: choices,
  };
}

const looksConnect = (held: readonly string[]) => held.every((scope) => !scope.includes(':'));

/**
 * A group the identity already has a part of stands first: completing it widens the app least. Then the classic
 * one, then the rest, at most two ways in all; one that holds another whole is no way of its own.
 */
function worthNaming(groups: readonly MissingOfGroup[], known: boolean): (readonly string[])[] {
  const holdsAnother = ({ missing }: MissingOfGroup) =>
    groups.some(
      (other) => other.missing.length < missing.length && other.missing.every((one) => missing.includes(one)),
    );
  const begun = (group: MissingOfGroup) => known && group.missing.length < group.scopes.length;
  const ordered = groups
    .filter((group) => !holdsAnother(group))
    .sort(
      (a, b) =>
        Number(begun(b)) - Number(begun(a)) || Number(b.kind === 'classic') - Number(a.kind === 'classic'),
    );
  return ordered.slice(0, 2).map((group) => group.missing);
}
