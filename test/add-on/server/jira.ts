import { createHash, createHmac, createSign } from 'node:crypto';
import { createCanonicalRequest, fromMethodAndUrl } from 'atlassian-jwt';
import supertest, { type Test } from 'supertest';
import type { SigningKey } from './atlassian.ts';

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** The hash by Atlassian's own library, so that both sides cannot share a mistake. */
export const qshOf = (method: string, url: string, baseUrl: string): string =>
  createHash('sha256')
    .update(createCanonicalRequest(fromMethodAndUrl(method, url), false, baseUrl))
    .digest('hex');

export type Claims = Record<string, unknown>;

/** Signed by hand: a JWT library would refuse to sign most of what has to be refused. */
export function rs256(claims: Claims, key: SigningKey, header: Record<string, unknown> = {}): string {
  const input = assembled(
    JSON.stringify({ typ: 'JWT', alg: 'RS256', kid: key.kid, ...header }),
    JSON.stringify(claims),
  );
  return signedRaw(input.slice(0, -1), key);
}

/** The first two parts of a token with an RS256 signature under them. */
export function signedRaw(input: string, key: SigningKey): string {
  return `${input}.${createSign('RSA-SHA256').update(input).sign(key.privateKey, 'base64url')}`;
}

export function hs256(claims: Claims, secret: string, alg = 'HS256'): string {
  const input = assembled(JSON.stringify({ typ: 'JWT', alg }), JSON.stringify(claims)).slice(0, -1);
  return `${input}.${createHmac(alg.replace('HS', 'sha'), secret).update(input).digest('base64url')}`;
}

/** A token of any header and payload text with a signature of the caller's. */
export const assembled = (header: string, payload: string, signature = ''): string =>
  [Buffer.from(header).toString('base64url'), Buffer.from(payload).toString('base64url'), signature].join(
    '.',
  );

/** One site that installs the app, doing what Jira does. */
export interface JiraSite {
  readonly clientKey: string;
  readonly sharedSecret: string;
  readonly baseUrl: string;
}

export const siteNamed = (
  clientKey: string,
  baseUrl: string,
  sharedSecret = `secret-of-${clientKey}-0123456789abcdef`,
): JiraSite => ({ clientKey, sharedSecret, baseUrl });

export const appKey = 'clearance';

export const payloadOf = (site: JiraSite, eventType: string): Claims => ({
  key: appKey,
  clientKey: site.clientKey,
  ...(eventType === 'installed' ? { sharedSecret: site.sharedSecret } : {}),
  baseUrl: site.baseUrl,
  productType: 'jira',
  oauthClientId: `oauth-${site.clientKey}`,
  eventType,
});

export const signedClaims = (site: JiraSite, appUrl: string, path: string): Claims => ({
  iss: site.clientKey,
  aud: appUrl,
  iat: seconds(),
  exp: seconds() + 900,
  qsh: qshOf('POST', `${appUrl}${path}`, appUrl),
});

/** `installed` or `uninstalled`, as Jira sends it. */
export function signedEvent(
  site: JiraSite,
  appUrl: string,
  key: SigningKey,
  event: 'installed' | 'uninstalled',
): Test {
  const path = `/connect/${event}`;
  return supertest(appUrl)
    .post(path)
    .set('Authorization', `JWT ${rs256(signedClaims(site, appUrl, path), key)}`)
    .send(payloadOf(site, event));
}

export const userClaims = (site: JiraSite, sub: string, qsh: string): Claims => ({
  iss: site.clientKey,
  sub,
  iat: seconds(),
  exp: seconds() + 180,
  qsh,
});

/** A token of the JavaScript bridge. */
export const contextToken = (site: JiraSite, sub = 'ada', changed: Claims = {}): string =>
  hs256({ ...userClaims(site, sub, 'context-qsh'), ...changed }, site.sharedSecret);

/** The API as the panel calls it for an administrator of the site. */
export const getAs = (site: JiraSite, appUrl: string, path: string): Test =>
  supertest(appUrl)
    .get(`/api${path}`)
    .set('Authorization', `JWT ${contextToken(site)}`);
export const postAs = (site: JiraSite, appUrl: string, path: string, body: object): Test =>
  supertest(appUrl)
    .post(`/api${path}`)
    .set('Authorization', `JWT ${contextToken(site)}`)
    .send(body);

export const hookClaims = (site: JiraSite, appUrl: string, path: string): Claims => ({
  iss: site.clientKey,
  iat: seconds(),
  exp: seconds() + 180,
  qsh: qshOf('POST', `${appUrl}${path}`, appUrl),
});

/** `enabled` or `disabled`, as Jira sends it. */
export function hookEvent(site: JiraSite, appUrl: string, event: 'enabled' | 'disabled'): Test {
  const path = `/connect/${event}`;
  const token = hs256(hookClaims(site, appUrl, path), site.sharedSecret);
  return supertest(appUrl).post(path).set('Authorization', `JWT ${token}`).send(payloadOf(site, event));
}

/** Where Jira's frame goes for the admin page. */
export function pageUrl(site: JiraSite, appUrl: string, sub: string | null = 'ada'): string {
  const path = `/connect/panel?lic=none&xdm_e=${encodeURIComponent(site.baseUrl)}&cp=&a[]=1&a[]=2`;
  // The library's Express-free reading keeps brackets in the name, as the rules have it.
  const claims = userClaims(site, sub ?? '', qshOf('GET', `${appUrl}${path}`, appUrl));
  if (sub === null) delete claims.sub;
  return `${path}&jwt=${hs256(claims, site.sharedSecret)}`;
}
