import type { IdentityKind } from '../../evidence/index.ts';
import {
  type Address,
  appsOnly,
  assetsScope,
  identityTraits,
  type Operation,
  type OperationsTable,
  permissionClauses,
} from '../../jira-facts/index.ts';
import { type ScopesReading, scopesOf, scopesThere } from './opening-scopes.ts';

/** What the operation documents, held against what the identity has. */
export interface NeedsReading extends ScopesReading {
  readonly match: 'known' | 'wrong-method' | 'unknown' | 'no-rest-path';
  readonly operation: Operation | null;
  readonly allowedMethods: readonly string[];
  /** Closest documented path, where the one sent matches none. */
  readonly nearest: string | null;
  readonly globalPermissions: readonly string[];
  readonly projectPermissions: readonly string[];
  /** The reference says that no permission is needed. */
  readonly noPermission: boolean;
  readonly anonymousAllowed: boolean;
  readonly filtered: boolean;
  /** Frameworks it is for, if it is for apps only. */
  readonly appsOnly: readonly string[];
}

export const nothing: NeedsReading = {
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

/** How the paths of the reference begin. */
const documented: readonly string[] =
  'api agile servicedeskapi atlassian-connect software operations security devinfo deployments builds devopscomponents featureflags forge remotelinks internal'
    .split(' ')
    .map((family) => `/rest/${family}/`);

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
  if (!documented.some((beginning) => restPath.startsWith(beginning))) return ofUndocumented(restPath);
  const found = operations.resolve(method, restPath);
  if (found.kind === 'unknown' && selfHosted && administrativeThere.test(restPath))
    return { ...nothing, match: 'known', globalPermissions: ['ADMINISTER'] };
  if (found.kind === 'unknown') {
    return {
      ...nothing,
      match: 'unknown',
      /** Searched when a finding tells of it. */
      get nearest() {
        const [first] = found.nearest;
        return first === undefined ? null : `${first.method} ${first.path}`;
      },
    };
  }
  if (found.kind === 'wrong-method')
    return { ...nothing, match: 'wrong-method', allowedMethods: found.allowed };
  const { operation } = found;
  // What is needed in some cases only explains a refusal all the same.
  const clauses = [...permissionClauses(operation).flat(), ...(operation.permissions.conditional ?? [])];
  const global = new Set([...(operation.permissions.global ?? []), 'ADMINISTER']);
  const there = selfHosted && administrativeThere.test(restPath);
  const { scopes, scopeChoices } = selfHosted
    ? scopesThere(method, there, identity, held)
    : scopesOf(operation, identity, held);
  return {
    match: 'known',
    operation,
    allowedMethods: [],
    nearest: null,
    scopes,
    scopeChoices,
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

/** A family that the reference does not know has no nearest path worth the search. */
function ofUndocumented(restPath: string): NeedsReading {
  const side = sideRights.find(([path]) => path.test(restPath));
  if (side) return { ...nothing, match: 'unknown', projectPermissions: [side[1]] };
  if (administrative.test(restPath)) return { ...nothing, match: 'known', globalPermissions: ['ADMINISTER'] };
  return { ...nothing, match: 'unknown' };
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
