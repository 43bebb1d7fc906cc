import { type Evidence, isRecord, type JwtClaims, pickClaims, redactText } from '../../evidence/index.ts';
import { readBody } from './body.ts';
import { clausesOf, notesByKey } from './notes.ts';

/** What is known of the account, its credential and its app: typed facts of our own code first, else what people noted. */
export interface AccountReading {
  readonly accountType: string | null;
  readonly active: boolean | null;
  readonly admin: boolean | null;
  readonly groups: readonly string[] | null;
  readonly adminGroups: readonly string[];
  /** Permission keys in upper case. */
  readonly held: readonly string[] | null;
  /** What is held lists global permissions alone. */
  readonly heldGlobally: boolean;
  readonly lacking: readonly string[];
  /** What is lacking was measured key by key: one that stands in neither list is not known. */
  readonly measured: boolean;
  readonly applicationRoles: readonly string[] | null;
  readonly declaredScopes: readonly string[] | null;
  readonly grantedScopes: readonly string[] | null;
  readonly jwtClaims: JwtClaims | null;
  readonly assertionClaims: JwtClaims | null;
  readonly clockAheadSeconds: number | null;
  /** ms since 1970. */
  readonly tokenExpiresAt: number | null;
  readonly serverTime: number | null;
  readonly accessibleSites: readonly string[] | null;
  readonly credentialFlaws: readonly string[];
  readonly mendedCredential: 'accepted' | 'refused' | null;
  readonly keptOutOfProjects: readonly string[];
  readonly archivedProject: string | null;
  readonly mayActForUser: boolean | null;
  readonly sharedSecretThere: 'accepted' | 'refused' | null;
  readonly appKeyDeclared: boolean | null;
  /** What people wrote beside these, sentence by sentence. */
  readonly noted: readonly string[];
}

/** Reads `account` and `accountNotes`; unknown keys of notes only add their words. Never throws. */
export function readAccount(evidence: Evidence): AccountReading {
  const { account, accountNotes } = evidence;
  const of = notesByKey(accountNotes);
  const upper = (keys: readonly string[] | null | undefined) => keys?.map((key) => key.toUpperCase()) ?? null;
  const rights = of.get('permissions') ?? of.get('globalpermissions') ?? listedRights(evidence);
  const issued = time(account?.tokenIssuedAt ?? named(of, /^(?:token)?(?:issued|received|fetched)(?:at)?$/));
  const life = of.get('expiresin');
  return {
    accountType:
      (account?.accountType ?? text(of.get('accounttype')) ?? text(of.get('type')))?.toLowerCase() ?? null,
    active: account?.active ?? flag(of.get('active')),
    admin: flag(of.get('admin')) ?? flag(of.get('isadmin')),
    groups: account?.groups ?? list(of.get('groups')),
    // Named to people as what is missing, so anything that looks like a secret is not taken for a group.
    adminGroups: (account?.adminGroups ?? list(of.get('admingroups')) ?? []).filter(
      (name) => redactText(name) === name,
    ),
    held: upper(account?.permissionsHeld ?? list(rights) ?? answered(rights, true)),
    heldGlobally: account?.permissionsHeld === undefined && rights === of.get('globalpermissions'),
    lacking:
      upper(account?.permissionsLacking ?? list(of.get('lackingpermissions')) ?? answered(rights, false)) ??
      [],
    measured: account?.permissionsLacking !== undefined || isRecord(rights),
    applicationRoles: account?.applicationRoles ?? list(of.get('applicationroles')),
    declaredScopes:
      account?.declaredScopes ?? list(named(of, /^declaredscopes|^manifest|^scopes.*(?:asks|declares)/)),
    grantedScopes: account?.grantedScopes ?? list(of.get('grantedscopes')),
    jwtClaims: pickClaims(account?.jwtClaims ?? claimsIn(of), account?.jwtClaims ?? {}),
    assertionClaims: pickClaims(account?.assertionClaims ?? of.get('assertionclaims')),
    clockAheadSeconds: account?.clockAheadSeconds ?? null,
    tokenExpiresAt:
      time(account?.tokenExpiresAt ?? named(of, /expiresat$/)) ??
      (issued === null || typeof life !== 'number' ? null : issued + life * 1000),
    serverTime: time(
      account?.serverTime ?? named(of, /^servertime|^timeof(?:the)?call$|^(?:called|sent)at$|^now$/),
    ),
    accessibleSites: account?.accessibleSites ?? list(of.get('accessiblesites')),
    credentialFlaws: account?.credentialFlaws ?? [],
    mendedCredential: account?.mendedCredential ?? null,
    keptOutOfProjects: account?.keptOutOfProjects ?? [],
    archivedProject: text(account?.archivedProject),
    mayActForUser: account?.mayActForUser ?? null,
    sharedSecretThere: account?.sharedSecretThere ?? null,
    appKeyDeclared: account?.appKeyDeclared ?? issuerIsKey(of),
    noted: clausesOf(accountNotes),
  };
}

/** Keys that stand with this answer, in the form of `mypermissions` or shorter: `{"ADMINISTER": false}`; null: nothing is answered so. */
function answered(rights: unknown, held: boolean): string[] | null {
  if (!isRecord(rights)) return null;
  const said = (value: unknown) => (isRecord(value) ? value.havePermission : value);
  const keys = Object.keys(rights)
    .slice(0, 200)
    .filter((key) => said(rights[key]) === held);
  return keys.length === 0 ? null : keys;
}

/** What `mypermissions` answered to the same caller. */
function listedRights({ identity, exchanges }: Evidence): unknown {
  const asked = exchanges.find(
    (call) => (call.identity ?? identity) === identity && /\/mypermissions(?:\?|$)/.test(call.request.url),
  );
  if (asked === undefined) return undefined;
  const answer = readBody(asked.response?.body ?? null, undefined).json;
  return isRecord(answer) ? answer.permissions : undefined;
}

/** The claims of a token, under whatever name people write them down. */
function claimsIn(of: ReadonlyMap<string, unknown>): unknown {
  for (const [key, value] of of)
    if (
      key !== 'assertionclaims' &&
      isRecord(value) &&
      ['iss', 'iat', 'exp', 'qsh', 'aud'].some((claim) => claim in value)
    )
      return value;
  return of.has('iss') || of.has('exp') ? Object.fromEntries(of) : undefined;
}

/** Whether the issuer that the notes state is the key of the descriptor that they state; null where one is missing. */
function issuerIsKey(of: ReadonlyMap<string, unknown>): boolean | null {
  const key = named(of, /(?:app|descriptor|installed)key$/);
  const claims = claimsIn(of);
  const issuer = isRecord(claims) ? text(claims.iss) : null;
  return typeof key !== 'string' || issuer === null ? null : key === issuer;
}

/** The first note with such a key. */
function named(of: ReadonlyMap<string, unknown>, key: RegExp): unknown {
  for (const [name, value] of of) if (key.test(name)) return value;
  return undefined;
}

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null);
const flag = (value: unknown) => (typeof value === 'boolean' ? value : null);

function list(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return value.slice(0, 200).flatMap((item) => {
    if (typeof item === 'string') return [item.slice(0, 200)];
    const name = isRecord(item) ? (item.name ?? item.url ?? item.id ?? item.key) : undefined;
    return typeof name === 'string' ? [name.slice(0, 200)] : [];
  });
}

/** Milliseconds since 1970 from an ISO text, a `Date` header or a number of seconds or milliseconds. */
export function time(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value < 1e11 ? value * 1000 : value;
  if (typeof value !== 'string' || value.length > 64) return null;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? null : parsed;
}
