import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import type { Parsed } from '../values/index.ts';
import {
  failingAndNearest,
  failureOf,
  headerOf,
  headersOf,
  hostOf,
  listOf,
  outcomeOf,
  publicPlace,
  recordOf,
  statusOf,
  textOf,
} from '../values/index.ts';
import { unpacked } from './packed.ts';

/**
 * HTTP archive 1.2 as browsers and recorders (Polly, Playwright, proxies) write it, as far as it is evidence; what is
 * missing or of another type is not stated. http://www.softwareishard.com/blog/har-12-spec/
 */
export function parseHar(value: Record<string, unknown>): Parsed {
  const entries = listOf(recordOf(value.log).entries).filter(
    (entry) =>
      isRecord(entry) && isRecord(entry.request) && /^https?:/i.test(textOf(entry.request.url) ?? ''),
  );
  if (entries.length === 0)
    return { ok: false, problem: 'log.entries: this HAR file holds no call over HTTP' };
  return {
    ok: true,
    draft: { form: 'a HAR file', exchanges: whatFailed(entries.map((entry) => toExchange(recordOf(entry)))) },
  };
}

/** Beside pages, scripts and pictures a browser records the calls of an API; those are what a recording is made for. */
export const isOfApi = (url: string): boolean => /\/rest\/|oauth|\/ex\/jira\/|\/graphql/.test(url);

/** A call whose body is unpacked once it is known that the call is kept: a few bytes may unpack to much, and most calls are left out. */
export interface Recorded extends Exchange {
  readonly unpack?: () => string | null;
}

/** The failing calls, and working ones beside them: of the same hosts, and of Atlassian's other doors, where the same credential may be let in. */
export function whatFailed(all: readonly Recorded[]): Exchange[] {
  return chosen(all).map(withBody);
}

/** The call with its body. */
export function withBody({ unpack, ...exchange }: Recorded): Exchange {
  const { response } = exchange;
  return unpack === undefined || response === null
    ? exchange
    : { ...exchange, response: { ...response, body: unpack() } };
}

function chosen(all: readonly Recorded[]): Recorded[] {
  const api = all.filter(({ request }) => isOfApi(request.url));
  const pool = api.length > 0 ? api : all;
  const failing = pool.filter(({ response }) => response?.status == null || response.status >= 300);
  if (failing.length === 0) return failingAndNearest(pool, outcomeOf);
  const hosts = new Set(failing.map(hostOfCall));
  const isAtlassians = (host: string) => publicPlace(`https://${host}`) !== null;
  if ([...hosts].some(isAtlassians))
    for (const host of new Set(pool.map(hostOfCall))) if (isAtlassians(host)) hosts.add(host);
  return failingAndNearest(
    pool.filter((one) => hosts.has(hostOfCall(one))),
    outcomeOf,
  );
}

const hostOfCall = ({ request }: Exchange): string => hostOf(request.url);

function toExchange(entry: Record<string, unknown>): Recorded {
  const request = recordOf(entry.request);
  const response = recordOf(entry.response);
  const headers = headersOf(request.headers);
  if (listOf(request.cookies).length > 0 && headerOf(headers, 'cookie') === undefined) headers.Cookie = '***';
  const post = recordOf(request.postData);
  const sent = {
    method: textOf(request.method) ?? 'GET',
    url: textOf(request.url) ?? '',
    headers: unknownCredential(headers),
    body: textOf(post.text) ?? null,
  };
  const status = statusOf(response.status);
  if (status === undefined) {
    const error = textOf(response._error) ?? textOf(response.statusText) ?? '';
    return response.status === 0 || error !== ''
      ? { request: sent, response: null, failure: failureOf(error) }
      : { request: sent, response: null };
  }
  const received = headersOf(response.headers);
  const redirect = textOf(response.redirectURL) ?? '';
  if (redirect !== '' && headerOf(received, 'location') === undefined) received.Location = redirect;
  const content = recordOf(response.content);
  const text = textOf(content.text) ?? '';
  // Any number may stand there, also one that is no time.
  const ended = new Date(Date.parse(textOf(entry.startedDateTime) ?? '') + (Number(entry.time) || 0));
  return {
    request: sent,
    response: { status, headers: received, body: null },
    unpack: () => unpacked(text, textOf(content.encoding)) || null,
    ...(Number.isNaN(ended.getTime()) ? {} : { receivedAt: ended.toISOString() }),
  };
}

/** Browsers and recorders leave credentials out of what they save: an absent one is not known to be absent. */
export function unknownCredential(headers: Record<string, string>): Record<string, string> {
  const stated = ['authorization', 'cookie'].some((name) => headerOf(headers, name) !== undefined);
  return stated || Object.keys(headers).length === 0 ? headers : { ...headers, Authorization: '***' };
}
