import { createSecretKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import { findUser, mayUseJira } from '../people.ts';
import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { ConnectApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const clientPrefix = 'urn:atlassian:connect:clientid:';
const accountPrefix = 'urn:atlassian:connect:useraccountid:';
/** Seconds a token lives. */
const tokenLife = 900;
/** Seconds between issue and expiry of an assertion, at most. */
const assertionLife = 60;
/** Seconds an assertion's expiry may lie ahead of the server's clock, at most. */
const horizon = 120;

const assertionSchema = z.object({
  iss: z.string().startsWith(clientPrefix),
  sub: z.string(),
  tnt: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number(),
});

function refuse(status: number, error: string, description: string): WireResponse {
  return json(status, { error, error_description: description });
}

const invalidGrant = (description: string) => refuse(400, 'invalid_grant', description);

/** Connect scopes an app holds once implication is counted in; the authorization server grants nothing beyond. */
function grantable(app: ConnectApp): Set<string> {
  const chain = ['READ', 'WRITE', 'DELETE', 'PROJECT_ADMIN', 'ADMIN'];
  const highest = Math.max(...app.grantedScopes.map((scope) => chain.indexOf(scope)), -1);
  return new Set([...app.grantedScopes, ...chain.slice(0, highest + 1)]);
}

function tooManyRequests(world: SimulatedWorld): WireResponse {
  const retryAfter = String(Math.ceil(300 - ((world.now() / 1000) % 300)));
  return json(
    429,
    { error: 'rate_limited', error_description: 'Too many requests' },
    { 'retry-after': retryAfter },
  );
}

/** Exchanges so far in the running five minutes; the window is fixed. */
function exchangesInWindow(world: SimulatedWorld): number {
  const start = Math.floor(world.now() / 300_000) * 300_000;
  return world.requests.filter(({ role, at }) => role === 'connect-auth-server' && Date.parse(at) >= start)
    .length;
}

/**
 * `POST /oauth2/token` of the Connect authorization server: a signed assertion for an access token that acts as a
 * user. Texts of `aud` and `exp` refusals are recorded ones; the others follow RFC 6749 and RFC 7523.
 */
export function exchangeAssertion(request: WireRequest, world: SimulatedWorld): WireResponse {
  if (request.method !== 'POST' || request.path !== '/oauth2/token') return json(404, { error: 'not_found' });
  if (exchangesInWindow(world) >= world.state.limits.tokenRequestsPer5Minutes) return tooManyRequests(world);
  const form = new URLSearchParams(request.body.toString('utf8'));
  if (form.get('grant_type') !== grantType) {
    return refuse(400, 'unsupported_grant_type', 'Unsupported grant_type');
  }
  const assertion = form.get('assertion') ?? '';
  const claims = assertionSchema.safeParse(jsonwebtoken.decode(assertion));
  if (!claims.success) return invalidGrant('Invalid assertion');
  const clientId = claims.data.iss.slice(clientPrefix.length);
  const app = world.state.connectApps.find(
    (candidate) => candidate.oauthClientId === clientId && candidate.state !== 'uninstalled',
  );
  if (app === undefined) return refuse(401, 'invalid_client', 'Unknown client');
  try {
    jsonwebtoken.verify(assertion, createSecretKey(Buffer.from(app.sharedSecret, 'utf8')), {
      algorithms: ['HS256'],
      ignoreExpiration: true,
    });
  } catch {
    return invalidGrant('Invalid signature');
  }
  return judge(claims.data, form.get('scope'), app, world);
}

function judge(
  claims: z.infer<typeof assertionSchema>,
  scope: string | null,
  app: ConnectApp,
  world: SimulatedWorld,
): WireResponse {
  const now = Math.floor(world.now() / 1000);
  const audience = [claims.aud].flat()[0] ?? '';
  if (audience !== world.addresses.connectAuthServerUrl) return invalidGrant(`Invalid aud: ${audience}`);
  if (claims.exp - claims.iat > assertionLife || claims.exp - now > horizon) {
    return invalidGrant(
      `Expiration timestamp too far in the future [was ${claims.exp - now} seconds from now; please set \`exp\` to no more than 60 seconds after issue time]`,
    );
  }
  if (claims.exp <= now) return invalidGrant('Assertion has expired');
  if (claims.iat - assertionLife > now) return invalidGrant('Assertion was issued in the future');
  if (claims.tnt !== world.addresses.siteUrl) return invalidGrant(`Invalid tnt: ${claims.tnt}`);
  if (!claims.sub.startsWith(accountPrefix)) return invalidGrant(`Invalid sub: ${claims.sub}`);
  if (app.state !== 'enabled' || !app.grantedScopes.includes('ACT_AS_USER')) {
    return refuse(
      400,
      'unauthorized_client',
      'The authenticated client is not authorized to use this authorization grant type',
    );
  }
  const accountId = claims.sub.slice(accountPrefix.length);
  const user = findUser(world.state, accountId);
  if (user === null || !user.active) return invalidGrant('User not found or inactive');
  if (!mayUseJira(user)) return invalidGrant('User has no access to the product');
  const asked = scope === null || scope.trim() === '' ? [...app.grantedScopes] : scope.trim().split(/\s+/);
  const unknown = asked.filter((name) => !grantable(app).has(name));
  if (unknown.length > 0) return refuse(400, 'invalid_scope', `Invalid scope: ${unknown.join(' ')}`);
  return issue(asked, accountId, app, world);
}

function issue(scopes: string[], accountId: string, app: ConnectApp, world: SimulatedWorld): WireResponse {
  const issuedAt = world.now();
  // JWS-shaped like the real ones; nobody but this server ever verifies it, so the key is thrown away.
  const token = jsonwebtoken.sign(
    { jti: world.random(16), sub: accountId },
    createSecretKey(Buffer.from(world.random(32), 'base64url')),
    { algorithm: 'HS256', noTimestamp: true },
  );
  world.state.accessTokens.push({
    token,
    kind: 'connect-impersonation',
    accountId,
    issuedTo: app.key,
    scopes,
    issuedAt: new Date(issuedAt).toISOString(),
    expiresAt: new Date(issuedAt + tokenLife * 1000).toISOString(),
    revoked: false,
  });
  return json(200, { access_token: token, expires_in: tokenLife, token_type: 'Bearer' });
}
