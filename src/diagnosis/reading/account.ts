import { type Evidence, isRecord, type JwtClaims, pickClaims, redactText } from '../../evidence/index.ts';

/** What is known of the account, its credential and its app: typed facts of our own code first, else what people noted. */
export interface AccountReading {
  readonly accountType: string | null;
  readonly active: boolean | null;
  readonly admin: boolean | null;
  readonly groups: readonly string[] | null;
  readonly adminGroups: readonly string[];
  /** Permission keys in upper case. */
  readonly held: readonly string[] | null;
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
  readonly tokenIssuedAt: number | null;
  readonly tokenExpiresAt: number | null;
  readonly serverTime: number | null;
  readonly accessibleSites: readonly string[] | null;
  readonly credentialFlaws: readonly string[];
  readonly mendedCredential: 'accepted' | 'refused' | null;
  readonly keptOutOfProjects: readonly string[];
  readonly mayActForUser: boolean | null;
  readonly sharedSecretThere: 'accepted' | 'refused' | null;
  readonly appKeyDeclared: boolean | null;
  /** What people wrote beside these, in lower case, keys included; at most 8 KB. */
  readonly noted: string;
}

/** Reads `account` and `accountNotes`; unknown keys of notes only add their words. Never throws. */
export function readAccount({ account, accountNotes }: Evidence): AccountReading {
  const of = accountNotes ?? {};
  const parts: string[] = [];
  // The names of claims in an assertion are no words of a person about wrong ones.
  const { assertionClaims: _claims, ...spoken } = of;
  collect(spoken, 0, parts);
  const upper = (keys: readonly string[] | null | undefined) => keys?.map((key) => key.toUpperCase()) ?? null;
  return {
    accountType: (account?.accountType ?? text(of.accountType) ?? text(of.type))?.toLowerCase() ?? null,
    active: account?.active ?? flag(of.active),
    admin: flag(of.admin) ?? flag(of.isAdmin),
    groups: account?.groups ?? list(of.groups),
    // Named to people as what is missing, so anything that looks like a secret is not taken for a group.
    adminGroups: (account?.adminGroups ?? list(of.adminGroups) ?? []).filter(
      (name) => redactText(name) === name,
    ),
    held: upper(account?.permissionsHeld ?? list(of.permissions ?? of.globalPermissions)),
    lacking: upper(account?.permissionsLacking ?? list(of.lackingPermissions)) ?? [],
    measured: account?.permissionsLacking !== undefined,
    applicationRoles: account?.applicationRoles ?? list(of.applicationRoles),
    declaredScopes: account?.declaredScopes ?? list(of.declaredScopes),
    grantedScopes: account?.grantedScopes ?? list(of.grantedScopes),
    jwtClaims: pickClaims(account?.jwtClaims ?? of.jwtClaims ?? of.claims, account?.jwtClaims ?? {}),
    assertionClaims: pickClaims(account?.assertionClaims ?? of.assertionClaims),
    clockAheadSeconds: account?.clockAheadSeconds ?? null,
    tokenIssuedAt: time(account?.tokenIssuedAt ?? of.tokenIssuedAt),
    tokenExpiresAt: time(account?.tokenExpiresAt ?? of.tokenExpiresAt),
    serverTime: time(account?.serverTime ?? of.serverTime),
    accessibleSites: account?.accessibleSites ?? list(of.accessibleSites),
    credentialFlaws: account?.credentialFlaws ?? [],
    mendedCredential: account?.mendedCredential ?? null,
    keptOutOfProjects: account?.keptOutOfProjects ?? [],
    mayActForUser: account?.mayActForUser ?? null,
    sharedSecretThere: account?.sharedSecretThere ?? null,
    appKeyDeclared: account?.appKeyDeclared ?? issuerIsKey(of),
    noted: parts.join(' ; ').slice(0, 8_192).toLowerCase(),
  };
}

function collect(value: unknown, depth: number, into: string[]): void {
  if (into.length >= 200 || depth > 5) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    into.push(String(value).slice(0, 1_000));
  } else if (Array.isArray(value)) {
    for (const item of value.slice(0, 100)) collect(item, depth + 1, into);
  } else if (isRecord(value)) {
    for (const key of Object.keys(value).slice(0, 100)) {
      into.push(key.replace(/([a-z])([A-Z])/g, '$1 $2').slice(0, 80));
      collect(value[key], depth + 1, into);
    }
  }
}

/** Whether the issuer that the notes state is the key of the descriptor that they state; null where one is missing. */
function issuerIsKey(of: Readonly<Record<string, unknown>>): boolean | null {
  const key = text(of.descriptorKey) ?? text(of.appKey);
  const claims = of.jwtClaims ?? of.claims;
  const issuer = isRecord(claims) ? text(claims.iss) : null;
  return key === null || issuer === null ? null : key === issuer;
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
