import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { callsInText, hostOnly, sameCall } from '../lines/index.ts';
import { firstOf, headersOf, mostTelling, outcomeOf, textOf } from '../values/index.ts';
import { besideObjects } from './beside-objects.ts';
import { type LooseObject, looseObjects } from './loose-object.ts';
import { callsAndRecords, requestNames } from './objects.ts';
import { addressOf, answerBody, sideOf, statusIn } from './record-parts.ts';
import { requestApart } from './request-apart.ts';
import { scatteredCall } from './scattered.ts';
import { sentencesOf } from './sentences.ts';

/** A record of a log or an error in JSON: what its fields say, completed by what its sentences say. */
export function fromJsonRecord(value: unknown): Exchange[] {
  const inFields = callsOf(value);
  const texts = sentencesOf(value);
  const said = texts.length === 0 ? [] : callsInText(texts.join('\n'));
  const [only, ...more] = said;
  return inFields.length === 0 && only !== undefined && more.length === 0 && isRecord(value)
    ? [withFields(only, value)]
    : completed(inFields, said);
}

/** What a log record keeps of a call beside the sentence that tells of it. */
export function withFields(exchange: Exchange, record: Record<string, unknown>): Exchange {
  const { request, response } = exchange;
  const asked = sideOf(record, requestNames) ?? record;
  const sent = headersOf(firstOf(asked, ['request_headers', 'requestHeaders', 'headers']));
  const got = headersOf(firstOf(record, ['response_headers', 'responseHeaders']));
  return {
    ...exchange,
    request: {
      ...request,
      method: textOf(asked.method)?.toUpperCase() ?? request.method,
      url: isHost(request.url) ? addressOf(record) || request.url : request.url,
      headers: Object.keys(request.headers).length > 0 ? request.headers : sent,
    },
    response:
      response === null
        ? null
        : {
            ...response,
            status: response.status ?? statusIn(record) ?? null,
            headers: { ...got, ...response.headers },
            // Whoever keeps the status of an answer keeps its body beside it.
            body: response.body ?? (statusIn(record) === undefined ? null : answerBody(undefined, record)),
          },
  };
}

/** Calls that stand whole in a record, else the one whose parts stand in different ones. */
function callsOf(value: unknown): Exchange[] {
  const { calls, records } = callsAndRecords(value);
  const scattered = calls.length > 0 ? null : scatteredCall(records);
  return scattered === null ? calls : [scattered];
}

/** Names that loggers give; a server's answer has none of them beside a level or a logger. */
const ofLogger = 'level severity logger lvl log.level levelname @timestamp ts hostname msg'.split(' ');
export const isLogRecord = (value: Record<string, unknown>) =>
  ofLogger.some((name) => name in value) ||
  ('time' in value && ('message' in value || statusIn(value) !== undefined));

/** Objects printed inside a text, completed by its sentences. */
export function fromPrinted(text: string): Exchange[] {
  const objects = looseObjects(text);
  const told = objects.map(({ name, value }) => callsOf(name === '' ? value : { [name]: value }));
  const inObjects = told.flat();
  const apart = inObjects.length === 0 ? requestApart(text, objects) : null;
  const said = callsInText(apart?.rest ?? besideObjects(text, objects, told));
  const [only, ...more] = said;
  // The call that is told without its address is the one that was asked.
  const asked =
    apart !== null && only?.request.url === '' && more.length === 0
      ? [apart.call]
      : inObjects.map((call) => withMethodOf(call, objects));
  return mostTelling(completed(asked, said), outcomeOf);
}

/** Some print the request beside its answer, which names the address alone: `Request{method=POST, url=…}`. */
function withMethodOf(call: Exchange, objects: readonly LooseObject[]): Exchange {
  if (!mayBeOther(call.request) || call.request.url === '') return call;
  const asked = objects.find(
    ({ value }) =>
      typeof value.method === 'string' &&
      statusIn(value) === undefined &&
      addressOf(value) === call.request.url,
  );
  const method = textOf(asked?.value.method)?.toUpperCase();
  return method === undefined ? call : { ...call, request: { ...call.request, method } };
}

/** It states no method, or the one that many write for any. */
const mayBeOther = ({ method }: Exchange['request']) => method === '' || method === 'GET';

/** No path is told yet. */
const isHost = (url: string) => url === '' || hostOnly.test(url);

/** What an object leaves open is taken from the sentences where both tell of one call. */
function completed(inObjects: readonly Exchange[], said: readonly Exchange[]): Exchange[] {
  const [object, told] = [inObjects[0], said[0]];
  if (object === undefined) return [...said];
  if (told === undefined) return [...inObjects];
  if (inObjects.length === 1 && said.length === 1) return [ofBoth(object, told)];
  const withAddress = inObjects.filter(({ request }) => request.url !== '').length;
  if (withAddress >= said.filter(({ request }) => request.url !== '').length) return [...inObjects];
  return said.map((one) => {
    const same = inObjects.find((other) => isSame(one, other));
    return same === undefined ? one : ofBoth(same, one);
  });
}

const isSame = (one: Exchange, other: Exchange) =>
  other.request.url !== '' &&
  sameCall(one.request.url, other.request.url) &&
  one.response?.status === other.response?.status;

function ofBoth(object: Exchange, told: Exchange): Exchange {
  const status = object.response?.status ?? told.response?.status ?? null;
  const answered = object.response !== null || told.response !== null;
  const failure = object.failure ?? told.failure;
  return {
    request: {
      method:
        object.request.url === '' && mayBeOther(object.request) ? told.request.method : object.request.method,
      url: isHost(object.request.url) ? told.request.url || object.request.url : object.request.url,
      headers: Object.keys(object.request.headers).length > 0 ? object.request.headers : told.request.headers,
      body: object.request.body ?? told.request.body,
    },
    response: answered
      ? {
          status,
          headers: { ...told.response?.headers, ...object.response?.headers },
          body: object.response?.body ?? told.response?.body ?? null,
        }
      : null,
    ...(failure === undefined || status !== null ? {} : { failure }),
  };
}
