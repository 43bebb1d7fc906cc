import type { Exchange } from '../../../evidence/index.ts';
import {
  type CredentialAddresses,
  clientCredentialsIdentity,
  createTokenCache,
  exchangeClientCredentials,
  type TokenEndpoint,
} from '../../../jira-client/index.ts';
import type { AccessibleResources, OAuthClient, Secret } from '../../../tokens/index.ts';
import { askAccessibleSites, sameSite } from './accessible-sites.ts';
import { type Candidate, candidateFrom } from './candidate.ts';
import { flawsOfClient, knownFlaws } from './credential-form.ts';
import { tryIdentity } from './try-identity.ts';

interface ClientCredentialsSearch {
  readonly endpoint: TokenEndpoint;
  readonly addresses: CredentialAddresses;
  readonly client: OAuthClient;
  /** The gateway's own address, which says what a token opens. */
  readonly apiUrl: string;
}

/** Exchanges a service account's OAuth credential and tries the token at the gateway; asks what it opens where it is refused. */
export async function findClientCredentials(
  search: ClientCredentialsSearch,
  signal: AbortSignal,
): Promise<Candidate> {
  const cache = createTokenCache({ now: search.endpoint.now });
  const outcome = await cache.get(search.client.clientId, () =>
    exchangeClientCredentials(search.endpoint, search.client, signal),
  );
  const scopes = outcome.ok ? (outcome.scopes ?? null) : null;
  const askSites = (token: Secret) =>
    askAccessibleSites(search.endpoint.caller, search.apiUrl, token, signal);
  const early =
    outcome.ok && search.addresses.gatewayUrl === null ? await askSites(outcome.accessToken) : null;
  const addresses = early === null ? search.addresses : withGateway(search, early.sites);
  const identity = clientCredentialsIdentity({ ...search, addresses, cache, scopes });
  const trial = await tryIdentity(identity, signal);
  if (!outcome.ok) return candidateFrom(trial, [], knownFlaws(flawsOfClient(search.client)));
  const facts = { tokenExpiresAt: new Date(outcome.expiresAt).toISOString() };
  if (trial.acceptance !== 'refused') return candidateFrom(trial, [], { facts });
  // A fresh token that is refused: whether it opens this site at all is what tells the causes apart.
  const sites = early ?? (await askSites(outcome.accessToken));
  const asked: Exchange = { ...sites.exchange, identity: identity.kind };
  return candidateFrom({ ...trial, exchanges: [...trial.exchanges, asked] }, [], {
    facts: { ...facts, ...sites.facts },
  });
}

/** Where the site does not tell its cloud id, the gateway does to whoever has a token for it. */
function withGateway(
  { addresses, apiUrl }: ClientCredentialsSearch,
  sites: AccessibleResources | null,
): CredentialAddresses {
  const site = sites?.find(({ url }) => sameSite(url, addresses.siteUrl));
  return site === undefined ? addresses : { ...addresses, gatewayUrl: `${apiUrl}/ex/jira/${site.id}` };
}
