import type { AccountFacts, Exchange, IdentityKind } from '../evidence/index.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Authentication, Identity, JiraRequest } from './identity.ts';
import type { HttpCaller } from './transport.ts';

/** What makes a request somebody's: headers that carry the credential, or the exchanges that say why there is none. */
export type CredentialHeaders =
  | { readonly ok: true; readonly headers: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly exchanges: Exchange[] };

interface CredentialSource {
  /** Asked for every request, because some credentials are signed for one request only; must cache what is dear. */
  headersFor(
    request: { readonly method: string; readonly url: string },
    signal?: AbortSignal,
  ): Promise<CredentialHeaders>;
}

interface IdentityParts {
  readonly kind: IdentityKind;
  readonly label: string;
  readonly scopes: readonly string[] | null;
  readonly baseUrl: string;
  readonly caller: HttpCaller;
  readonly credential: CredentialSource;
  readonly accountId?: string;
  readonly elsewhere?: Identity;
  readonly facts?: () => AccountFacts;
}

/** Puts an identity together from a way out and a credential; every kind is made by this. */
export function identityFrom(parts: IdentityParts): Identity {
  const baseUrl = parts.baseUrl.replace(/\/+$/, '');
  const { caller, credential, kind, label, scopes } = parts;
  const ask = async (request: JiraRequest, signal?: AbortSignal): Promise<Answer> => {
    const url = addressBelow(baseUrl, request.path);
    const got = await credential.headersFor({ method: request.method, url }, signal);
    if (!got.ok) return answerOf(got.exchanges.at(-1) ?? unanswered(request, url), null, null);
    const headers = { ...headersOf(request), ...got.headers };
    const answer = await caller.send({ ...wire(request, url), headers }, signal);
    return { ...answer, exchange: { ...answer.exchange, identity: kind } };
  };
  return {
    kind,
    label,
    scopes,
    baseUrl,
    ...(parts.accountId === undefined ? {} : { accountId: parts.accountId }),
    ...(parts.elsewhere === undefined ? {} : { elsewhere: parts.elsewhere }),
    ...(parts.facts === undefined ? {} : { facts: parts.facts }),
    authenticate: async (signal): Promise<Authentication> => {
      const got = await credential.headersFor({ method: 'GET', url: `${baseUrl}/rest/api/3/myself` }, signal);
      return got.ok ? { ok: true } : got;
    },
    call: async (request, signal): Promise<Exchange> => (await ask(request, signal)).exchange,
    ask,
  };
}

/** One gateway serves all sites: a path that climbs out of the base address would ask another one with this one's credential. */
function addressBelow(baseUrl: string, path: string): string {
  const { href } = new URL(baseUrl + path);
  if (!href.startsWith(`${new URL(baseUrl).href.replace(/\/$/, '')}/`))
    throw new Error(`a call to ${href.slice(0, 200)} was attempted; only below ${baseUrl} may be called`);
  return href;
}

/** Jira asks browsers for a token against forged forms; a caller that says it is none is let through. */
function headersOf(request: JiraRequest): Record<string, string> {
  return {
    accept: 'application/json',
    ...(request.body === undefined
      ? {}
      : { 'content-type': 'application/json', 'x-atlassian-token': 'no-check' }),
    ...request.headers,
  };
}

/** A GET never carries a body: the edge refuses it (CHANGE-2328). */
function wire(request: JiraRequest, url: string): { method: string; url: string; body: string | null } {
  return {
    method: request.method,
    url,
    body: request.body === undefined ? null : JSON.stringify(request.body),
  };
}

function unanswered(request: JiraRequest, url: string): Exchange {
  return { request: { method: request.method, url, headers: {}, body: null }, response: null };
}
