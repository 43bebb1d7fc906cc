import { type Exchange, redactExchange } from '../../../evidence/index.ts';
import { type IssuedTokens, requestTokens, type TokenEndpoint } from '../../../jira-client/index.ts';
import { authorizeUrl, codeExchangeRequest, type OAuthClient } from '../../../tokens/index.ts';
import { type OAuthRefusal, openLoopback } from './loopback.ts';

/** How a check reaches a person's browser. */
export interface Browser {
  /** Opens an address; false: there is no browser to open. */
  open(url: string): Promise<boolean>;
  /** Tells the person, on stderr. */
  tell(line: string): void;
}

export interface AuthorizationWish {
  readonly endpoint: TokenEndpoint;
  readonly client: OAuthClient;
  readonly scopes: readonly string[];
  /** Port of the loopback address; part of what is registered in the developer console. */
  readonly port: number;
  /** Unguessable. */
  readonly state: string;
  /** Milliseconds a person has to agree. */
  readonly patienceMs: number;
  /** Stops the check's own clock while a person decides. */
  readonly whileWaiting: <T>(work: () => Promise<T>) => Promise<T>;
}

type Authorization =
  | { readonly ok: true; readonly tokens: IssuedTokens; readonly exchange: Exchange }
  | { readonly ok: false; readonly problem: string; readonly exchange: Exchange | null };

/** OAuth 2.0 (3LO) as a local app: the browser goes to the authorize address, the code comes back to 127.0.0.1. */
export async function authorizeInBrowser(
  wish: AuthorizationWish,
  browser: Browser,
  signal: AbortSignal,
): Promise<Authorization> {
  let receiver: Awaited<ReturnType<typeof openLoopback>>;
  try {
    receiver = await openLoopback(wish.state, wish.port);
  } catch {
    return failed(
      `Port ${wish.port} of this machine is taken; free it, or choose another with --callback-port and register that.`,
    );
  }
  try {
    const { redirectUri } = receiver;
    const url = authorizeUrl({
      authUrl: wish.endpoint.authUrl,
      clientId: wish.client.clientId,
      scopes: wish.scopes,
      redirectUri,
      state: wish.state,
    });
    browser.tell(`Agree in the browser. If none opens, go to:\n  ${url}`);
    browser.tell(`(The app must have the callback URL ${redirectUri} in the developer console.)`);
    await browser.open(url);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(wish.patienceMs)]);
    const { received } = receiver;
    const outcome = await wish.whileWaiting(() => received(patience));
    if (!outcome.ok) {
      const exchange = outcome.refusal === null ? null : refusedRedirect(url, redirectUri, outcome.refusal);
      return { ok: false, problem: outcome.problem, exchange };
    }
    const request = codeExchangeRequest(wish.client, outcome.code, redirectUri);
    const answer = await requestTokens(wish.endpoint, request, signal);
    if (answer.ok) return { ok: true, tokens: answer.tokens, exchange: answer.exchange };
    return { ok: false, problem: 'The authorization server refused the code.', exchange: answer.exchange };
  } finally {
    await receiver.close();
  }
}

const failed = (problem: string): Authorization => ({ ok: false, problem, exchange: null });

/** The exchange the browser had in our place, as far as it came back to us. */
function refusedRedirect(url: string, redirectUri: string, refusal: OAuthRefusal): Exchange {
  const location = new URL(redirectUri);
  location.search = new URLSearchParams({
    error: refusal.error,
    error_description: refusal.description,
  }).toString();
  const exchange = redactExchange({
    request: { method: 'GET', url, headers: {}, body: null },
    response: { status: 302, headers: { location: location.href }, body: null },
  });
  return { ...exchange, place: 'authorization-server' };
}
