import type { Exchange } from '../exchange.ts';
import { callsInText } from './lines/index.ts';
import { fromJsonRecord } from './printed/index.ts';
import { jsonOrNull, publicPlace, wentWrong } from './values/index.ts';

/** How much of an answer is searched for the call that it tells of. */
const longest = 16_384;

/**
 * A program that called Jira and failed answers with a status of its own, and tells in its body which call it was:
 * `500 {"error":"401 Client Error: Unauthorized for url: https://acme.atlassian.net/rest/api/3/issue"}`. That call is the failure.
 */
export function relayed(exchange: Exchange): Exchange {
  const { request, response } = exchange;
  const body = response?.body ?? '';
  if (!(body.includes('://') && wentWrong(exchange)) || publicPlace(request.url) !== null) return exchange;
  const inner = callsIn(body.slice(0, longest)).filter(isOfCloud);
  const [only, ...more] = inner;
  return only !== undefined && more.length === 0 ? only : exchange;
}

function callsIn(body: string): readonly Exchange[] {
  const json = jsonOrNull(body);
  return json === null ? callsInText(body) : fromJsonRecord(json);
}

const isOfCloud = (one: Exchange): boolean =>
  publicPlace(one.request.url) !== null && wentWrong(one) && one.response?.status != null;
