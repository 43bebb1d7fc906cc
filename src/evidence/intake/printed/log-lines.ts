import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { callsInText } from '../lines/index.ts';
import { firstOf, headersOf, jsonOrNull, mostTelling, outcomeOf, textOf, walk } from '../values/index.ts';
import { looseObjects } from './loose-object.ts';
import { addressOf, answerBody, exchangesIn, requestNames, sideOf, statusIn } from './objects.ts';
import { scatteredCall } from './scattered.ts';

const mostLines = 20_000;
const mostRead = 40;
const mostCollected = 400;
/** Of a long log, only what may tell of a failure is read to its end. */
const mayFail = /(?<!\d)[45]\d\d(?!\d)|error|exception|denied|refused|timed? ?out/i;

/** A record of a log or an error in JSON: what its fields say, completed by what its sentences say. */
export function fromJsonRecord(value: unknown): Exchange[] {
  if (Array.isArray(value) && value.length > 1 && value.every((one) => isRecord(one) && isLogRecord(one)))
    return mostTelling(value.slice(0, mostLines).flatMap(fromJsonRecord), outcomeOf);
  const inFields = callsOf(value);
  const said = callsInText(sentences(value).join('\n'));
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
      url: request.url || addressOf(record),
      headers: Object.keys(request.headers).length > 0 ? request.headers : sent,
    },
    response:
      response === null
        ? null
        : {
            ...response,
            status: response.status ?? statusIn(record) ?? null,
            headers: { ...got, ...response.headers },
          },
  };
}

/** Calls that stand whole in a record, else the one whose parts stand in different ones. */
function callsOf(value: unknown): Exchange[] {
  const whole = exchangesIn(value);
  const scattered = whole.length > 0 ? null : scatteredCall(value);
  return scattered === null ? whole : [scattered];
}

/** Log lines in JSON among others; null where a text has none. */
export function fromJsonLines(lines: readonly string[]): Exchange[] | null {
  const exchanges: Exchange[] = [];
  const others: string[] = [];
  let records = 0;
  const last = lines.findLast((line) => line.trim() !== '');
  for (const line of lines.slice(0, mostLines)) {
    const start = line.indexOf('{');
    if (start < 0 || start > 200) {
      others.push(line);
      continue;
    }
    if (exchanges.length >= mostRead && !mayFail.test(line)) continue;
    // Whoever copies a log may cut its last line.
    const value = line.trimEnd().endsWith('}')
      ? jsonOrNull(line.slice(start))
      : line === last
        ? looseObjects(line.slice(start))[0]?.value
        : null;
    if (!isRecord(value) || !isLogRecord(value)) {
      others.push(line);
      continue;
    }
    records += 1;
    const answered = answeredBy(exchanges.at(-1), value);
    if (answered === null) exchanges.push(...fromJsonRecord(value));
    else exchanges.splice(-1, 1, answered);
    if (exchanges.length >= mostCollected) break;
  }
  return records === 0 ? null : mostTelling(withToldBeside(withoutRepeats(exchanges), others), outcomeOf);
}

/** A call told by the record before, where this one tells its answer alone; null otherwise. */
function answeredBy(call: Exchange | undefined, record: Record<string, unknown>): Exchange | null {
  const answer = sideOf(record, ['res', 'response']) ?? record;
  const status = statusIn(answer);
  const isOpen = call?.response == null || (call.response.status === null && call.response.body === null);
  if (call === undefined || call.failure !== undefined || !isOpen || call.request.url === '') return null;
  if (status === undefined || addressOf(record) !== '') return null;
  return {
    ...call,
    response: { status, headers: headersOf(answer.headers), body: answerBody(undefined, answer) },
  };
}

/** Where the records tell of no call to its end, the lines between them may: a traceback, or what a person made by hand. */
function withToldBeside(records: readonly Exchange[], lines: readonly string[]): Exchange[] {
  const isOpen = ({ request, response, failure }: Exchange) =>
    failure === undefined && (request.url === '' || response?.status == null);
  if (records.length === 0 || !records.every(isOpen)) return [...records];
  const told = callsInText(lines.join('\n')).filter(
    ({ request, response, failure }) =>
      request.url !== '' && (response?.status != null || failure !== undefined),
  );
  if (told.length > 0 && records.every(({ response }) => response?.status == null)) return told;
  const same = told.find(({ response }) => response?.status === records[0]?.response?.status);
  if (same === undefined) return [...records, ...told];
  const { method, url } = same.request;
  return [
    ...records.map((record) =>
      record.response?.status === same.response?.status
        ? { ...record, request: { ...record.request, method, url } }
        : record,
    ),
    ...told.filter((one) => one !== same),
  ];
}

/** Names that loggers give; a server's answer has none of them beside a level or a logger. */
const ofLogger = 'level severity logger lvl log.level levelname @timestamp ts hostname msg'.split(' ');
const isLogRecord = (value: Record<string, unknown>) =>
  ofLogger.some((name) => name in value) ||
  ('time' in value && ('message' in value || statusIn(value) !== undefined));

/** Objects printed inside a text, completed by its sentences. */
export function fromPrinted(text: string): Exchange[] {
  const inObjects = looseObjects(text).flatMap(({ name, value }) =>
    callsOf(name === '' ? value : { [name]: value }),
  );
  return mostTelling(completed(inObjects, callsInText(text)), outcomeOf);
}

/** A program that tries again tells the same again; a call that ended in another way between says more. */
function withoutRepeats(exchanges: readonly Exchange[]): Exchange[] {
  const last = new Map<string, string>();
  return exchanges.filter(({ request, response, failure }) => {
    const call = `${request.method} ${request.url}`;
    const ended = JSON.stringify([request.headers, response?.status, response?.body, failure?.kind]);
    const again = last.get(call) === ended;
    last.set(call, ended);
    return !again;
  });
}

const isHost = (url: string) => /^(?:https?:\/\/[^/]+\/?)?$/.test(url);

/** What an object leaves open is taken from the sentences where both tell of one call. */
function completed(inObjects: readonly Exchange[], said: readonly Exchange[]): Exchange[] {
  if (inObjects.length === 0) return [...said];
  const [object, told] = [inObjects[0], said[0]];
  if (object === undefined || told === undefined) return [...inObjects];
  if (inObjects.length > 1 || said.length > 1) {
    const withAddress = inObjects.filter(({ request }) => request.url !== '').length;
    return withAddress >= said.filter(({ request }) => request.url !== '').length
      ? [...inObjects]
      : [...said];
  }
  const status = object.response?.status ?? told.response?.status ?? null;
  const answered = object.response !== null || told.response !== null;
  const failure = object.failure ?? told.failure;
  return [
    {
      request: {
        method:
          object.request.url === '' && object.request.method === 'GET'
            ? told.request.method
            : object.request.method,
        url: isHost(object.request.url) ? told.request.url || object.request.url : object.request.url,
        headers:
          Object.keys(object.request.headers).length > 0 ? object.request.headers : told.request.headers,
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
    },
  ];
}

/** All texts of a value, the telling ones of a log record among them. */
function sentences(value: unknown): string[] {
  const texts: string[] = [];
  walk(
    value,
    (one) => {
      if (typeof one === 'string' && texts.length < 200) texts.push(one.slice(0, 65_536));
      return isRecord(one)
        ? Object.entries(one).flatMap(([name, inner]) => (/headers?$/i.test(name) ? [] : [inner]))
        : [];
    },
    2_000,
  );
  return texts;
}
