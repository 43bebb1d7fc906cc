import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import type { Draft } from '../values/index.ts';
import {
  bodyOf,
  headerOf,
  headersOf,
  listOf,
  mostTelling,
  outcomeOf,
  recordOf,
  statusOf,
  textOf,
  walk,
} from '../values/index.ts';

const most = 40;
const mostCollected = 2_000;

/** A Postman collection, a folder, a request with its examples, or one example; null for other JSON. */
export function fromPostman(value: unknown): Draft | null {
  const exchanges: Exchange[] = [];
  const alone: Exchange[] = [];
  walk(
    isRecord(value) ? value : {},
    (given) => {
      const one = recordOf(given);
      if (exchanges.length >= mostCollected) return [];
      if (one.originalRequest !== undefined) exchanges.push(toExchange(one.originalRequest, one));
      if (one.request !== undefined && Array.isArray(one.response)) {
        for (const example of one.response.slice(0, most))
          exchanges.push(toExchange(recordOf(example).originalRequest ?? one.request, recordOf(example)));
        if (one.response.length === 0) alone.push(toExchange(one.request, {}));
      }
      return [...listOf(one.item), one.collection].filter(isRecord);
    },
    5_000,
  );
  const found = exchanges.length > 0 ? exchanges : isCollection(value) ? alone.slice(0, most) : [];
  return found.length === 0
    ? null
    : { form: 'a Postman collection or example', exchanges: mostTelling(found, outcomeOf) };
}

const isCollection = (value: unknown) => /postman/.test(textOf(recordOf(recordOf(value).info).schema) ?? '');

function toExchange(given: unknown, example: Record<string, unknown>): Exchange {
  const request = recordOf(given);
  const headers = headersOf(request.header);
  const auth = recordOf(request.auth);
  if (headerOf(headers, 'authorization') === undefined) {
    const kind = textOf(auth.type) ?? '';
    if (kind === 'basic') headers.Authorization = basicOf(auth.basic);
    if (kind === 'bearer' || kind === 'oauth2')
      headers.Authorization = `Bearer ${valueOfKey(auth[kind], 'token') ?? '***'}`;
    if (kind === 'jwt') headers.Authorization = 'JWT ***';
    if (kind === 'oauth1') headers.Authorization = 'OAuth ***';
  }
  const status = statusOf(example.code) ?? statusOf(example.status);
  const url = isRecord(request.url) ? addressOf(request.url) : textOf(request.url);
  return {
    request: {
      method: textOf(request.method) ?? 'GET',
      url: url ?? textOf(given) ?? '',
      headers,
      body: bodyOf(recordOf(request.body).raw),
    },
    response:
      status === undefined && example.body === undefined
        ? null
        : { status: status ?? null, headers: headersOf(example.header), body: bodyOf(example.body) },
  };
}

function addressOf(url: Record<string, unknown>): string | undefined {
  const raw = textOf(url.raw);
  if (raw !== undefined) return raw;
  const host =
    listOf(url.host)
      .map((part) => textOf(part) ?? '')
      .join('.') || textOf(url.host);
  const path = listOf(url.path)
    .map((part) => textOf(part) ?? '')
    .join('/');
  return host === undefined ? undefined : `${textOf(url.protocol) ?? 'https'}://${host}/${path}`;
}

function valueOfKey(pairs: unknown, key: string): string | undefined {
  if (isRecord(pairs)) return textOf(pairs[key]);
  return textOf(recordOf(listOf(pairs).find((pair) => recordOf(pair).key === key)).value);
}

function basicOf(pairs: unknown): string {
  const user = valueOfKey(pairs, 'username');
  const secret = valueOfKey(pairs, 'password');
  if (user === undefined || secret === undefined || /\{\{|\*\*\*/.test(`${user}${secret}`))
    return 'Basic ***';
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${user}:${secret}`.slice(0, 4_096))))}`;
}
