import type { WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { issueTokens } from './issue-tokens.ts';
import { isoIn } from './token-form.ts';
import { refusal, type TokenRequest } from './token-request.ts';

/** grant_type=authorization_code: the code works once, for its client and the same redirect_uri, for a short while. */
export function exchangeCode(asked: TokenRequest, world: SimulatedWorld): WireResponse {
  const code = world.state.authorizationCodes?.find((each) => each.code === asked.code);
  const good =
    code !== undefined &&
    !code.used &&
    code.clientId === asked.client.clientId &&
    code.redirectUri === asked.redirectUri &&
    Date.parse(code.expiresAt) > world.now();
  if (code !== undefined) code.used = true;
  if (!good) return refusal(403, 'invalid_grant', 'Invalid authorization code');
  const { accountId, scopes } = code;
  const { clientId } = asked.client;
  const agreed = world.state.oauthGrants.find(
    (each) => each.clientId === clientId && each.accountId === accountId,
  );
  // A new consent replaces the scopes of the older one; which sites it is for stays as planted.
  if (agreed === undefined) {
    world.state.oauthGrants.push({ clientId, accountId, scopes: [...scopes], thisSite: true });
  } else {
    agreed.scopes = [...scopes];
  }
  const grantedAt = scopes.includes('offline_access') ? isoIn(world, 0) : null;
  return issueTokens({ client: asked.client, accountId, scopes, kind: 'three-legged', grantedAt }, world);
}
