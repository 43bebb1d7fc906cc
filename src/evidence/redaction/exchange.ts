import type { Evidence, Exchange, RecordedRequest, RecordedResponse } from '../exchange.ts';
import { maskExactly } from './exact.ts';
import { redactHeaders } from './headers.ts';
import { credentialsOf } from './in-use.ts';
import { mask } from './mask.ts';
import { redactAccount, redactNotes } from './notes.ts';
import { redactText } from './text.ts';
import { redactUrl } from './url.ts';

/** Longer bodies are cut: what a diagnosis reads stands in front, and masking stays quick. */
const longestBody = 65_536;

const methods: ReadonlySet<string> = new Set(
  'get post put patch delete head options trace connect propfind report search link unlink'.split(' '),
);
const time = /^\d{4}-\d{2}-\d{2}T[0-9:.+Z-]{5,30}$/;

function redactBody(body: string | null, exactly: Mask): string | null {
  return body === null ? null : redactText(exactly(body.slice(0, longestBody)));
}

type Mask = (text: string) => string;

function redactRequest(request: RecordedRequest, exactly: Mask): RecordedRequest {
  return {
    method: methods.has(request.method.toLowerCase()) || request.method === '' ? request.method : mask,
    url: redactUrl(exactly(request.url.slice(0, 16_384))),
    headers: redactHeaders(request.headers),
    body: redactBody(request.body, exactly),
  };
}

function redactResponse(response: RecordedResponse, exactly: Mask): RecordedResponse {
  return {
    status: response.status,
    headers: redactHeaders(
      Object.fromEntries(
        Object.entries(response.headers).map(([name, value]) => [
          exactly(name),
          exactly(value.slice(0, 16_384)),
        ]),
      ),
    ),
    body: redactBody(response.body, exactly),
  };
}

/**
 * An exchange that can be stored and shown: nothing in it logs in, names a person or holds a session, and the form of
 * the credential (scheme, malformed pair, life of a JWT) is still there to be diagnosed. An answer that echoes
 * the credentials of its request is masked whatever they look like; `inUse` are more such values.
 */
export function redactExchange(exchange: Exchange, inUse: readonly string[] = []): Exchange {
  const exactly = maskExactly([...inUse, ...credentialsOf(exchange.request)]);
  const { receivedAt, ...rest } = exchange;
  return {
    ...rest,
    ...(receivedAt !== undefined && time.test(receivedAt) ? { receivedAt } : {}),
    request: redactRequest(exchange.request, exactly),
    response: exchange.response === null ? null : redactResponse(exchange.response, exactly),
    ...(exchange.failure === undefined
      ? {}
      : {
          failure: {
            kind: exchange.failure.kind,
            message: redactText(exactly(exchange.failure.message.slice(0, 1_000))),
          },
        }),
  };
}

/** More text than this in all bodies together is not read: the bodies behind it keep their beginning. */
const longestTogether = 262_144;
const beginning = 1_024;

/** A whole evidence that can be shown: exchanges, notes, scopes and facts of the account. */
export function redactEvidence(evidence: Evidence): Evidence {
  let left = longestTogether;
  const exchanges = evidence.exchanges.slice(0, 200).map((exchange) => {
    const most = Math.max(beginning, Math.min(longestBody, left));
    const cut = (body: string | null) => body?.slice(0, most) ?? null;
    const { request, response } = exchange;
    left -= Math.min(most, request.body?.length ?? 0) + Math.min(most, response?.body?.length ?? 0);
    return redactExchange({
      ...exchange,
      request: { ...request, body: cut(request.body) },
      response: response === null ? null : { ...response, body: cut(response.body) },
    });
  });
  return {
    ...evidence,
    scopes: evidence.scopes?.slice(0, 500).map((scope) => redactText(scope.slice(0, 200))) ?? null,
    accountNotes: evidence.accountNotes === null ? null : redactNotes(evidence.accountNotes),
    ...(evidence.account === undefined ? {} : { account: redactAccount(evidence.account) }),
    exchanges,
  };
}
