import type { AccountFacts, Exchange } from '../../../evidence/index.ts';
import {
  type HttpCaller,
  holdGrant,
  type Identity,
  identityFrom,
  type OAuthGrant,
  threeLeggedIdentity,
} from '../../../jira-client/index.ts';
import { identityTraits } from '../../../jira-facts/index.ts';
import { askAccessibleSites, sameSite } from './accessible-sites.ts';
import { type AuthorizationWish, authorizeInBrowser, type Browser } from './authorize-in-browser.ts';
import { type Candidate, type CandidateNotes, candidateFrom } from './candidate.ts';
import { flawsOfClient, knownFlaws } from './credential-form.ts';
import { type Acceptance, isUnanswered, tryIdentity } from './try-identity.ts';

interface ThreeLeggedSearch extends AuthorizationWish {
  readonly caller: HttpCaller;
  readonly apiUrl: string;
  readonly siteUrl: string;
  readonly cloudId: string | null;
  /** Somebody said that the connection has to outlive its first access token. */
  readonly refreshNeeded: boolean;
  /** False in a pipeline: nobody is there to agree, and nobody is waited for. */
  readonly attended: boolean;
}

const unattended = {
  ok: false,
  problem: 'Nobody is there to agree in a browser; check this kind on a terminal, without --ci.',
  exchange: null,
} as const;

interface Known {
  facts: AccountFacts;
  notes: CandidateNotes;
}

/**
 * Gets a user's consent, finds the site among those the consent covers, refreshes once to prove that refreshing works,
 * and tries the token that came of it.
 */
export async function find3lo(
  search: ThreeLeggedSearch,
  browser: Browser,
  signal: AbortSignal,
): Promise<Candidate> {
  const authorization = search.attended ? await authorizeInBrowser(search, browser, signal) : unattended;
  if (!authorization.ok) {
    const { exchange, problem } = authorization;
    const { facts, notes } = knownFlaws(flawsOfClient(search.client));
    const acceptance = exchange === null ? 'unanswered' : acceptanceOf(exchange);
    return unusable(search, acceptance, exchange === null ? [] : [exchange], {
      facts,
      notes: { ...notes, authorization: problem },
    });
  }
  const grant = holdGrant(search.endpoint, search.client, authorization.tokens);
  const offlineAccess = grant.current().refreshToken !== null;
  const refreshed = await grant.refresh(signal);
  const known: Known = { facts: { offlineAccess }, notes: refreshing(refreshed, search) };
  if (refreshed !== null && !refreshed.ok) {
    return unusable(search, acceptanceOf(refreshed.exchange), [refreshed.exchange], known);
  }
  return withSite(search, grant, known, signal);
}

async function withSite(
  search: ThreeLeggedSearch,
  grant: OAuthGrant,
  known: Known,
  signal: AbortSignal,
): Promise<Candidate> {
  const { caller, apiUrl } = search;
  const token = grant.current().accessToken;
  const { exchange, sites, facts } = await askAccessibleSites(caller, apiUrl, token, signal);
  const resource = sites?.find(({ id, url }) => id === search.cloudId || sameSite(url, search.siteUrl));
  const seen: Exchange[] = [{ ...exchange, identity: 'oauth-3lo' }];
  const more: Known = { ...known, facts: { ...known.facts, ...facts } };
  if (resource === undefined) {
    if (sites === null || search.cloudId === null)
      return unusable(search, sites === null ? acceptanceOf(exchange) : 'refused', seen, more);
    // The grant does not cover this site: what the gateway says to a call shows it.
    const absent = { id: search.cloudId, scopes: null };
    const trial = await tryIdentity(
      threeLeggedIdentity({ ...search, grant, resource: absent, ...wished(search) }),
      signal,
    );
    const acceptance = trial.acceptance === 'unanswered' ? 'refused' : trial.acceptance;
    return candidateFrom({ ...trial, acceptance, exchanges: [...trial.exchanges, ...seen] }, [], more);
  }
  const trial = await tryIdentity(
    threeLeggedIdentity({ ...search, grant, resource, ...wished(search) }),
    signal,
  );
  return candidateFrom({ ...trial, exchanges: [...trial.exchanges, ...seen] }, [], more);
}

function refreshing(
  refreshed: Awaited<ReturnType<OAuthGrant['refresh']>>,
  { refreshNeeded }: ThreeLeggedSearch,
): CandidateNotes {
  if (refreshed === null) {
    return {
      refresh:
        'no refresh token was given, because offline_access was not granted: then a user has to agree again',
      refreshLacking: refreshNeeded,
    };
  }
  return {
    refresh: refreshed.ok
      ? 'works, and a new refresh token was in hand before the old one was dropped'
      : 'refused',
  };
}

const wished = (search: ThreeLeggedSearch) => ({ requestedScopes: search.scopes, now: search.endpoint.now });

/** A success that holds nothing of what was asked for was not made by the authorization server: it refuses nobody. */
function acceptanceOf(exchange: Exchange): Acceptance {
  const status = exchange.response?.status ?? 0;
  const made = status >= 200 && status < 300;
  return isUnanswered(exchange) || made ? 'unanswered' : 'refused';
}

function unusable(
  search: ThreeLeggedSearch,
  acceptance: Acceptance,
  exchanges: readonly Exchange[],
  known: Known,
): Candidate {
  const marked = exchanges.map((exchange) => ({ ...exchange, identity: 'oauth-3lo' as const }));
  return candidateFrom(
    { identity: nobody(search, marked), acceptance, account: null, exchanges: marked },
    [],
    known,
  );
}

/** Stands for the consent that was not given: it has no token, so it answers every call with why. */
function nobody(search: ThreeLeggedSearch, exchanges: Exchange[]): Identity {
  return identityFrom({
    kind: 'oauth-3lo',
    label: identityTraits['oauth-3lo'].words,
    scopes: null,
    baseUrl: search.cloudId === null ? search.siteUrl : `${search.apiUrl}/ex/jira/${search.cloudId}`,
    caller: search.caller,
    credential: { headersFor: async () => ({ ok: false, exchanges }) },
  });
}
