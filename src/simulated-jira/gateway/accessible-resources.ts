import { createHash } from 'node:crypto';
import { presentedCredential } from '../credentials/authorization-header.ts';
import { findUser } from '../people.ts';
import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { AccessToken } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { scopeCheckFailed, unauthorized } from './refusals.ts';

/** Another site of the same user, for grants that leave this one out. */
const otherSite = { id: '99999999-8888-4777-8666-555555555555', name: 'elsewhere' } as const;

/** GET /oauth/token/accessible-resources: the sites the token's user agreed to, each with the scopes granted there. */
export function accessibleResources(request: WireRequest, world: SimulatedWorld): WireResponse {
  const token = oauthToken(request, world);
  if (token === null) return unauthorized();
  const grant = world.state.oauthGrants.find(
    (each) => each.clientId === token.issuedTo && each.accountId === token.accountId,
  );
  if (token.kind === 'three-legged' && grant === undefined) return unauthorized();
  const here = grant?.thisSite ?? true;
  const { cloudId, name } = world.state.site;
  const scopes = token.scopes.filter((scope) => /jira|servicedesk/.test(scope));
  const avatarUrl = 'https://site-admin-avatar-cdn.prod.public.atl-paas.net/avatars/240/site.png';
  return weaklyTagged([
    here
      ? { id: cloudId, url: world.addresses.siteUrl, name, scopes, avatarUrl }
      : { ...otherSite, url: 'https://elsewhere.atlassian.net', scopes, avatarUrl },
  ]);
}

/** The one answer of the gateway with a blank before the charset and a weak entity tag (Nango, Apr 2026). */
function weaklyTagged(body: unknown): WireResponse {
  const tag = createHash('sha1').update(JSON.stringify(body)).digest('base64url');
  const headers = { 'content-type': 'application/json; charset=utf-8', etag: `W/"${tag}"` };
  return json(200, body, headers);
}

/** GET /me: who agreed; scope `read:me`. */
export function me(request: WireRequest, world: SimulatedWorld): WireResponse {
  const token = oauthToken(request, world);
  const user = findUser(world.state, token?.accountId ?? null);
  if (token === null || user === null) return unauthorized();
  if (!token.scopes.includes('read:me')) return scopeCheckFailed();
  return json(200, {
    account_type: user.accountType === 'service-account' ? 'app' : user.accountType,
    account_id: user.accountId,
    email: user.emailAddress,
    name: user.displayName,
    account_status: user.active ? 'active' : 'inactive',
    locale: user.locale.replace('_', '-'),
    zoneinfo: user.timeZone,
  });
}

function oauthToken(request: WireRequest, world: SimulatedWorld): AccessToken | null {
  const presented = presentedCredential(request.headers.authorization);
  if (presented?.scheme !== 'bearer') return null;
  const token = world.state.accessTokens.find((each) => each.token === presented.token);
  if (token === undefined || token.revoked || Date.parse(token.expiresAt) <= world.now()) return null;
  return token.kind === 'three-legged' || token.kind === 'client-credentials' ? token : null;
}
