import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { callsInText } from '../lines/index.ts';
import { ended, headersOf, jsonOrNull, mostTelling, outcomeOf } from '../values/index.ts';
import { fromJsonRecord, isLogRecord } from './log-lines.ts';
import { looseObjects } from './loose-object.ts';
import { addressOf, answerBody, sideOf, statusIn } from './record-parts.ts';

const mostLines = 20_000;
const mostRead = 40;
const mostCollected = 400;
/** More lines that look like JSON and are none come from another kind of program; each costs as much as reading thirty that are. */
const mostUnread = 500;
/** Of a long log, only what may tell of a failure is read to its end. */
const mayFail = /(?<!\d)[45]\d\d(?!\d)|error|exception|denied|refused|timed? ?out/i;

/** Log lines in JSON among others; null where a text has none. */
export function fromJsonLines(lines: readonly string[]): Exchange[] | null {
  const exchanges: Exchange[] = [];
  const others: string[] = [];
  let records = 0;
  let unread = 0;
  const last = lines.findLast((line) => line.trim() !== '');
  for (const line of lines.slice(0, mostLines)) {
    const start = line.indexOf('{');
    if (start < 0 || start > 200 || unread >= mostUnread) {
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
      if (value === null) unread += 1;
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
  if (call === undefined || ended(call) || call.request.url === '') return null;
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
  return told.length > 0 && records.every(({ response }) => response?.status == null) ? told : [...records];
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
