import { connectAppIdentity } from '../jira/connect-app.ts';
import { connectUserIdentity } from '../jira/connect-user.ts';
import { createTokenCache } from '../jira/token-cache.ts';
import type { Caller } from '../jira/transport.ts';
import type { Secret } from '../secret.ts';
import { type Candidate, candidateFrom } from './candidate.ts';
import { tryIdentity } from './try-identity.ts';

export interface ConnectSearch {
  readonly caller: Caller;
  readonly authServer: Caller;
  readonly authServerUrl: string;
  readonly siteUrl: string;
  readonly appKey: string;
  readonly clientKey: string | null;
  readonly sharedSecret: Secret;
  /** As the descriptor given by --app declares; null: not given. */
  readonly scopes: readonly string[] | null;
  readonly now: () => Date;
}

/** A Connect app as itself, with the secret from its own database. */
export async function findConnectApp(search: ConnectSearch, signal: AbortSignal): Promise<Candidate> {
  const identity = connectAppIdentity({ ...search, baseUrl: search.siteUrl });
  return candidateFrom(await tryIdentity(identity, signal), []);
}

/** The same app acting for one user. */
export async function findConnectUser(
  search: ConnectSearch & { readonly oauthClientId: string; readonly accountId: string },
  signal: AbortSignal,
): Promise<Candidate> {
  const identity = connectUserIdentity({
    ...search,
    baseUrl: search.siteUrl,
    tokens: createTokenCache({ now: search.now }),
    label: 'the user the app acts for',
  });
  return candidateFrom(await tryIdentity(identity, signal), []);
}
