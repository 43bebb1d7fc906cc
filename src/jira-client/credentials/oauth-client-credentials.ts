import { identityTraits } from '../../jira-facts/index.ts';
import { clientCredentialsRequest, type OAuthClient } from '../../tokens/index.ts';
import { identityFrom } from '../call-with.ts';
import type { Identity } from '../identity.ts';
import type { TokenCache, TokenOutcome } from '../token-cache.ts';
import type { CredentialAddresses } from './address.ts';
import { requestTokens, type TokenEndpoint } from './token-endpoint.ts';

interface ClientCredentialsOptions {
  readonly endpoint: TokenEndpoint;
  readonly addresses: CredentialAddresses;
  readonly client: OAuthClient;
  readonly cache: TokenCache;
  /** As the token endpoint named them; null before the first exchange. */
  readonly scopes: readonly string[] | null;
}

/** Gets an access token for a service account's OAuth 2.0 credential. */
export async function exchangeClientCredentials(
  endpoint: TokenEndpoint,
  client: OAuthClient,
  signal?: AbortSignal,
): Promise<TokenOutcome> {
  const answer = await requestTokens(endpoint, clientCredentialsRequest(client), signal);
  if (!answer.ok) return { ok: false, exchanges: [answer.exchange] };
  const { accessToken, issuedAt, expiresAt, scopes } = answer.tokens;
  return { ok: true, accessToken, issuedAt, expiresAt, ...(scopes === null ? {} : { scopes }) };
}

/**
 * A service account's OAuth 2.0 credential: Bearer, at the gateway only.
 * https://support.atlassian.com/user-management/docs/create-oauth-2-0-credential-for-service-accounts
 */
export function clientCredentialsIdentity(options: ClientCredentialsOptions): Identity {
  const { endpoint, client, cache, addresses } = options;
  const shared = {
    kind: 'oauth-client-credentials',
    label: identityTraits['oauth-client-credentials'].words,
    scopes: options.scopes,
    caller: endpoint.caller,
    credential: {
      headersFor: async (_: unknown, signal?: AbortSignal) => {
        const outcome = await cache.get(client.clientId, () =>
          exchangeClientCredentials(endpoint, client, signal),
        );
        return outcome.ok
          ? ({ ok: true, headers: { authorization: `Bearer ${outcome.accessToken.reveal()}` } } as const)
          : outcome;
      },
    },
    facts: () => ({
      accountType: 'service account' as const,
      ...(options.scopes === null ? {} : { grantedScopes: [...options.scopes] }),
    }),
  } as const;
  const site = identityFrom({ ...shared, baseUrl: addresses.siteUrl });
  return addresses.gatewayUrl === null
    ? site
    : identityFrom({ ...shared, baseUrl: addresses.gatewayUrl, elsewhere: site });
}
