import { isRecord } from '../../is-record.ts';
import { jsonOrNull } from '../values/index.ts';

const messageNames = ['log', 'message', 'msg', 'line', 'MESSAGE', 'textPayload', 'event', 'text'];
/** What a program prints below its message. */
const stackNames = ['exc_info', 'exception', 'stack_trace', 'stackTrace', 'stack', 'traceback'];
/** What collectors and loggers keep beside a message, and nothing of a call. */
const ofLogger =
  /^(?:@?time(?:stamp)?|ts|t|date|datetime|level|lvl|log\.level|severity\w{0,8}|level_?name|logger(?:_?name)?|log_?name|name|stream|attrs|host(?:name)?|pod|container\w{0,20}|kubernetes|namespace|docker|labels|service|app|application|env|pid|process|thread(?:_?name)?|v|caller|source|file|tag|tags|offset|id|seq|insertId|resource|ingestionTime|eventId|logStreamName|receiveTimestamp|__?[A-Z_]{2,40}|SYSLOG_\w{2,30}|PRIORITY)$/i;
const mostRead = 20_000;

/**
 * What was logged line by line, where a collector wrote each line into a record of its own: `{"log":"…\n","stream":"stderr"}`.
 * A text in which a record says more than a message stays as it is. Linear in the text.
 */
export function fromLogRecords(text: string): string {
  if (!text.includes('{"') || !/^\s{0,8}\{"/m.test(text)) return text;
  const lines = text.split('\n');
  let records = 0;
  for (const [at, line] of lines.slice(0, mostRead).entries()) {
    if (!/^\s{0,8}\{/.test(line)) continue;
    const message = messageOf(line);
    if (message === null) return text;
    records += 1;
    lines[at] = message.replace(/\n$/, '');
  }
  return records < 2 ? text : lines.join('\n');
}

function messageOf(line: string): string | null {
  const value = jsonOrNull(line);
  if (!isRecord(value)) return null;
  const [name, ...more] = messageNames.filter((one) => typeof value[one] === 'string');
  if (name === undefined || more.length > 0) return null;
  const below = stackNames.flatMap((one) => (typeof value[one] === 'string' ? [String(value[one])] : []));
  const others = Object.keys(value).filter((one) => one !== name && !stackNames.includes(one));
  return others.length > 0 && others.every((one) => ofLogger.test(one))
    ? [String(value[name]), ...below].join('\n')
    : null;
}
