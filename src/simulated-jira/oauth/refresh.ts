import type { WireResponse } from '../request.ts';
import type { RefreshToken } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { issueTokens } from './issue-tokens.ts';
import { authorizationServer } from './settings.ts';
import { isoIn } from './token-form.ts';
import { refusal, type TokenRequest } from './token-request.ts';

const dayMs = 86_400_000;

/**
 * grant_type=refresh_token: hands out a new pair and disables the old token, which works on for the re-use window. All
 * refusals are 403; their three texts were all recorded, which one comes when is our reading.
 */
export function refresh(asked: TokenRequest, world: SimulatedWorld): WireResponse {
  const old = world.state.refreshTokens.find(
    (each) => each.token === asked.refreshToken && each.clientId === asked.client.clientId,
  );
  if (old === undefined) return refusal(403, 'invalid_grant', 'Unknown or invalid refresh token.');
  const dead = causeOfDeath(old, world);
  if (dead !== null) return dead;
  old.lastUsedAt = isoIn(world, 0);
  old.replacedAt ??= isoIn(world, 0);
  return issueTokens(
    {
      client: asked.client,
      accountId: old.accountId,
      scopes: old.scopes,
      kind: 'three-legged',
      grantedAt: old.grantedAt ?? old.issuedAt,
    },
    world,
  );
}

function causeOfDeath(token: RefreshToken, world: SimulatedWorld): WireResponse | null {
  const settings = authorizationServer(world.state);
  const now = world.now();
  const usedBefore = token.replacedAt;
  if (usedBefore !== null && now - Date.parse(usedBefore) > settings.reuseWindowSeconds * 1000) {
    return refusal(403, 'unauthorized_client', 'refresh_token is invalid');
  }
  const grantGone = !world.state.oauthGrants.some(
    (grant) => grant.clientId === token.clientId && grant.accountId === token.accountId,
  );
  const unused = now - Date.parse(token.lastUsedAt ?? token.issuedAt);
  const age = now - Date.parse(token.grantedAt ?? token.issuedAt);
  const tooOld = unused > settings.inactivityDays * dayMs || age > settings.absoluteDays * dayMs;
  if (token.revoked || grantGone || tooOld) {
    return refusal(403, 'invalid_grant', 'Token has been expired or revoked.');
  }
  return null;
}
