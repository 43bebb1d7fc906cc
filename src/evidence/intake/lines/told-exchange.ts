import type { Exchange, TransportFailure } from '../../exchange.ts';
import { emptyList, failureIn, oauthRefusal } from '../values/index.ts';
import { withoutRoute } from './addresses.ts';
import { formedBodyIn, labelled } from './bodies.ts';
import { dumpedWithoutCredential } from './dumped-headers.ts';
import { answerHeadersIn, credentialIn } from './headers-in-text.ts';
import { titleIn } from './page-title.ts';
import { restOfLine } from './rest-of-line.ts';
import { exceptionIn, saidAround, saidBehind } from './said-in-text.ts';
import { isServerSentence, personal, wordsOfServer } from './server-sentences.ts';
import { statusInWords } from './statuses.ts';
import { isTalk } from './talk.ts';
import { tokenRefusalIn } from './token-refusal.ts';
import type { ToldCall } from './told-call.ts';

const longestRegion = 262_144;

/** A call with what the lines between `start` and `end` tell of it: credential, headers, body, host. */
export function toExchange(text: string, call: ToldCall, start: number, end: number): Exchange {
  const region = text.slice(start, Math.min(end, start + longestRegion));
  const said =
    formedBodyIn(region) ??
    (call.status === null || call.status >= 400 ? tokenRefusalIn(region) : null) ??
    saidIn(text, withoutTalkBefore(region, call.addressAt - start), call);
  if (call.url === '') call.url = withoutRoute.exec(said ?? '')?.[1] ?? '';
  else if (call.url.startsWith('/'))
    call.url = `${hostBeside(restOfLine(text, call.addressAt, 4_096)) || hostBeside(region)}${call.url}`;
  const headers = answerHeadersIn(region);
  const within = call.status === 500 ? (madeByClient(region) ?? handedOn(said ?? '')) : null;
  if (within !== null) Object.assign(call, { status: null, failure: within });
  const mayBeFine = call.failure === null && (call.status ?? 0) < 400;
  const isEmpty = mayBeFine && said === null && saysEmpty(text, call);
  const body = isEmpty ? '[]' : said;
  // `unauthorized_client` is no 401.
  const wordless = call.failure !== null || oauthRefusal.test(said ?? '');
  const status = call.status ?? (isEmpty ? 200 : wordless ? null : statusInWords(region));
  return {
    request: {
      method: call.method ?? '',
      url: call.url,
      headers: dumpedWithoutCredential(region) ?? credentialIn(region),
      body: null,
    },
    response:
      status === null && call.failure !== null
        ? null
        : { status, headers, body: Object.values(headers).includes(body ?? '') ? null : body },
    ...(status === null && call.failure !== null ? { failure: call.failure } : {}),
    ...callerIn(region),
  };
}

/** LWP answers in place of a server that it could not reach: https://metacpan.org/pod/LWP::UserAgent#REQUEST-METHODS */
const madeByClient = (region: string): TransportFailure | null => {
  const line = /(?:^|[\s:])(Can't connect to [\w.-]{1,255}:\d{1,5}[^\n]{0,300})/.exec(region)?.[1];
  return line === undefined ? null : failureIn(line);
};

/** A tool of Node's that reached nobody makes an answer of its own of what its client threw: https://nodejs.org/api/errors.html#common-system-errors */
const handedOn = (body: string): TransportFailure | null => {
  const thrown =
    /["']:\s{0,3}["']((?:TypeError: )?fetch failed|(?:getaddrinfo|connect|read|write) E[A-Z_]{4,12}\b[^"'\n]{0,200})["']/.exec(
      body.slice(0, 4_096),
    )?.[1];
  return thrown === undefined ? null : failureIn(thrown);
};

/** The line of a call says that its list is empty, or the list stands below its status. */
const saysEmpty = (text: string, { url, addressAt, status, statusEnd }: ToldCall) =>
  url !== '' &&
  ([emptyList, emptyBody].some((empty) => empty.test(restOfLine(text, addressAt, 2_000))) ||
    (status === 200 && emptyBelow.test(text.slice(statusEnd, statusEnd + 200))));
