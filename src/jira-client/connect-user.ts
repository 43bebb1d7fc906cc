import type { Exchange } from '../evidence/index.ts';
import { identityTraits } from '../jira-facts/index.ts';
import {
  assertionClaims,
  jwtBearerRequest,
  parseTokenAnswer,
  type Secret,
  signAssertion,
  upperCaseScopes,
} from '../tokens/index.ts';
import type { Answer } from './answer.ts';
import { identityFrom } from './call-with.ts';
import type { Identity } from './identity.ts';
import type { TokenCache, TokenOutcome } from './token-cache.ts';
import type { HttpCaller } from './transport.ts';

interface ConnectUserOptions {
  /** To the tenant's address. */
  readonly caller: HttpCaller;
  /** To the authorization server. */
  readonly authServer: HttpCaller;
  readonly tokens: TokenCache;
  readonly baseUrl: string;
  /** Without trailing slash; also the assertion's `aud`. */
  readonly authServerUrl: string;
  readonly oauthClientId: string;
  readonly clientKey: string | null;
  readonly sharedSecret: Secret;
  readonly accountId: string;
  /** As declared in the descriptor; null asks for whatever the app has. */
  readonly scopes: readonly string[] | null;
  readonly now: () => Date;
  readonly label?: string;
  /** Changes with each install, so that a token of an earlier install is not used after it. */
  readonly installation?: string;
}

/** The Connect app acting for one user (JWT-bearer grant): effective right = scopes of the app ∩ rights of the user. */
export function connectUserIdentity(options: ConnectUserOptions): Identity {
  const scopes = options.scopes === null ? [] : upperCaseScopes(options.scopes);
  const key = JSON.stringify([
    options.clientKey,
    options.installation ?? '',
    options.oauthClientId,
    options.accountId,
    scopes,
  ]);
  let last: TokenOutcome | null = null;
  return identityFrom({
    kind: 'connect-user',
    label: options.label ?? identityTraits['connect-user'].words,
    scopes: options.scopes,
    baseUrl: options.baseUrl,
    caller: options.caller,
    accountId: options.accountId,
    credential: {
      headersFor: async () => {
        last = await options.tokens.get(key, () => exchangeToken(options, scopes));
        if (!last.ok) return last;
        return { ok: true, headers: { authorization: `Bearer ${last.accessToken.reveal()}` } };
      },
    },
    facts: () => ({
      ...(options.scopes === null ? {} : { declaredScopes: [...options.scopes] }),
      assertionClaims: claimsNow(options),
      ...(last?.ok === true && last.fewerScopes === true ? { updatePending: true } : {}),
      ...(last?.ok === true
        ? { tokenIssuedAt: iso(last.issuedAt), tokenExpiresAt: iso(last.expiresAt) }
        : {}),
    }),
  });
}

/** A descriptor may be ahead of what the site accepted; then the server knows better which scopes there are. */
async function exchangeToken(options: ConnectUserOptions, scopes: readonly string[]): Promise<TokenOutcome> {
  const first = await exchangeOnce(options, scopes);
  if (first.outcome.ok || scopes.length === 0 || first.error !== 'invalid_scope') return first.outcome;
  const second = await exchangeOnce(options, []);
  if (second.outcome.ok) return { ...second.outcome, fewerScopes: true };
  return { ok: false, exchanges: [...first.outcome.exchanges, ...second.outcome.exchanges] };
}

async function exchangeOnce(
  options: ConnectUserOptions,
  scopes: readonly string[],
): Promise<{ outcome: TokenOutcome; error: string | null }> {
  const assertion = signAssertion(claimsNow(options), options.sharedSecret);
  const { path, ...request } = jwtBearerRequest(assertion, scopes);
  const issuedAt = options.now().getTime();
  // Not the run's signal: others may be waiting for this same token.
  const answer = await options.authServer.send({ ...request, url: options.authServerUrl + path });
  const parsed = parseTokenAnswer(answer.exchange.response?.status ?? null, answer.body);
  if (!parsed.ok) {
    return { outcome: { ok: false, exchanges: [asUser(answer)] }, error: parsed.refusal?.error ?? null };
  }
  const { accessToken, expiresInSeconds } = parsed.grant;
  return {
    outcome: { ok: true, accessToken, issuedAt, expiresAt: issuedAt + expiresInSeconds * 1000 },
    error: null,
  };
}

function claimsNow(options: ConnectUserOptions): ReturnType<typeof assertionClaims> {
  return assertionClaims(options, Math.floor(options.now().getTime() / 1000));
}

function asUser(answer: Answer): Exchange {
  return { ...answer.exchange, identity: 'connect-user', place: 'authorization-server' };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
