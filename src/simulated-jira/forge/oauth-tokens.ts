import { dottedToken, epochSeconds, isoIn } from '../oauth/token-form.ts';
import { findUser } from '../people.ts';
import type { AccessToken, ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { type Endpoint, productScopes } from './manifest.ts';
import { forgePlatform } from './settings.ts';

/**
 * The OAuth headers that go along with an invocation: as far as the endpoint, or the remote that a function calls, enables them, the installed version was
 * granted their scopes, and at least one product scope was granted. A user's token needs a user.
 */
export function oauthHeaders(
  app: ForgeApp,
  { auth }: Pick<Endpoint, 'auth'>,
  user: string | null,
  world: SimulatedWorld,
): Record<string, string> {
  const granted = app.grantedScopes;
  if (productScopes(granted).length === 0) return {};
  const headers: Record<string, string> = {};
  if (auth?.appSystemToken?.enabled && granted.includes('read:app-system-token')) {
    headers['x-forge-oauth-system'] = forgeToken(app, 'forge-system', app.accountId, granted, world);
  }
  const maySpeakForUser = auth?.appUserToken?.enabled && granted.includes('read:app-user-token');
  if (maySpeakForUser && user !== null && findUser(world.state, user) !== null) {
    headers['x-forge-oauth-user'] = forgeToken(app, 'forge-user', user, granted, world);
  }
  return headers;
}

/** A token the platform still has with enough life in it and the same scopes, or a new one. */
export function forgeToken(
  app: ForgeApp,
  kind: Extract<AccessToken['kind'], 'forge-system' | 'forge-user'>,
  accountId: string,
  granted: readonly string[],
  world: SimulatedWorld,
): string {
  const { oauthTokenSeconds, oauthTokenLeftSeconds } = forgePlatform(world.state);
  const scopes = productScopes(granted);
  const cached = world.state.accessTokens.find(
    (token) =>
      token.kind === kind &&
      token.accountId === accountId &&
      token.issuedTo === app.appId &&
      !token.revoked &&
      token.scopes.join(' ') === scopes.join(' ') &&
      Date.parse(token.expiresAt) - world.now() >= oauthTokenLeftSeconds * 1000,
  );
  if (cached !== undefined) return cached.token;
  const token = dottedToken(world, {
    sub: accountId,
    aud: app.appId,
    iat: epochSeconds(world),
    exp: epochSeconds(world) + oauthTokenSeconds,
  });
  world.state.accessTokens.push({
    token,
    kind,
    accountId,
    issuedTo: app.appId,
    scopes,
    issuedAt: isoIn(world, 0),
    expiresAt: isoIn(world, oauthTokenSeconds),
    revoked: false,
  });
  return token;
}

/** Takes away every token of the app, as an uninstall does. */
export function revokeForgeTokens(app: ForgeApp, world: SimulatedWorld): void {
  for (const token of world.state.accessTokens) if (token.issuedTo === app.appId) token.revoked = true;
}
