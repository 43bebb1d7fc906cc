import { claimsOf, issuerKind, type JwtClaims } from '../claims.ts';
import { flawsOf, lacksScheme } from '../credential.ts';
import { mask } from './mask.ts';

/** The form of an `Authorization` value: scheme as it was spelled, what is wrong with a Basic pair, when a JWT lives. */
export function redactAuthorization(value: string): string {
  const word =
    /^\s*(basic|bearer|jwt|oauth|token|negotiate|digest|aws4-hmac-sha256|atlassiantoken)(?=\s|$)/i.exec(
      value,
    )?.[1];
  if (word === undefined)
    return value.trim() === '' ? '' : `${mask}${lacksScheme(value) ? ' (no scheme)' : ''}`;
  const rest = value.trim().slice(word.length);
  const gap = /^\s{2,}/.test(rest) ? '  ' : ' ';
  const secret = rest.trim();
  // What makes Jira ignore the header is kept: the label, not the value.
  if (/^token\s*=/i.test(secret)) return `${word}${gap}token=${mask}`;
  if (secret.startsWith(mask)) return `${word}${gap}${keptForm(secret)}`;
  const form = word.toLowerCase() === 'basic' ? flawsOf(secret).join(', ') : formOfClaims(claimsOf(secret));
  return `${word}${gap}${mask}${form === '' ? '' : ` (${form})`}`;
}

const formWord =
  /^(not base64|line end|quotes|no colon|blank|empty user|no e-mail|empty secret|(iat|exp)=\d{1,12}|alg=[A-Z0-9a-z]{2,8}|qsh=(context-qsh|hash)|iss=(key|name|uuid|urn|url)|aud=(url|other))$/;

/** A value that was masked before keeps only words this file writes itself. */
function keptForm(secret: string): string {
  const words =
    /^\*\*\*\s?\(([^)]{0,400})\)/
      .exec(secret)?.[1]
      ?.split(', ')
      .filter((word) => formWord.test(word)) ?? [];
  return words.length === 0 ? mask : `${mask} (${words.join(', ')})`;
}

/** What is kept of a token's claims: who issued it by its kind, and when it lives. */
export function formOfClaims(claims: JwtClaims | null): string {
  const { iss, aud, qsh, iat, exp, alg } = claims ?? {};
  return [
    iss !== undefined && `iss=${issuerKind(iss)}`,
    aud !== undefined && `aud=${/^https?:/.test(aud) ? 'url' : 'other'}`,
    qsh !== undefined && `qsh=${qsh === 'context-qsh' ? 'context-qsh' : 'hash'}`,
    iat !== undefined && `iat=${Math.round(iat)}`,
    exp !== undefined && `exp=${Math.round(exp)}`,
    alg !== undefined && /^[A-Za-z0-9]{2,8}$/.test(alg) && `alg=${alg}`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}
