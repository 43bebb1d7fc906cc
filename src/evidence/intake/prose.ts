import type { Exchange } from '../exchange.ts';
import { redactText } from '../redaction/index.ts';
import { saidDeployment, withTimes } from './around/index.ts';
import { bare } from './bare-body.ts';
import { asVerbose, fromSections, looksLikeCurl, mayBeLogged, mayHoldCurl, parseCurl } from './curl/index.ts';
import { withKeptIn } from './kept-in.ts';
import {
  atTokenAddress,
  callsInText,
  credentialIn,
  formedBodyIn,
  isServerSentence,
  refusedAuthorizationIn,
  serverSentences,
  statusInWords,
  tokenRefusalIn,
  wordsOfServer,
} from './lines/index.ts';
import { formOfText, mayBeAnswer } from './plain-form.ts';
import { fromJsonLines, fromPrinted, fromTable, printedAnswers, withInvoked } from './printed/index.ts';
import { relayed } from './relayed.ts';
import { fillAddresses, tidy } from './tidying/index.ts';
import {
  belowRest,
  type Draft,
  ended,
  type IntakeOptions,
  mayBeJira,
  oauthRefusal,
  publicPlace,
  wentWrong,
  withBodyOf,
} from './values/index.ts';
import { withoutBodies } from './without-bodies.ts';

const longestSaid = 32_768;

/** Any text that is no recording: output of curl, log lines, what a program printed, a sentence; null where no call is in it. */
export function fromProse(given: string, options: IntakeOptions): Draft | null {
  const text = fillAddresses(tidy(given));
  const read = withRefusedAuthorization(draftOfProse(text, options), text);
  if (read === null) return null;
  const called = withKeptIn(withInvoked(read.exchanges.map(relayed)), text);
  const exchanges = withTimes(withRefusalInWords(called, text), given);
  const draft = { ...read, exchanges: exchanges.map(withWholePath) };
  if (draft.deployment != null) return draft;
  const deployment = saidDeployment(draft.said ?? text);
  const atCloud = draft.exchanges.some(({ request }) => publicPlace(request.url) !== null);
  return deployment === null || (atCloud && deployment !== 'cloud') ? draft : { ...draft, deployment };
}

const withWholePath = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: { ...exchange.request, url: belowRest(exchange.request.url) },
});

function draftOfProse(text: string, options: IntakeOptions): Draft | null {
  const lines = text.split('\n');
  const rows = fromTable(lines);
  if (rows.length > 0) return draftOf('a table of calls', rows, text);
  const shown = fromSections(lines);
  if (shown.length > 0) return draftOf('a call as a browser or Postman shows it', shown, text);
  const commanded = asCommanded(lines, text, options);
  if (commanded?.exchanges.some(isOfJira)) return commanded;
  const form = formOfText(text);
  const records = form === 'an error page' ? null : fromJsonLines(lines);
  if (records !== null && records.length > 0) return draftOf('log lines in JSON', records, text);
  const told = fromPrinted(text).filter(said);
  if (commanded !== null && !told.some((one) => one.request.url !== '' && isOfJira(one))) return commanded;
  if (told.length > 0)
    return {
      ...draftOf(form, told, text),
      methodAssumed: told.every(({ request }) => request.url === ''),
    };
  return fromWords(text, form, options);
}

const draftOf = (form: string, exchanges: readonly Exchange[], text: string): Draft => ({
  form,
  exchanges,
  said: withoutBodies(text, exchanges),
});

/** Where no call is seen to fail but a person was sent back without a consent, that is the failure. */
function withRefusedAuthorization(draft: Draft | null, text: string): Draft | null {
  if (draft?.exchanges.some((one) => one.request.url !== '' && wentWrong(one))) return draft;
  const refused = refusedAuthorizationIn(text);
  if (refused === null) return draft;
  const before = draft?.exchanges.filter(worked) ?? [];
  return {
    identity: 'oauth-3lo',
    said: text,
    form: formOfText(text),
    ...draft,
    exchanges: [...before, refused],
  };
}

const isOfJira = ({ request }: Exchange) => mayBeJira(request.url);

