import { isRecord, type JwtClaims, pickClaims, redactText } from '../../evidence/index.ts';

/** What is known of the account beside the exchanges; keys of live self-tests first, free words as far as they go. */
export interface Notes {
  readonly has: boolean;
  readonly accountType: string | null;
  readonly active: boolean | null;
  readonly admin: boolean | null;
  readonly groups: readonly string[] | null;
  readonly adminGroups: readonly string[];
  readonly permissions: readonly string[] | null;
  readonly lackingPermissions: readonly string[];
  readonly applicationRoles: readonly string[] | null;
  readonly declaredScopes: readonly string[] | null;
  readonly grantedScopes: readonly string[] | null;
  readonly claims: JwtClaims | null;
  readonly assertionClaims: JwtClaims | null;
  readonly canonicalRequest: boolean;
  /** People say that a list holds less than it should. */
  readonly tooLittle: boolean;
  readonly tokenIssuedAt: number | null;
  readonly tokenExpiresAt: number | null;
  readonly serverTime: number | null;
  readonly accessibleSites: readonly string[] | null;
  /** All words of all notes, keys included, lower case. */
  readonly words: string;
  says(...ways: string[]): boolean;
}

/** Reads `accountNotes`; unknown keys only add their words. */
export function readNotes(notes: Readonly<Record<string, unknown>> | null): Notes {
  const of = notes ?? {};
  const parts: string[] = [];
  // The names of our own keys are no words of a person: claims noted by a live run say nothing about wrong ones.
  const { assertionClaims: _claims, ...spoken } = of;
  collect(spoken, 0, parts);
  const words = parts.join(' ; ').slice(0, 8_192).toLowerCase();
  const accountType = text(of.accountType) ?? text(of.account_type) ?? text(of.type);
  const says = (...ways: string[]) =>
    words !== '' && ways.some((way) => way.split('+').every((stem) => words.includes(stem)));
  return {
    has: notes !== null && Object.keys(of).length > 0,
    accountType: accountType?.toLowerCase() ?? null,
    active: flag(of.active),
    admin: flag(of.admin) ?? flag(of.isAdmin) ?? flag(of.jiraAdmin),
    groups: list(of.groups),
    // Named to people as what is missing, so anything that looks like a secret is not taken for a group.
    adminGroups: (list(of.adminGroups) ?? []).filter((name) => redactText(name) === name),
    permissions: list(of.permissions),
    lackingPermissions: list(of.lackingPermissions) ?? [],
    applicationRoles: list(of.applicationRoles) ?? list(of.applicationAccess),
    declaredScopes: list(of.declaredScopes),
    grantedScopes: list(of.grantedScopes),
    claims: pickClaims(of.jwtClaims ?? of.claims),
    assertionClaims: pickClaims(of.assertionClaims ?? of.assertion),
    canonicalRequest: of.canonicalRequest !== undefined,
    tooLittle: says(
      'another account+all',
      'other account+all',
      'another user+all',
      'other user+all',
      'another account+more',
      'other users see',
      'only some',
      'only a few',
      'fewer than',
      'not all projects',
      'not all issues',
      'incomplete',
      'projects are missing',
      'issues are missing',
      'returns nothing',
      'no projects',
    ),
    tokenIssuedAt: time(of.tokenIssuedAt),
    tokenExpiresAt: time(of.tokenExpiresAt),
    serverTime: time(of.serverTime),
    accessibleSites: list(of.accessibleSites) ?? list(of.accessibleResources),
    words,
    /** True when, for one way, every stem separated by a blank-plus (`a+b`) occurs. */
    says,
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

const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : null);
const flag = (value: unknown) => (typeof value === 'boolean' ? value : null);

function list(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return value.slice(0, 200).flatMap((item) => {
    if (typeof item === 'string') return [item.slice(0, 200)];
    if (isRecord(item)) {
      const name = item.name ?? item.url ?? item.id ?? item.key;
      return typeof name === 'string' ? [name.slice(0, 200)] : [];
    }
    return [];
  });
}

/** Milliseconds since 1970 from an ISO text, a `Date` header or a number of seconds or milliseconds. */
export function time(value: unknown): number | null {
  if (typeof value === 'number' && Number.isFinite(value)) return value < 1e11 ? value * 1000 : value;
  if (typeof value !== 'string' || value.length > 64) return null;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? null : parsed;
}
