import { isRecord } from '../../is-record.ts';
import { bodyOf, failingAndNearest, headersOf, recordOf, statusOf, textOf } from '../values/index.ts';

const mostExchanges = 200;
const mostLooked = 20_000;
const mostInList = 500;
const mostFacts = 60;

/**
 * An evidence as people and programs write it, made ready for its schema: a body may be JSON where the schema wants its text, headers may be
 * numbers, lists or pairs, a status may stand with its phrase, scopes may be one line as in a token, and null says that nobody named
 * the caller. Counts are cut before a schema looks at every item: half a million wrong ones cost as much as one.
 */
export function evidenceAsWritten(evidence: unknown): unknown {
  if (!isRecord(evidence)) return evidence;
  const { identity, ...rest } = evidence;
  const { exchanges, scopes, account } = rest;
  return {
    ...(identity === null || identity === undefined ? {} : { identity }),
    ...rest,
    ...(Array.isArray(exchanges) ? { exchanges: mostTellingOf(exchanges).map(exchangeAsWritten) } : {}),
    ...(scopes === undefined ? {} : { scopes: scopesAsWritten(scopes) }),
    ...(isRecord(account)
      ? {
          account: Object.fromEntries(
            Object.entries(account)
              .slice(0, mostFacts)
              .map(([name, list]) => [name, cut(list)]),
          ),
        }
      : {}),
  };
}

/** Of more than are kept, those that failed and their nearest. */
const mostTellingOf = (exchanges: readonly unknown[]): readonly unknown[] =>
  exchanges.length <= mostExchanges
    ? exchanges
    : failingAndNearest(
        exchanges.slice(0, mostLooked),
        (one) => {
          const { request, response, failure } = recordOf(one);
          const status = statusOf(recordOf(response).status) ?? null;
          return { url: textOf(recordOf(request).url) ?? '', status, failed: failure !== undefined };
        },
        mostExchanges,
      );

const cut = (list: unknown) => (Array.isArray(list) ? list.slice(0, mostInList) : list);

const scopesAsWritten = (scopes: unknown) =>
  typeof scopes === 'string'
    ? scopes.split(/[\s,]+/, mostInList).filter((scope) => scope !== '')
    : cut(scopes);

function exchangeAsWritten(exchange: unknown): unknown {
  if (!isRecord(exchange)) return exchange;
  const { request, response } = exchange;
  return {
    ...exchange,
    ...(isRecord(request) ? { request: messageAsWritten(request) } : {}),
    ...(isRecord(response)
      ? { response: { ...messageAsWritten(response), ...statusAsWritten(response.status) } }
      : {}),
  };
}

/** Only what has another form than the schema's is touched, so that what is neither is still refused by name. */
function messageAsWritten(message: Record<string, unknown>): Record<string, unknown> {
  const { headers, body } = message;
  return {
    ...message,
    ...(headers === null ? { headers: {} } : {}),
    ...(typeof headers === 'object' && headers !== null && !isPlain(headers)
      ? { headers: headersOf(headers) }
      : {}),
    ...(typeof body === 'object' ? { body: bodyOf(body) } : {}),
  };
}

const isPlain = (headers: object) =>
  !Array.isArray(headers) && Object.values(headers).every((value) => typeof value === 'string');

const statusAsWritten = (status: unknown) =>
  typeof status === 'string' && statusOf(status) !== undefined ? { status: statusOf(status) } : {};