/** What commands of curl printed, or a client logged; null where a text has neither. */
function asCommanded(lines: readonly string[], text: string, options: IntakeOptions): Draft | null {
  const logged = mayBeLogged.test(text) ? asVerbose(lines) : null;
  const isShown = logged !== null || (mayHoldCurl.test(text) && looksLikeCurl(lines));
  const draft = isShown ? parseCurl(logged ?? lines, options) : null;
  if (draft === null) return null;
  return {
    ...draft,
    form: logged === null ? draft.form : 'the log of an HTTP client',
    exchanges: withBodyBelow(withFailures(draft.exchanges, text), text),
    said: withoutBodies(text, draft.exchanges),
  };
}

/** A program that has its client tell of a call prints itself what was answered, below the head. */
function withBodyBelow(exchanges: readonly Exchange[], text: string): readonly Exchange[] {
  const [refused, ...more] = exchanges.filter(wentWrong);
  const status = refused?.response?.status;
  if (status == null || more.length > 0 || (refused?.response?.body ?? '') !== '') return exchanges;
  const head = [...text.matchAll(/HTTP\/\d(?:\.\d)? (\d{3})/g)].findLast(
    ([, code]) => Number(code) === status,
  );
  const body = head === undefined ? null : answerIn(text.slice(head.index, head.index + 262_144));
  return withBodyOf(exchanges, refused, body);
}

function answerIn(below: string): string | null {
  const formed = formedBodyIn(printedAnswers(below));
  return formed !== null && refusalIn.test(formed.slice(0, 400)) ? formed : serverSentences(below);
}
const refusalIn = /error|message|<(?:!doctype|html|title)/i;

/** A person tells in paragraphs, or in several lines of prose, what a server says in one. */
const isStory = (text: string) =>
  /\n\s{0,80}\n/.test(text.trim()) ||
  text.split('\n', 40).filter((line) => lineOfProse.test(line)).length >= 3;
const lineOfProse = /^\s{0,8}[^\w\n]{0,4}\p{L}[\p{L}'’&,-]{0,30}(?: [\p{L}'’&,"-]{1,30}){5}/u;

/** A text without calls, which may hold what Jira answered. */
function fromWords(text: string, form: string, options: IntakeOptions): Draft | null {
  const formed = formedBodyIn(text) ?? tokenRefusalIn(text);
  if (formed === null && serverSentences(text) === null && !mayBeAnswer(text)) return null;
  const body = formed ?? wordsOfServer(text) ?? (isStory(text) ? '' : text.trim());
  const draft = bare(body, options, oauthRefusal.test(body) ? null : statusInWords(text));
  const headers = credentialIn(text);
  return {
    ...draft,
    exchanges: draft.exchanges.map((one) =>
      atTokenAddress({ ...one, request: { ...one.request, headers } }, []),
    ),
    form,
    // What no server is known to say may be a sentence of whoever tells it.
    said: body === '' || (body === text.trim() && !isServerSentence(body)) ? text : text.replace(body, ' '),
  };
}

/**
 * The words of a refusal beside calls: of the one call whose outcome is not shown; where every call worked, another was refused.
 */
function withRefusalInWords(exchanges: readonly Exchange[], text: string): readonly Exchange[] {
  const [only] = exchanges.length === 1 ? exchanges : [];
  const open = only !== undefined && !ended(only) ? only.request : null;
  if (open === null && !exchanges.every(worked)) return exchanges;
  // A sentence that is taken out of its text leaves behind what tells a secret in it.
  const said = redactText(wholeLines(text));
  const body = serverSentences(said);
  if (body === null) return exchanges;
  const response = { status: statusInWords(said), headers: {}, body };
  return open === null
    ? [...exchanges, { request: { method: 'GET', url: '', headers: {}, body: null }, response }]
    : [{ request: open, response }];
}

const wholeLines = (text: string) =>
  text.length <= longestSaid ? text : text.slice(0, Math.max(0, text.lastIndexOf('\n', longestSaid)));

/** A page instead of an answer tells a failure of its own. */
const worked = ({ response }: Exchange) =>
  response?.status != null && response.status < 300 && !/^\s{0,99}</.test(response.body ?? '');

/** The output of a client may show the calls that worked, and a message below it the one that failed. */
function withFailures(shown: readonly Exchange[], text: string): readonly Exchange[] {
  return shown.some(wentWrong)
    ? shown
    : [...callsInText(text).filter((one) => wentWrong(one) && one.request.url !== ''), ...shown];
}

const said = ({ request, response, failure }: Exchange) =>
  request.url !== '' ||
  failure !== undefined ||
  response?.status != null ||
  oauthRefusal.test(response?.body ?? '');
