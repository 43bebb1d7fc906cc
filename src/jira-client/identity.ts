import type { AccountFacts, Exchange, IdentityKind } from '../evidence/index.ts';
import type { HttpMethod } from '../jira-facts/index.ts';
import type { Answer } from './answer.ts';

/** A call to make as some identity; `path` starts at the site root and carries its query: `/rest/api/3/role?x=1`. */
export interface JiraRequest {
  readonly method: HttpMethod;
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Refused before any REST call could be made (token exchange, login): the exchanges say why. */
export type Authentication = { readonly ok: true } | { readonly ok: false; readonly exchanges: Exchange[] };

/**
 * Somebody who can call Jira. `call` never throws for an expected failure: a refusal, a timeout and a dead network
 * are all recorded in the exchange, which is already redacted (no token, cookie or e-mail address is in it).
 */
export interface Identity {
  readonly kind: IdentityKind;
  /** For people: "the app", "Ada Admin (the viewing administrator)". Never an e-mail address. */
  readonly label: string;
  /** Declared or granted scopes; null when nobody can know. */
  readonly scopes: readonly string[] | null;
  /** Site or gateway address the calls go to, without trailing slash. */
  readonly baseUrl: string;
  /** The Atlassian account it must run as, where that is known beforehand; an answer as somebody else is no success. */
  readonly accountId?: string;
  /** The same credential sent to the other address (site or gateway): asked only to tell causes apart. */
  readonly elsewhere?: Identity;
  /** What is known for certain of the credential itself; never a secret. */
  facts?(): AccountFacts;
  /** Gets whatever token is needed first, so that one refusal makes one finding and not twenty-five. */
  authenticate(signal?: AbortSignal): Promise<Authentication>;
  call(request: JiraRequest, signal?: AbortSignal): Promise<Exchange>;
  /** The same call, for those who have to read account ids and long lists that the redacted exchange no longer holds. */
  ask(request: JiraRequest, signal?: AbortSignal): Promise<Answer>;
}
