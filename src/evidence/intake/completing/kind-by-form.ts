import { decodeBase64 } from '../../claims.ts';
import type { IdentityKind } from '../../exchange.ts';
import { headerOf } from '../values/index.ts';

/** The scheme that is sent; a value that was masked as a whole tells none. */
export function schemeIn(headers: Readonly<Record<string, string>>): string | undefined {
  const word = /^\s*([A-Za-z][\w-]{1,20})(?=\s|$)/
    .exec(headerOf(headers, 'authorization') ?? '')?.[1]
    ?.toLowerCase();
  return word !== undefined && /^(?:basic|bearer|jwt|oauth|token|digest|negotiate)$/.test(word)
    ? word
    : undefined;
}

/** Whose a Bearer token is at such a place, by how it begins. */
export function bearerKind(value: string, place: string): IdentityKind {
  if (/^\s*bearer\s+ATSTT/i.test(value)) return 'service-account-token';
  if (/^\s*bearer\s+ATATT/i.test(value)) return place === 'gateway' ? 'scoped-api-token' : 'api-token';
  if (place === 'gateway') return 'oauth-3lo';
  if (place === 'relative') return 'forge-app';
  return place === 'self-hosted' ? 'pat' : /^\s*bearer\s+eyJ/i.test(value) ? 'oauth-3lo' : 'api-token';
}

/** Whose a Basic pair is at such a place, by its shape; it is decoded in memory and forgotten. */
export function basicKind(value: string, place: string): IdentityKind {
  const pair = pairIn(value);
  if (pair.includes('@serviceaccount.atlassian.com')) return 'service-account-token';
  const secret = pair.slice(pair.indexOf(':') + 1).trim();
  if (place === 'gateway') return 'scoped-api-token';
  if (place === 'self-hosted' && !secret.startsWith('ATATT')) return 'password';
  // API tokens have 24 characters (old) or begin with ATATT (new); a short secret with words in it is a password.
  return pair.includes(':') &&
    secret.length > 0 &&
    secret.length < 20 &&
    !noPassword.test(secret) &&
    !isDrawn(secret)
    ? 'password'
    : 'api-token';
}

/** What was masked, a token that was cut, and what stands for one. */
const noPassword = /^[*x•.…]+$|^AT[A-Z]{3}3|token|\bkey\b|secret/i;

/** Letters and digits by turns, as nobody chooses them. */
const isDrawn = (secret: string) =>
  /^[A-Za-z0-9]+$/.test(secret) && (secret.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length >= 6;

/** What stands behind the scheme, decoded; empty where it is no Base64. */
export const pairIn = (value: string): string => decodeBase64(value.replace(/^\s*\S+\s*/, '').trim()) ?? '';
