import {
  type CredentialAddresses,
  clientCredentialsIdentity,
  createTokenCache,
  exchangeClientCredentials,
  type TokenEndpoint,
} from '../../../jira-client/index.ts';
import type { OAuthClient } from '../../../tokens/index.ts';
import { type Candidate, candidateFrom } from './candidate.ts';
import { tryIdentity } from './try-identity.ts';

interface ClientCredentialsSearch {
  readonly endpoint: TokenEndpoint;
  readonly addresses: CredentialAddresses;
  readonly client: OAuthClient;
}

/** Exchanges a service account's OAuth credential and tries the token at the gateway. */
export async function findClientCredentials(
  search: ClientCredentialsSearch,
  signal: AbortSignal,
): Promise<Candidate> {
  const cache = createTokenCache({ now: search.endpoint.now });
  const outcome = await cache.get(search.client.clientId, () =>
    exchangeClientCredentials(search.endpoint, search.client, signal),
  );
  const scopes = outcome.ok ? (outcome.scopes ?? null) : null;
  const identity = clientCredentialsIdentity({ ...search, cache, scopes });
  const trial = await tryIdentity(identity, signal);
  return candidateFrom(
    trial,
    [],
    outcome.ok ? { facts: { tokenExpiresAt: new Date(outcome.expiresAt).toISOString() } } : {},
  );
}
