import { z } from 'zod';
import type { Secret } from '../secret.ts';
import type { TokenRequest } from './token-request.ts';

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
}

interface AuthorizeOptions {
  /** `https://auth.atlassian.com` or a stand-in, without trailing slash. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Exactly as registered in the developer console. */
  readonly redirectUri: string;
  /** Unguessable and bound to this attempt. */
  readonly state: string;
}

/**
 * The address at which a user consents (https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/). Without a
 * code challenge: Atlassian offers no PKCE for 3LO, so `state` and the client's secret are what binds the code to this attempt.
 */
export function authorizeUrl(options: AuthorizeOptions): string {
  const url = new URL(`${options.authUrl}/authorize`);
  const query = {
    audience: 'api.atlassian.com',
    client_id: options.clientId,
    scope: options.scopes.join(' '),
    redirect_uri: options.redirectUri,
    state: options.state,
    response_type: 'code',
    prompt: 'consent',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

/** Turns the code of the redirect into tokens. */
export function codeExchangeRequest(client: OAuthClient, code: Secret, redirectUri: string): TokenRequest {
  return tokenRequest({
    grant_type: 'authorization_code',
    client_id: client.clientId,
    client_secret: client.clientSecret.reveal(),
    code: code.reveal(),
    redirect_uri: redirectUri,
  });
}

/** Asks for a new access token; the answer carries a new refresh token too, and the old one is dead after it. */
export function refreshRequest(client: OAuthClient, refreshToken: Secret): TokenRequest {
  return tokenRequest({
    grant_type: 'refresh_token',
    client_id: client.clientId,
    client_secret: client.clientSecret.reveal(),
    refresh_token: refreshToken.reveal(),
  });
}

/** A service account's own token (OAuth 2.0 credential); no user and no consent. */
export function clientCredentialsRequest(client: OAuthClient): TokenRequest {
  return tokenRequest({
    grant_type: 'client_credentials',
    client_id: client.clientId,
    client_secret: client.clientSecret.reveal(),
  });
}

/** Path of the list of sites below the gateway's address (`https://api.atlassian.com`). */
export const accessibleResourcesPath = '/oauth/token/accessible-resources';

/** The sites a token opens; `id` is the cloudId. */
export const AccessibleResources = z.array(
  z.object({
    id: z.string(),
    url: z.string(),
    name: z.string().default(''),
    scopes: z.array(z.string()).default([]),
  }),
);
export type AccessibleResources = z.infer<typeof AccessibleResources>;

/** What `/_edge/tenant_info` of a site tells anybody. */
export const TenantInfo = z.object({ cloudId: z.string() });
export type TenantInfo = z.infer<typeof TenantInfo>;

function tokenRequest(fields: Record<string, string>): TokenRequest {
  return {
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(fields),
  };
}
