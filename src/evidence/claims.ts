import { isRecord } from './is-record.ts';

/** Registered claims that are no secret: who, for whom, when. Times in seconds since 1970. */
export interface JwtClaims {
  readonly iss?: string;
  readonly aud?: string;
  readonly sub?: string;
  readonly qsh?: string;
  readonly iat?: number;
  readonly exp?: number;
  readonly alg?: string;
}

/** What is coded in base64, of either alphabet; null: it is none. */
export function decodeBase64(value: string): string | null {
  try {
    return atob(value.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return null;
  }
}

/** Claims of an unverified token; only registered, non-secret ones are read. */
export function claimsOf(value: string): JwtClaims | null {
  if (value.startsWith('***')) return keptClaims(value);
  const parts = value.split('.');
  if (parts.length !== 3 || value.length > 16_384) return null;
  const header = decodeBase64(parts[0] ?? '');
  const payload = decodeBase64(parts[1] ?? '');
  if (payload === null) return null;
  try {
    const head: unknown = header === null ? {} : JSON.parse(header);
    return pickClaims(JSON.parse(payload), head);
  } catch {
    return null;
  }
}

/** Kinds of issuer that redaction tells from the key of an app, which has no blank in it; each with one that stands for it. */
const issuers: readonly { readonly kind: string; readonly form: RegExp; readonly one: string }[] = [
  { kind: 'urn', form: /^urn:/, one: 'urn:' },
  { kind: 'url', form: /^https?:/, one: 'https:' },
  { kind: 'uuid', form: /^(?:jira:)?[0-9a-f]{8}-/, one: '00000000-0000' },
  { kind: 'name', form: /\w \w/, one: 'name:' },
];

/** What redaction leaves of an issuer. */
export const issuerKind = (iss: string): string => issuers.find(({ form }) => form.test(iss))?.kind ?? 'key';

/** What redaction left: `JWT *** (iss=key, iat=…, exp=…)`. */
function keptClaims(value: string): JwtClaims | null {
  const kept = /^\*\*\*\s?\(([^)]{0,400})\)/.exec(value)?.[1];
  if (kept === undefined) return null;
  const pairs = new Map(kept.split(', ').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  const number = (name: string) => (pairs.has(name) ? Number(pairs.get(name)) : undefined);
  const iss = pairs.get('iss');
  return pickClaims(
    {
      iss: issuers.find(({ kind }) => kind === iss)?.one ?? iss,
      aud: pairs.get('aud'),
      qsh: pairs.get('qsh'),
      iat: number('iat'),
      exp: number('exp'),
    },
    { alg: pairs.get('alg') },
  );
}

/** Reads claims from an object of any origin (a token, `accountNotes.jwtClaims`). */
export function pickClaims(payload: unknown, header: unknown = {}): JwtClaims | null {
  if (!isRecord(payload)) return null;
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, 300) : undefined);
  const aud = Array.isArray(payload.aud) ? payload.aud[0] : payload.aud;
  const claims = {
    iss: text(payload.iss),
    aud: text(aud),
    sub: text(payload.sub),
    qsh: text(payload.qsh),
    iat: secondsOf(payload.iat),
    exp: secondsOf(payload.exp),
    alg: isRecord(header) ? text(header.alg) : undefined,
  };
  const present = Object.entries(claims).filter(([, value]) => value !== undefined);
  return present.length === 0 ? null : (Object.fromEntries(present) as JwtClaims);
}

/** Seconds since 1970; people note a claim as a date as well. */
function secondsOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]{5,15}(?:Z|[+-]\d\d:?\d\d)$/.test(value))
    return undefined;
  const parsed = Date.parse(value);
  return Number.isNaN(parsed) ? undefined : parsed / 1000;
}
