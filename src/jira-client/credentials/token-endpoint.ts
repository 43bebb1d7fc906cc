import type { Exchange } from '../../evidence/index.ts';
import { parseTokenAnswer, type Secret, type TokenRequest } from '../../tokens/index.ts';
import type { HttpCaller } from '../transport.ts';

export interface IssuedTokens {
  readonly accessToken: Secret;
  /** null: the answer brought none. */
  readonly refreshToken: Secret | null;
  /** Granted scopes; null: the answer does not say. */
  readonly scopes: readonly string[] | null;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export type TokenAnswer =
  | { readonly ok: true; readonly tokens: IssuedTokens; readonly exchange: Exchange }
  /** `error`: the code of RFC 6749 §5.2, where the answer has one. */
  | { readonly ok: false; readonly error: string | null; readonly exchange: Exchange };

export interface TokenEndpoint {
  readonly caller: HttpCaller;
  /** Authorization server without trailing slash. */
  readonly authUrl: string;
  readonly now: () => Date;
}

/** Asks the authorization server for tokens; a refusal and a dead network come back as the (redacted) exchange. */
export async function requestTokens(
  endpoint: TokenEndpoint,
  request: TokenRequest,
  signal?: AbortSignal,
): Promise<TokenAnswer> {
  const { path, ...rest } = request;
  const answer = await endpoint.caller.send({ ...rest, url: endpoint.authUrl + path }, signal);
  const { body } = answer;
  const exchange: Exchange = { ...answer.exchange, place: 'authorization-server' };
  const parsed = parseTokenAnswer(exchange.response?.status ?? null, body);
  if (!parsed.ok) return { ok: false, error: parsed.refusal?.error ?? null, exchange };
  const { accessToken, refreshToken, scopes, expiresInSeconds } = parsed.grant;
  const issuedAt = endpoint.now().getTime();
  const expiresAt = issuedAt + expiresInSeconds * 1000;
  return { ok: true, exchange, tokens: { accessToken, refreshToken, scopes, issuedAt, expiresAt } };
}
