import { identityTraits } from '../jira-facts/index.ts';
import { claimsOf, decodeBase64, type JwtClaims } from './claims.ts';
import type { IdentityKind, RecordedRequest } from './exchange.ts';
import type { HeaderReading } from './headers.ts';

type Scheme = 'basic' | 'bearer' | 'jwt' | 'oauth1' | 'cookie' | 'query' | 'other' | null;

/** The form of a credential; its content is never kept. */
export interface CredentialReading {
  readonly scheme: Scheme;
  /** How the scheme is spelled, where that alone makes Jira ignore the header. */
  readonly misspelled: string | null;
  /** The value stands in the header alone, with no scheme before it. */
  readonly schemeless: boolean;
  /** The request states headers, `Authorization` is not among them, and no other credential is. */
  readonly absent: boolean;
  /** What is wrong with the form of a Basic pair: words of {@link basicFlaws}. */
  readonly flaws: readonly string[];
  readonly claims: JwtClaims | null;
}

/** What redaction can leave of a Basic pair: `Basic *** (line end, quotes)`. */
const basicFlaws = [
  'not base64',
  'line end',
  'quotes',
  'no colon',
  'blank',
  'empty user',
  'no e-mail',
  'empty secret',
] as const;

/** Reads what a request shows of its credential, raw or redacted; decodes in memory only. */
export function readCredential(
  request: RecordedRequest,
  headers: HeaderReading,
  query: readonly (readonly [string, string])[],
): CredentialReading {
  const header = headers.get('authorization') ?? headers.get('proxy-authorization-placeholder') ?? null;
  const none = { misspelled: null, schemeless: false, absent: false, flaws: [], claims: null };
  if (header === null) {
    if (query.some(([name]) => name === 'jwt')) return { ...none, scheme: 'jwt' };
    if (headers.has('cookie')) return { ...none, scheme: 'cookie' };
    if (query.some(([name]) => /^(os_username|token|access_token|api_token|apikey)$/i.test(name)))
      return { ...none, scheme: 'query' };
    return { ...none, scheme: null, absent: Object.keys(request.headers).length > 0 };
  }
  if (lacksScheme(header)) return { ...none, scheme: null, schemeless: true };
  // A value that was masked as a whole may have had any scheme.
  if (maskedWhole.test(header)) return { ...none, scheme: null };
  const word = /^\S+/.exec(header)?.[0] ?? '';
  const rest = header.slice(word.length);
  const value = rest.trim();
  const { scheme, proper } = schemes.get(word.toLowerCase()) ?? { scheme: 'other' };
  return {
    ...none,
    scheme,
    misspelled: proper === undefined ? null : misspelling(proper, word, rest),
    flaws: scheme === 'basic' ? flawsOf(value) : [],
    claims: scheme === 'bearer' || scheme === 'jwt' ? claimsOf(value) : null,
  };
}

/** By its word in lower case, each as Jira spells it. */
const schemes: ReadonlyMap<string, { readonly scheme: Scheme; readonly proper?: string }> = new Map([
  ['basic', { scheme: 'basic', proper: 'Basic' }],
  ['bearer', { scheme: 'bearer', proper: 'Bearer' }],
  ['jwt', { scheme: 'jwt', proper: 'JWT' }],
  ['oauth', { scheme: 'oauth1', proper: 'OAuth' }],
]);

function misspelling(proper: string, word: string, rest: string): string | null {
  if (/^\s*token\s*=/i.test(rest)) return `"token=" stands between ${proper} and the value`;
  if (word !== proper) return `the scheme is spelled in another letter case than "${proper}"`;
  return /^\s{2,}/.test(rest) ? 'two blanks after the scheme' : null;
}

/** A token, a JWT or an encoded pair without a word before it; a placeholder may stand for both. */
export const lacksScheme = (header: string): boolean =>
  /^\s{0,8}\*\*\* \(no scheme\)/.test(header) ||
  /^\s{0,8}(?:AT[ACS]TT[A-Za-z0-9]|eyJ[\w-]{8})[\w.~+/=-]{8,}\s{0,8}$/.test(header.slice(0, 16_384)) ||
  (/^\s{0,8}[A-Za-z0-9+/]{16,}={0,2}\s{0,8}$/.test(header.slice(0, 16_384)) &&
    (decodeBase64(header.trim())?.includes('@') ?? false));

const maskedWhole =
  /^\s{0,8}(?:\*{2,}|\[?(?:redacted|filtered|masked|hidden|removed)\]?|<[^<>]{0,60}>|x{4,}|\.{3}|…)/i;

/** Bars, dots and words that stand where a pair was. */
const maskedPair =
  /^[^A-Za-z0-9]+$|^\W{0,2}(?:redacted|filtered|masked|hidden|removed|omitted|secret|x{4,}|your[_ -])/i;

/** A redacted pair carries its flaws in words; a raw one is decoded here and forgotten. */
export function flawsOf(value: string): string[] {
  const kept = /^\*\*\*\s*\(([^)]*)\)/.exec(value);
  if (kept) return basicFlaws.filter((flaw) => (kept[1] ?? '').includes(flaw));
  if (value === '' || value.includes('***') || /^[<[{(]/.test(value) || maskedPair.test(value)) return [];
  const flaws: string[] = [];
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(value)) return ['not base64'];
  const pair = decodeBase64(value);
  if (pair === null) return ['not base64'];
  if (/[\r\n]/.test(pair)) flaws.push('line end');
  if (/^["']|["']$|["']:|:["']/.test(pair)) flaws.push('quotes');
  const colon = pair.indexOf(':');
  if (colon < 0) flaws.push('no colon');
  else {
    if (colon === 0) flaws.push('empty user');
    if (colon === pair.length - 1) flaws.push('empty secret');
    if (/^\s|\s:|:\s/.test(pair)) flaws.push('blank');
  }
  return flaws;
}

/** True when the scheme that was sent is not one this kind of credential is taken in. */
export function schemeContradicts({
  identity,
  at,
}: {
  readonly identity: IdentityKind;
  readonly at: { readonly credential: CredentialReading };
}): boolean {
  const { scheme } = at.credential;
  // OAuth 1.0a is the form of a kind that has no name here.
  if (scheme === null || scheme === 'cookie' || scheme === 'query' || scheme === 'oauth1') return false;
  if (identity === 'anonymous') return false;
  return !identityTraits[identity].schemes.some((one) => one === scheme);
}
