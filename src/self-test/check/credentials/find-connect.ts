import type { AccountFacts } from '../../../evidence/index.ts';
import {
  connectAppIdentity,
  connectUserIdentity,
  createTokenCache,
  type HttpCaller,
  type Identity,
} from '../../../jira-client/index.ts';
import type { Secret } from '../../../tokens/index.ts';
import { type Candidate, candidateFrom } from './candidate.ts';
import { tryIdentity } from './try-identity.ts';

export interface ConnectSearch {
  readonly caller: HttpCaller;
  readonly authServer: HttpCaller;
  readonly authServerUrl: string;
  readonly siteUrl: string;
  readonly appKey: string;
  readonly clientKey: string | null;
  readonly sharedSecret: Secret;
  /** As the descriptor given by --app declares; null: not given. */
  readonly scopes: readonly string[] | null;
  readonly now: () => Date;
}

type AppSearch = ConnectSearch & {
  readonly oauthClientId: string | null;
  readonly descriptorKey: string | null;
};
type UserSearch = ConnectSearch & { readonly oauthClientId: string; readonly accountId: string };

/**
 * A Connect app as itself, with the secret from its own database. Jira refuses a bad JWT without a reason, so a refused
 * app is asked about twice more: a call without query, which takes the query hash out of doubt, and the authorization
 * server of Connect, which judges the same secret without the app key.
 */
export async function findConnectApp(search: AppSearch, signal: AbortSignal): Promise<Candidate> {
  const identity = connectAppIdentity({ ...search, baseUrl: search.siteUrl });
  const trial = await tryIdentity(identity, signal);
  if (trial.acceptance !== 'refused') return candidateFrom(trial, []);
  const plain = await identity.call({ method: 'GET', path: '/rest/api/3/serverInfo' }, signal);
  const exchanges =
    plain.response?.status === 401 ? [plain, ...trial.exchanges] : [...trial.exchanges, plain];
  return candidateFrom({ ...trial, exchanges }, [], {
    facts: await askedThere(search, signal),
  });
}

/** Account ids have this form; no account has this one. */
const nobodysAccount = '000000000000000000000000';

/** What the descriptor says of the app key, and the authorization server of the secret. */
async function askedThere(search: AppSearch, signal: AbortSignal): Promise<AccountFacts> {
  if (search.descriptorKey !== null && search.descriptorKey !== search.appKey)
    return { appKeyDeclared: false };
  if (search.oauthClientId === null) return {};
  const { oauthClientId } = search;
  const outcome = await userIdentity({ ...search, oauthClientId, accountId: nobodysAccount }).authenticate(
    signal,
  );
  if (outcome.ok) return { sharedSecretThere: 'accepted' };
  const body = outcome.exchanges.at(-1)?.response?.body ?? '';
  if (/signature|hmac/i.test(body)) return { sharedSecretThere: 'refused' };
  // It got as far as the user, or the grant: then signature and client were in order.
  return /user|subject|unauthorized_client|scope/i.test(body) ? { sharedSecretThere: 'accepted' } : {};
}

/** The same app acting for one user. */
export async function findConnectUser(search: UserSearch, signal: AbortSignal): Promise<Candidate> {
  return candidateFrom(await tryIdentity(userIdentity(search), signal), []);
}

function userIdentity(search: UserSearch): Identity {
  return connectUserIdentity({
    ...search,
    baseUrl: search.siteUrl,
    tokens: createTokenCache({ now: search.now }),
  });
}
