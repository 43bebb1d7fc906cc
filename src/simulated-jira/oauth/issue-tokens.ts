import { json, type WireResponse } from '../request.ts';
import type { AccessToken, OAuthClient } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { authorizationServer } from './settings.ts';
import { dottedToken, epochSeconds, isoIn } from './token-form.ts';

interface Terms {
  readonly client: OAuthClient;
  readonly accountId: string;
  readonly scopes: readonly string[];
  readonly kind: Extract<AccessToken['kind'], 'three-legged' | 'client-credentials'>;
  /** When the user agreed; null: no refresh token goes along. */
  readonly grantedAt: string | null;
}

/** Makes an access token, and a refresh token where one is due, and answers with both. */
export function issueTokens(terms: Terms, world: SimulatedWorld): WireResponse {
  const seconds = authorizationServer(world.state).accessTokenSeconds;
  const accessToken = dottedToken(world, {
    sub: terms.accountId,
    aud: terms.client.clientId,
    scope: terms.scopes.join(' '),
    iat: epochSeconds(world),
    exp: epochSeconds(world) + seconds,
  });
  world.state.accessTokens.push({
    token: accessToken,
    kind: terms.kind,
    accountId: terms.accountId,
    issuedTo: terms.client.clientId,
    scopes: [...terms.scopes],
    issuedAt: isoIn(world, 0),
    expiresAt: isoIn(world, seconds),
    revoked: false,
  });
  const refreshToken = terms.grantedAt === null ? {} : { refresh_token: makeRefreshToken(terms, world) };
  return json(
    200,
    {
      access_token: accessToken,
      expires_in: seconds,
      token_type: 'Bearer',
      ...refreshToken,
      scope: terms.scopes.join(' '),
    },
    { 'cache-control': 'no-store' },
  );
}

function makeRefreshToken(terms: Terms, world: SimulatedWorld): string {
  const token = dottedToken(world, { sub: terms.accountId, iat: epochSeconds(world) });
  world.state.refreshTokens.push({
    token,
    clientId: terms.client.clientId,
    accountId: terms.accountId,
    scopes: [...terms.scopes],
    issuedAt: isoIn(world, 0),
    lastUsedAt: null,
    replacedAt: null,
    revoked: false,
    grantedAt: terms.grantedAt ?? isoIn(world, 0),
  });
  return token;
}
