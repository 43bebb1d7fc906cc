import type { Exchange } from '../../exchange.ts';
import { isFailureAbroad, publicPlace, withBodyOf } from '../values/index.ts';
import { methodIn } from './addresses.ts';
import { saidToBeRefused, worked } from './refused-in-words.ts';
import { serverSentences } from './server-sentences.ts';
import { takeLine } from './take-line.ts';
import { atTokenAddress } from './token-refusal.ts';
import { isHeadingOf, isOpen, mergeCalls, nameFromSource, type ToldCall, thinned } from './told-call.ts';
import { toExchange } from './told-exchange.ts';

const longestLine = 16_384;
const mostCollected = 2_000;
const worthReading =
  /[2-5]\d\d|https?:|rest\/|oauth\/|\b(?:E[A-Z]{4,}|x509|fetch)|certificate|CERT|_SIGNATURE|\bDNS\b|refused|timed? ?out|resolve|reset|host|SSL|hang up|connect|eof/i;
const frame =
  /^\s{1,12}(?:at\s(?![^{\n]{0,200}\{)(?![^\n]{0,200}\brest\/(?:api\/(?:\d|latest)|agile|servicedeskapi)\/)|File "|from \/|\.\.\. \d)/;

/** Below it Python shows a line of the source, which says `timeout` and means a setting. */
const fileOfPython = /^\s{1,40}File "[^"\n]{1,400}", line \d/;
const address = /https?:|rest\//;

/** Calls told by lines of any text: tracebacks, logs, messages, boxes of tools. One pass over the lines. */
export function callsInText(text: string): readonly Exchange[] {
  const { calls: all, apart } = toldCalls(text);
  if (all.length === 0) return [];
  const merged = mergeCalls(atTheOneHost(all, text));
  // A refusal that is told counts, also where nobody says of which call; what worked before it is another one.
  const refusal = merged.length > 0 && merged.every(worked) ? (apart ?? saidToBeRefused(all, text)) : null;
  if (refusal !== null) nameFromSource(all, [...merged, refusal]);
  const calls =
    refusal === null ? merged : [...merged, refusal].sort((one, other) => one.start - other.start);
  const told = calls.map((call, index) =>
    toExchange(
      text,
      call,
      index === 0 ? (call.from ?? 0) : call.start,
      call.end ?? calls[index + 1]?.start ?? text.length,
    ),
  );
  return withAnswer(
    withoutHeadings(calls, told).map((one) => atTokenAddress(one, all)),
    text.slice(text.indexOf('\n', calls.at(-1)?.start ?? text.length)),
  );
}

/** A call that is named once more by its heading is one. */
const withoutHeadings = (calls: readonly ToldCall[], told: readonly Exchange[]): Exchange[] =>
  told.filter((_, at) => !calls.some((other) => calls[at] !== undefined && isHeadingOf(calls[at], other)));

/** Who names one host means it with every path, but for an app of Forge, whose calls have none. */
function atTheOneHost(calls: readonly ToldCall[], text: string): ToldCall[] {
  const hostsOf = (some: readonly ToldCall[]) =>
    new Set(some.flatMap(({ url }) => /^https?:\/\/[^/?#]+/i.exec(url)?.[0] ?? []));
  const called = hostsOf(calls.filter((call) => !isOpen(call)));
  const stated = called.size > 0 ? called : hostsOf(calls);
  const [host, ...more] = stated.size > 0 ? stated : sitesIn(text);
  if (host === undefined || more.length > 0 || ofForge.test(text)) return [...calls];
  const below = publicPlace(host) === 'gateway' ? /^\/ex\// : /^\/(?:rest|secure)\//;
  return calls.map((call) => (below.test(call.url) ? { ...call, url: `${host}${call.url}` } : call));
}
/** Sites of Cloud by their names alone. */
const sitesIn = (text: string) =>
  new Set([...text.slice(0, 65_536).matchAll(site)].map(([name]) => `https://${name.toLowerCase()}`));
const site = /(?<![\w.@/-])[\w-]{1,63}\.atlassian\.net(?![\w.-]*[@/])/gi;
const ofForge = /\brequestJira\b|\basApp\b|\basUser\b|@forge\//;

/** Below a list of calls may stand what the only one that was refused answered. */
function withAnswer(exchanges: readonly Exchange[], below: string): readonly Exchange[] {
  const [one, ...more] = exchanges.filter(({ response }) => (response?.status ?? 0) >= 400);
  const isOpen = more.length === 0 && one?.response?.body === null;
  const body = isOpen && exchanges.length > 1 && below.startsWith('\n') ? serverSentences(below) : null;
  return withBodyOf(exchanges, one, body);
}

/** The calls of a text, and the first refusal that stands apart from all of them. */
interface ToldCalls {
  readonly calls: ToldCall[];
  readonly apart: ToldCall | null;
}

function toldCalls(text: string): ToldCalls {
  const calls: ToldCall[] = [];
  let apart: ToldCall | null = null;
  let waiting: ToldCall | null = null;
  let method: string | null = null;
  let paragraph = 0;
  let belowFile = false;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + longestLine)).replaceAll('\\/', '/');
    if (line.trim() === '') paragraph = end;
    const isCode = belowFile && !address.test(line);
    belowFile = fileOfPython.test(line);
    const isTelling = worthReading.test(line) || isFailureAbroad(line);
    if (isTelling && !frame.test(line) && !isCode) {
      const before = calls.length;
      const refusal = takeLine(calls, line, start, paragraph);
      apart ??= refusal;
      // Many tell the refusal first and the address behind it.
      const added = calls.length > before ? calls.at(-1) : undefined;
      const isCall = added !== undefined && !added.isSetting;
      if (isCall && waiting !== null) added.refusedBefore = waiting;
      waiting = isCall ? null : (refusal ?? waiting);
    }
    const named = methodIn(line);
    const last = calls.at(-1);
    if (named !== null && !frame.test(line)) {
      if (last && last.method === null) last.method = named;
      else method = named;
    } else if (method !== null && last && last.method === null) {
      last.method = method;
      method = null;
    }
    start = end + 1;
    if (calls.length >= mostCollected) calls.splice(0, calls.length, ...thinned(calls));
  }
  return { calls: thinned(calls), apart };
}
