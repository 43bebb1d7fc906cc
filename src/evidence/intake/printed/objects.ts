import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import {
  bodyOf,
  failureIn,
  fieldsOf,
  firstOf,
  headerOf,
  headersOf,
  mostTelling,
  namesOf,
  outcomeOf,
  recordOf,
  textOf,
  valuesOf,
  walk,
} from '../values/index.ts';
import { addressOf, answerBody, sentBody, sideOf, statusIn, statusNames } from './record-parts.ts';
import { headersBySide, headersOfHead, headersOfRequest, statedScheme } from './sent-headers.ts';
import { toolCallIn } from './tool-call.ts';

const mostCollected = 2_000;

/** Calls that an object of any program tells of: errors of axios, got, superagent, jira.js; log lines; API gateways. */
export const exchangesIn = (value: unknown): Exchange[] => callsAndRecords(value).calls;

type UnknownRecord = Record<string, unknown>;

/** The calls that a value tells of, and the records that it was searched for them: all where it tells of none. */
export function callsAndRecords(value: unknown): {
  readonly calls: Exchange[];
  readonly records: UnknownRecord[];
} {
  const found: Exchange[] = [];
  const records: UnknownRecord[] = [];
  walk(value, (one) => {
    if (!isRecord(one) || found.length >= mostCollected) return [];
    records.push(one);
    const exchange = toolCallIn(one) ?? exchangeOf(one);
    if (exchange === null) return valuesOf(one).filter((inner) => typeof inner === 'object');
    found.push(exchange);
    return [];
  });
  return { calls: mostTelling(found, outcomeOf), records };
}

const responseNames = 'response res resp outputs httpResponse answer'.split(' ');
export const requestNames =
  'config request req inputs options requestOptions httpRequest originalRequest'.split(' ');

/** A record without any of these says nothing of how a call ended. */
const ofOutcome: ReadonlySet<string> = new Set([
  ...responseNames,
  ...statusNames,
  'errno',
  'message',
  'cause',
]);

/** One record that has both sides of a call, or one side and the other's marks. */
export function exchangeOf(given: Record<string, unknown>): Exchange | null {
  if (!Object.keys(given).some((name) => ofOutcome.has(plainly(name)))) return null;
  // Some collectors keep method, address and status of both sides in a record of their own.
  const plain = uncapitalised(given);
  const one = isRecord(plain.http) ? { ...plain.http, ...plain } : plain;
  const response = sideOf(one, responseNames);
  const request =
    sideOf(one, requestNames) ??
    sideOf(recordOf(one.cause), requestNames) ??
    sideOf(response ?? {}, ['request', 'req']);
  const config = recordOf(response?.config);
  const named = sentence.exec(textOf(firstOf(one, ['request', 'call', 'endpoint', 'name'])) ?? '');
  const status = statusIn(response) ?? statusIn(one);
  const failure = status === undefined ? failureOfRecord(one) : null;
  // Some clients keep the status in their message alone.
  const isAnswered = bodyOf(response?.body ?? response?.data) !== null;
  if (status === undefined && failure === null && !isAnswered) return null;
  const own = named === null ? one : { ...one, url: named[2] };
  const stated =
    (named === null && addressOf(request)) ||
    addressOf(own) ||
    addressOf(config) ||
    (textOf(response?.url) ?? '');
  const sender = request ?? config;
  const sent = headersOfRequest(sender);
  const host = headerOf(sent, 'host');
  const url = !stated.startsWith('/')
    ? stated
    : host === undefined
      ? `${hostBeside(one)}${stated}`
      : `https://${host}${stated}`;
  const unstated = failure === null && url !== '' && isAnswered;
  if (status === undefined && failure === null && !unstated) return null;
  // {"status":403,"message":…} without anything of a request is a body, not a call.
  const marks = [response, failure, one.headers, one.body, one.data];
  if (url === '' && marks.every((mark) => mark === undefined || mark === null)) return null;
  if (failure !== null && url === '' && one.code === undefined && one.errno === undefined) return null;
  const beside = request === undefined && response === undefined ? headersBySide(one) : null;
  const method =
    named?.[1] ?? textOf(sender.method) ?? textOf(firstOf(one, methodNames)) ?? textOf(config.method);
  return {
    request: {
      method: method?.toUpperCase() ?? '',
      url,
      headers: { ...statedScheme(one), ...headOfNode(one), ...sent, ...beside?.request },
      body: sentBody(sender),
    },
    response:
      status === undefined && !unstated
        ? null
        : {
            status: status ?? null,
            headers: headersOf(
              firstOf(response ?? {}, ['headers', 'header']) ??
                firstOf(one, ['responseHeaders', 'response_headers']) ??
                (request === undefined ? { ...flatHeaders(one), ...beside?.response } : one.headers),
            ),
            body: answerBody(response, one),
          },
    ...(failure === null ? {} : { failure }),
  };
}

const headOfNode = (one: UnknownRecord) =>
  headersOfHead(recordOf(one.request ?? recordOf(one.response).request ?? recordOf(one.cause).request));

/** Programs of .NET begin names with a capital. */
function uncapitalised(given: Record<string, unknown>): Record<string, unknown> {
  if (!namesOf(given).some((name) => capitalised.test(name))) return given;
  return Object.fromEntries(fieldsOf(given).map(([name, value]) => [plainly(name), value]));
}
const capitalised = /^[A-Z][a-z]/;
const plainly = (name: string): string =>
  capitalised.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** `"request": "GET https://…"` */
const sentence = /^([A-Z]{3,8}) (https?:\/\/\S{1,4000}|\/\S{1,4000})$/;
/** The one host that a record names beside a path; empty where it names none, or several. */
function hostBeside(one: Record<string, unknown>): string {
  const hosts = new Set<string>();
  walk(
    one,
    (inner) => {
      const host =
        typeof inner === 'string' ? /^https:\/\/[\w.-]{4,255}(?=\/?$)/.exec(inner)?.[0] : undefined;
      if (host !== undefined) hosts.add(host);
      return isRecord(inner) ? valuesOf(inner) : [];
    },
    200,
  );
  return hosts.size === 1 ? ([...hosts][0] ?? '') : '';
}

const methodNames = [
  'method',
  'http.request.method',
  'http.method',
  'http_method',
  'verb',
  'request_method',
  'effective_method',
];

function failureOfRecord(one: Record<string, unknown>) {
  const { message, code } = recordOf(one.cause);
  const said = [one.code, one.errno, one.message, message, code].map((part) => textOf(part) ?? '').join(' ');
  return said.trim() === '' ? null : failureIn(said);
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
