import { isRecord } from '../../is-record.ts';
import { bodyOf, firstOf, recordOf, statusOf, textOf } from '../values/index.ts';

/** The first of these names that holds a record. */
export function sideOf(
  one: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> | undefined {
  for (const name of names) {
    const side = one[name];
    if (isRecord(side)) return side;
  }
  return undefined;
}

export const statusNames =
  `status statusCode status_code httpStatus http_status http_status_code response_code responseCode
  httpCode httpStatusCode status-code resultCode http.status_code http.response.status_code code http`.split(
    /\s+/,
  );

/** The status that a record states. */
export function statusIn(side: Record<string, unknown> | undefined): number | undefined {
  if (side === undefined) return undefined;
  for (const name of statusNames) {
    const stated = side[name];
    const status = statusOf(isRecord(stated) ? stated.code : stated);
    if (status !== undefined) return status;
  }
  return undefined;
}

const urlNames = `url uri href requestUrl request_url endpoint token_url tokenUrl requestUri request_uri
  target_url absoluteUrl urlPath http.url url.full url_effective effective_url`.split(/\s+/);

/** The address that a record names, whole or put together; empty where it names none. */
export function addressOf(side: Record<string, unknown> = {}): string {
  const named = urlNames.flatMap((name) => addressIn(side[name]) ?? []);
  const whole = named.find((one) => /^[a-z]{2,10}:\/\//i.test(one));
  if (whole !== undefined) return whole;
  const [url = ''] = named;
  const path = url || textOf(firstOf(side, ['path', 'pathname', 'url_path'])) || '';
  const base = textOf(firstOf(side, ['baseURL', 'baseUrl', 'prefixUrl'])) ?? '';
  if (base !== '') return `${base.replace(/\/$/, '')}${path.replace(/^(?=[^/])/, '/')}`;
  if (!path.startsWith('/')) return '';
  const host = textOf(firstOf(side, ['hostname', 'host', 'target']));
  return host === undefined
    ? path
    : `${(textOf(side.protocol) ?? 'https:').replace(/:?$/, ':')}//${host}${path}`;
}

/** What was sent, by whatever name a client keeps it. */
export const sentBody = (sender: Record<string, unknown>): string | null =>
  bodyOf(sender.data ?? sender.body ?? sender.json ?? recordOf(sender.postData).text);

const addressIn = (named: unknown): string | undefined =>
  textOf(isRecord(named) ? (named.href ?? named.raw) : named);

const bodyNames = 'data body jsonBody text responseBody response_body rawBody json content description'.split(
  ' ',
);

/** The body of an answer, by whatever name a program keeps it. */
export function answerBody(
  response: Record<string, unknown> | undefined,
  one: Record<string, unknown>,
): string | null {
  const held = heldIn(response ?? {});
  const body =
    // HAR keeps it beside its type, Charles beside its letters: http://www.softwareishard.com/blog/har-12-spec/#content
    (isRecord(held) && typeof (held.mimeType ?? held.charset) === 'string' ? textOf(held.text) : null) ??
    bodyOf(held) ??
    // jira.js puts what was answered in place of the answer.
    (response !== undefined && 'errorMessages' in response ? bodyOf(response) : null) ??
    (typeof one.response === 'string' ? one.response : null) ??
    bodyOf(heldIn(one)) ??
    bodyOf(firstOf(one, ['error', 'errors', 'errorMessages']));
  // Some keep the address under one of these names.
  return /^https?:\/\/\S{1,4000}$/.test(body ?? '') ? null : body;
}

/** What is held under a name for bodies; none that nobody had read when its answer was printed. */
function heldIn(one: Record<string, unknown>): unknown {
  const held = firstOf(one, bodyNames);
  const isStream =
    isRecord(held) &&
    ('_readableState' in held || '_events' in held || ('locked' in held && 'state' in held));
  return isStream ? undefined : held;
}