/** The body of a call that worked, behind its status. */
const emptyBody = /\s200(?: OK)?[\s:,-]{1,4}\[\](?=\s|$)/;
const emptyBelow = /^(?: OK)?[ \t:]{0,4}\r?\n\s{0,9}\[\s?\]\s{0,9}(?:\n|$)/i;

/** A function of Forge names beside each call as whom it is made. */
function callerIn(region: string): Pick<Exchange, 'identity'> {
  const [asApp, asUser] = [/\basApp\b/.test(region), /\basUser\b/.test(region)];
  return asApp === asUser ? {} : { identity: asApp ? 'forge-app' : 'forge-user' };
}

/** What a person writes before a call, in paragraphs of their own, are no words of a server. */
function withoutTalkBefore(region: string, addressAt: number): string {
  const end = addressAt <= 0 ? -1 : region.lastIndexOf('\n\n', addressAt);
  if (end <= 0) return region;
  const before = region
    .slice(0, end)
    .split('\n\n')
    .filter((paragraph) => !isTalk(paragraph));
  return `${before.join('\n\n')}${region.slice(end)}`;
}

/** A person tells the status in a paragraph of talk, and the call in one below it. */
function isLedUpTo(text: string, { statusEnd, addressBelow }: ToldCall): boolean {
  if (addressBelow !== true) return false;
  const end = text.indexOf('\n\n', statusEnd);
  return isTalk(text.slice(text.lastIndexOf('\n\n', statusEnd) + 2, end === -1 ? undefined : end));
}

/** A dump, or another cell of a row, names the host apart from the path; empty where it names none, or several. */
function hostBeside(region: string): string {
  const start = region.slice(0, 16_384);
  const found = new Set(
    [...start.matchAll(host), ...start.matchAll(hostAbroad)]
      .slice(0, 20)
      .map(([, name, site]) => (name ?? site)?.toLowerCase()),
  );
  const [only, ...more] = found;
  return only === undefined || more.length > 0 ? '' : `https://${only}`;
}

const host =
  /(?<![\w.-])host["']?(?:\s{0,9}(?::|=>?)\s{0,9}(?:Some\(Domain\()?|\s{1,40})["']?([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?=["'\s),;]|$)|(?<=\|\s{0,9})([a-z0-9-]{1,63}\.atlassian\.net)(?=\s{0,9}\|)/gim;

/** What other languages call a host. */
const hostAbroad =
  /(?<!\p{L})(?:сервер|servidor|serveur|サーバー?|服务器|主机)\s{0,4}[:=]\s{0,4}([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?=[\s,;"')]|$)/gimu;

/** What a text without a body says of the answer: what servers are known to say first, else whatever stands there. */
function saidIn(text: string, region: string, call: ToldCall): string | null {
  const { status, statusEnd, failure } = call;
  if (status !== null && status < 400) return labelled(region) ?? titleIn(region);
  const beside = isLedUpTo(text, call)
    ? []
    : [saidBehind(text, statusEnd), saidAround(text, statusEnd)].filter(
        (said) => said === null || !(personal.test(said) || ofLog.test(said) || ofClient(said)),
      );
  if (failure !== null)
    return labelled(region) ?? titleIn(region) ?? beside.find((said) => said !== null) ?? null;
  const thrown = exceptionIn(region);
  return wordsOfServer(region, [...beside, ofClient(thrown ?? '') ? null : thrown]);
}

/** What a client says of its own call: the address again, or an object of its own; what a test says of its expectation. */
const ofClient = (said: string) => /https?:\/\/|[{}]|\bERR_ASSERTION\b/.test(said) && !isServerSentence(said);

/** Times, addresses and settings are what a logger writes, no words of a server. */
const ofLog =
  /^\W{0,4}\w{1,40}["']\s?:\s?["'{[]|\d\d:\d\d:\d\d| - - |(?:^|\s)\w{1,30}=\S|\b(?:GET|POST|PUT|PATCH|DELETE) \S/;
