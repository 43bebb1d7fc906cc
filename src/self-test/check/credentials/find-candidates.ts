import type { Exchange } from '../../../evidence/index.ts';
import type { CredentialAddresses, HttpCaller } from '../../../jira-client/index.ts';
import type { Deadline } from '../deadline.ts';
import type { CheckContext } from '../run-context.ts';
import type { Candidate } from './candidate.ts';
import {
  type CheckedKind,
  checkedKinds,
  type GivenCredentials,
  missingVariables,
} from './credentials-from-environment.ts';
import { find3lo } from './find-3lo.ts';
import { type BasicKind, findBasic } from './find-basic.ts';
import { findClientCredentials } from './find-client-credentials.ts';
import { type ConnectSearch, findConnectApp, findConnectUser } from './find-connect.ts';
import { findPat } from './find-pat.ts';

export interface CandidateSearch {
  readonly context: CheckContext;
  readonly given: GivenCredentials;
  readonly addresses: CredentialAddresses;
  readonly cloudId: string | null;
  readonly cloud: boolean;
  /** What became of asking the site for its cloud id. */
  readonly cloudIdAsked: readonly Exchange[];
  /** Scopes to ask a user for. */
  readonly wishedScopes: readonly string[];
  /** Somebody said that the connection has to outlive its first access token. */
  readonly refreshNeeded: boolean;
  /** What the owner says a scoped token's scopes are. */
  readonly saidScopes: readonly string[] | null;
  /** What the app's descriptor declares. */
  readonly declaredScopes: readonly string[] | null;
  readonly descriptorKey: string | null;
  readonly callbackPort: number;
  readonly browserTimeoutMs: number;
  /** False in a pipeline: nobody is there to agree. */
  readonly attended: boolean;
  readonly deadline: Deadline;
}

/** One thing to find: a kind the owner named, or a credential whose kind is to be found out. */
export type Wanted = CheckedKind | 'basic' | 'client';

/** What to look for when no kind was named: every credential that is there. */
export function wantedFrom(given: GivenCredentials): Wanted[] {
  const has = (kind: CheckedKind): boolean => missingVariables(kind, given).length === 0;
  return [
    ...checkedKinds.filter((kind) => kind.startsWith('connect-') && has(kind)),
    ...(has('oauth-3lo') ? (['client'] as const) : []),
    ...(has('api-token') ? (['basic'] as const) : []),
    ...(has('pat') ? (['pat'] as const) : []),
  ];
}

/** The kind under which a credential is reported when nothing could be tried. */
export function assumedKind(wanted: Wanted): CheckedKind {
  if (wanted === 'basic') return 'api-token';
  return wanted === 'client' ? 'oauth-client-credentials' : wanted;
}

/** Finds and tries one identity. The variables it needs are there: that was checked before. */
export async function findCandidate(wanted: Wanted, search: CandidateSearch): Promise<Candidate> {
  const { context, given, deadline } = search;
  context.progress(
    `Trying ${wanted === 'basic' ? 'the token' : wanted === 'client' ? 'the OAuth client' : wanted}`,
  );
  switch (wanted) {
    case 'basic':
      return basic(search, null);
    case 'api-token':
    case 'scoped-api-token':
    case 'service-account-token':
    case 'password':
      return basic(search, wanted);
    case 'pat':
      return findPat(
        {
          caller: callerOf(search),
          siteUrl: search.addresses.siteUrl,
          token: present(given.pat),
          cloud: search.cloud,
        },
        deadline.signal,
      );
    case 'client':
      return eitherClient(search);
    case 'oauth-client-credentials':
      return findClientCredentials(clientSearch(search), deadline.signal);
    case 'oauth-3lo':
      return threeLegged(search);
    case 'connect-app':
      return findConnectApp(
        { ...connectSearch(search), oauthClientId: given.oauthClientId, descriptorKey: search.descriptorKey },
        deadline.signal,
      );
    case 'connect-user':
      return findConnectUser(
        {
          ...connectSearch(search),
          oauthClientId: present(given.oauthClientId),
          accountId: present(given.accountId),
        },
        deadline.signal,
      );
  }
}

function basic(search: CandidateSearch, kind: BasicKind | null): Promise<Candidate> {
  const { given, addresses, cloud, cloudIdAsked, saidScopes } = search;
  const pair = { email: present(given.email), token: present(given.apiToken) };
  return findBasic(
    { caller: callerOf(search), addresses, cloud, cloudIdAsked, scopes: saidScopes, ...pair },
    kind,
    search.deadline.signal,
  );
}

/** A client is one of a service account if the authorization server takes it for one; else a person has to agree. */
async function eitherClient(search: CandidateSearch): Promise<Candidate> {
  const first = await findClientCredentials(clientSearch(search), search.deadline.signal);
  const words = first.exchanges.map((exchange) => exchange.response?.body ?? '').join(' ');
  const forOthers = /unauthorized_client|unsupported_grant_type/.test(words);
  return first.acceptance === 'refused' && forOthers && search.attended ? threeLegged(search) : first;
}

function threeLegged(search: CandidateSearch): Promise<Candidate> {
  const { context, addresses, deadline } = search;
  const { client, endpoint } = clientSearch(search);
  return find3lo(
    {
      endpoint,
      client,
      caller: endpoint.caller,
      apiUrl: context.services.apiUrl,
      siteUrl: addresses.siteUrl,
      cloudId: search.cloudId,
      scopes: search.wishedScopes,
      refreshNeeded: search.refreshNeeded,
      port: search.callbackPort,
      state: context.random(),
      patienceMs: search.browserTimeoutMs,
      attended: search.attended,
      whileWaiting: deadline.whileWaiting,
    },
    context.browser,
    deadline.signal,
  );
}

function clientSearch(search: CandidateSearch) {
  const { context, given, addresses } = search;
  const client = { clientId: present(given.clientId).trim(), clientSecret: present(given.clientSecret) };
  const endpoint = { caller: callerOf(search), authUrl: context.services.authUrl, now: context.now };
  return { client, endpoint, addresses, apiUrl: context.services.apiUrl };
}

function connectSearch(search: CandidateSearch): ConnectSearch {
  const { context, given, addresses, declaredScopes } = search;
  return {
    caller: callerOf(search),
    authServer: callerOf(search),
    authServerUrl: context.services.connectAuthServerUrl,
    siteUrl: addresses.siteUrl,
    appKey: present(given.appKey),
    clientKey: given.clientKey,
    sharedSecret: present(given.sharedSecret),
    scopes: declaredScopes,
    now: context.now,
  };
}

/** Credentials go to the site and to Atlassian's own services, and nowhere else. */
function callerOf(search: CandidateSearch): HttpCaller {
  const { apiUrl, authUrl, connectAuthServerUrl } = search.context.services;
  const origins = [search.addresses.siteUrl, apiUrl, authUrl, connectAuthServerUrl];
  return search.context.transport.caller({ lane: 'check', origins });
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('a credential was used that the environment does not have');
  return value;
}
