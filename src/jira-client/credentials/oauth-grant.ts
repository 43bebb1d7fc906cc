import { type OAuthClient, refreshRequest, type Secret } from '../../tokens/index.ts';
import { type IssuedTokens, requestTokens, type TokenAnswer, type TokenEndpoint } from './token-endpoint.ts';

/** A user's grant in memory: an access token, and the one refresh token that is good for the next. */
export interface OAuthGrant {
  current(): IssuedTokens;
  /** null: `offline_access` was not granted, so there is nothing to refresh with. */
  refresh(signal?: AbortSignal): Promise<TokenAnswer | null>;
}

/**
 * Holds a 3LO grant. Refreshing is done by one at a time, callers that come meanwhile get the same answer, and the new
 * pair takes the old one's place in one step once it is in hand: a refusal or a lost answer leaves the old refresh
 * token where it was (Atlassian honours it for some minutes after its use).
 * https://developer.atlassian.com/cloud/oauth/getting-started/refresh-tokens/
 */
export function holdGrant(endpoint: TokenEndpoint, client: OAuthClient, first: IssuedTokens): OAuthGrant {
  let held = first;
  let running: Promise<TokenAnswer> | null = null;

  async function rotate(refreshToken: Secret, signal?: AbortSignal): Promise<TokenAnswer> {
    const answer = await requestTokens(endpoint, refreshRequest(client, refreshToken), signal);
    if (answer.ok) held = { ...answer.tokens, refreshToken: answer.tokens.refreshToken ?? held.refreshToken };
    return answer;
  }

  return {
    current: () => held,
    refresh: async (signal) => {
      if (running !== null) return running;
      if (held.refreshToken === null) return null;
      running = rotate(held.refreshToken, signal);
      try {
        return await running;
      } finally {
        running = null;
      }
    },
  };
}
