/** Tokens as Jira signs them, for the bench and the soak. */
import { createHash, createHmac, randomUUID, sign } from 'node:crypto';
import { privateKey } from './atlassian.mjs';

/** Claims of a token that is fresh; `off`: seconds by which the clock of whoever signs is wrong. */
export function times(off = 0) {
  const now = Math.floor(Date.now() / 1000) + off;
  return { iat: now, exp: now + 180, jti: randomUUID() };
}

/** The qsh of a request without a query. */
export function hashOf(method, path) {
  return createHash('sha256').update(`${method}&${path}&`).digest('hex');
}

export function hs256(claims, secret) {
  const input = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

export function rs256(claims) {
  const input = `${encoded({ typ: 'JWT', alg: 'RS256', kid: 'bench-key' })}.${encoded(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')}`;
}

function encoded(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
