import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import {
  bodyOf,
  failureIn,
  headersOf,
  mostTelling,
  outcomeOf,
  recordOf,
  statusOf,
  textOf,
} from '../values/index.ts';
import { headersBySide, headersOfRequest, statedScheme } from './sent-headers.ts';
import { toolCallIn } from './tool-call.ts';

const mostRecords = 3_000;
const mostCollected = 2_000;

/** Calls that an object of any program tells of: errors of axios, got, superagent, jira.js; log lines; API gateways. */
export function exchangesIn(value: unknown): Exchange[] {
  const found: Exchange[] = [];
  const waiting: unknown[] = [value];
  for (let seen = 0; waiting.length > 0 && seen < mostRecords && found.length < mostCollected; seen += 1) {
    const one = waiting.shift();
    if (Array.isArray(one)) waiting.push(...one.slice(0, 1_000));
    if (!isRecord(one)) continue;
    const exchange = toolCallIn(one) ?? exchangeOf(one);
    if (exchange === null) waiting.push(...Object.values(one).filter((inner) => typeof inner === 'object'));
    else found.push(exchange);
  }
  return mostTelling(found, outcomeOf);
}

/** One record that has both sides of a call, or one side and the other's marks. */
function exchangeOf(one: Record<string, unknown>): Exchange | null {
  const response = sideOf(one, ['response', 'res', 'resp', 'httpResponse', 'answer']);
  const request = sideOf(one, [
    'config',
    'request',
    'req',
    'options',
    'requestOptions',
    'httpRequest',
    'originalRequest',
  ]);
  const own = ownStatus(one);
  const status = statusIn(response) ?? own;
  const url =
    addressOf(request) ||
    addressOf(one) ||
    addressOf(recordOf(response?.config)) ||
    textOf(response?.url) ||
    '';
  const failure =
    status === undefined
      ? failureIn(
          `${textOf(one.code) ?? ''} ${textOf(one.errno) ?? ''} ${textOf(one.message) ?? ''} ${textOf(recordOf(one.cause).message) ?? ''} ${textOf(recordOf(one.cause).code) ?? ''}`,
        )
      : null;
  // Some clients keep the status in their message alone.
  const unstated = failure === null && url !== '' && bodyOf(response?.body ?? response?.data) !== null;
  if (status === undefined && failure === null && !unstated) return null;
  // {"status":403,"message":…} without anything of a request is a body, not a call.
  if (
    response === undefined &&
    url === '' &&
    failure === null &&
    one.headers === undefined &&
    one.body === undefined &&
    one.data === undefined
  )
    return null;
  if (failure !== null && url === '' && one.code === undefined && one.errno === undefined) return null;
  const sender = request ?? recordOf(response?.config);
  const beside = request === undefined && response === undefined ? headersBySide(one) : null;
  return {
    request: {
      method:
        (
          textOf(sender.method) ??
          textOf(one.method) ??
          textOf(one['http.request.method']) ??
          textOf(one['http.method']) ??
          textOf(recordOf(response?.config).method) ??
          ''
        ).toUpperCase() || 'GET',
      url,
      headers: { ...statedScheme(one), ...headersOfRequest(sender), ...beside?.request },
      body: bodyOf(sender.data ?? sender.body ?? sender.json),
    },
    response:
      status === undefined && !unstated
        ? null
        : {
            status: status ?? null,
            headers: headersOf(
              response?.headers ??
                response?.header ??
                one.responseHeaders ??
                one.response_headers ??
                (request === undefined ? { ...flatHeaders(one), ...beside?.response } : one.headers),
            ),
            body: answerBody(response, one),
          },
    ...(failure === null ? {} : { failure }),
  };
}

/** Ansible lays the headers of an answer flat beside its status: `x_aaccountid`, `www_authenticate`. */
const flatHeaders = (one: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(one).flatMap(([name, value]) =>
      /^(?:x_[a-z_]{2,60}|www_authenticate|server|retry_after|location|content_type|allow)$/.test(name)
        ? [[name.replaceAll('_', '-'), value]]
        : [],
    ),
  );

/** The body of an answer, by whatever name a program keeps it. */
export function answerBody(
  response: Record<string, unknown> | undefined,
  one: Record<string, unknown>,
): string | null {
  const of = (side: Record<string, unknown>) =>
    bodyOf(
      side.data ??
        side.body ??
        side.text ??
        side.responseBody ??
        side.response_body ??
        side.rawBody ??
        side.json ??
        side.content ??
        side.description,
    );
  const text = typeof one.response === 'string' ? one.response : null;
  return (
    (response === undefined ? null : of(response)) ??
    text ??
    of(one) ??
    bodyOf(one.error ?? one.errors ?? one.errorMessages) ??
    null
  );
}

/** The first of these names that holds a record. */
export function sideOf(
  one: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> | undefined {
  for (const name of names) if (isRecord(one[name])) return recordOf(one[name]);
  return undefined;
}

const statusNames = [
  'status',
  'statusCode',
  'status_code',
  'httpStatus',
  'http_status',
  'http_status_code',
  'response_code',
  'responseCode',
  'httpCode',
  'httpStatusCode',
  'StatusCode',
  'status-code',
];

/** The status that a record states. */
export function statusIn(side: Record<string, unknown> | undefined): number | undefined {
  if (side === undefined) return undefined;
  for (const name of [...statusNames, 'code']) {
    const status = statusOf(isRecord(side[name]) ? recordOf(side[name]).code : side[name]);
    if (status !== undefined) return status;
  }
  return undefined;
}

function ownStatus(one: Record<string, unknown>): number | undefined {
  for (const name of statusNames) {
    const status = statusOf(one[name]);
    if (status !== undefined) return status;
  }
  return (
    statusOf(one['http.status_code']) ??
    statusOf(one['http.response.status_code']) ??
    (typeof one.code === 'number' ? statusOf(one.code) : undefined)
  );
}

/** The address that a record names, whole or put together; empty where it names none. */
export function addressOf(side: Record<string, unknown> | undefined): string {
  if (side === undefined) return '';
  const named =
    side.url ??
    side.uri ??
    side.href ??
    side.requestUrl ??
    side.request_url ??
    side.endpoint ??
    side.RequestUri ??
    side.token_url ??
    side.tokenUrl ??
    side.requestUri ??
    side.request_uri ??
    side.target_url ??
    side['http.url'] ??
    side['url.full'];
  const url = isRecord(named) ? (textOf(named.href) ?? textOf(named.raw) ?? '') : (textOf(named) ?? '');
  const base = textOf(side.baseURL) ?? textOf(side.baseUrl) ?? textOf(side.prefixUrl) ?? '';
  if (/^[a-z]{2,10}:\/\//i.test(url)) return url;
  const path = url || textOf(side.path) || textOf(side.pathname) || '';
  if (base !== '')
    return `${base.replace(/\/$/, '')}${path === '' || path.startsWith('/') ? path : `/${path}`}`;
  const host = textOf(side.hostname) ?? textOf(side.host);
  if (host !== undefined && path.startsWith('/'))
    return `${(textOf(side.protocol) ?? 'https:').replace(/:?$/, ':')}//${host}${path}`;
  return path.startsWith('/') ? path : '';
}
