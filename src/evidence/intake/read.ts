import type { Exchange } from '../exchange.ts';
import { isRecord } from '../is-record.ts';
import { redactText } from '../redaction/index.ts';
import { formedBodyIn } from './bodies.ts';
import { completeDraft } from './complete.ts';
import { looksLikeCurl, parseCurl } from './curl.ts';
import { fromEvidenceJson } from './evidence-json.ts';
import { fillAddresses } from './fill-addresses.ts';
import { parseHar } from './har.ts';
import type { Draft, Intake, IntakeOptions, Parsed } from './intake.ts';
import { parseJson } from './json-text.ts';
import { fromJsonLines, fromJsonRecord, fromPrinted } from './log-lines.ts';
import { exchangesIn } from './objects.ts';
import { formOfText, mayBeAnswer } from './plain-form.ts';
import { fromPostman } from './postman.ts';
import { fromRecorderJson, looksLikeCassette, parseCassette } from './recorders.ts';
import { saidDeployment } from './said-deployment.ts';
import { serverSentences, wordsOfServer } from './server-sentences.ts';
import { statusInWords } from './statuses.ts';
import { bothEnds, tidy } from './tidy-text.ts';
import { headersOf, statusOf, textOf } from './values.ts';

const longest = 64 * 1024 * 1024;
/** Of a text that is no recording: what comes behind is more of the same. */
const longestProse = 8 * 1024 * 1024;

/**
 * Reads whatever a person has of a failure: evidence or case JSON, HAR, cassettes, Postman, output of curl, errors that a
 * client printed, log lines, an error body, a sentence. What comes out is redacted, with a word on what was understood;
 * nothing of the text stands in a problem. `name` is the file's name. Pure, and linear in the text.
 */
export function readRecording(text: string, name: string, options: IntakeOptions = {}): Intake {
  const parsed = parse(text.replace(/^\uFEFF/, ''), options);
  if (!parsed.ok) return { ok: false, id: name, problem: parsed.problem };
  const id = parsed.id === undefined ? name : redactText(parsed.id.slice(0, 200));
  if (parsed.draft.exchanges.length === 0)
    return { ok: false, id, problem: 'it holds no exchange to explain' };
  return { ok: true, id, ...completeDraft(parsed.draft, options) };
}

function parse(text: string, options: IntakeOptions, depth = 0): Parsed {
  if (text.trim() === '')
    return options.status === undefined
      ? { ok: false, problem: 'line 1: it is empty' }
      : found(bare('', options));
  if (text.length > longest)
    return { ok: false, problem: 'it is larger than 64 MiB; cut it down to the failing call' };
  if (looksLikeCassette(text)) {
    const draft = parseCassette(text);
    if (draft !== null) return found(draft);
  }
  const start = text.trimStart()[0];
  if (start === '{' || start === '[') {
    const json = parseJson(text);
    if (json.ok) return fromJson(json.value, text, options, depth);
    const recording = recordingIn(text, options);
    if (recording !== null) return recording;
    const prose = fromProse(bothEnds(text, options.longestProse ?? longestProse), options);
    if (prose !== null && !isCutOff(text)) return found(prose);
    return options.status === undefined ? json : found(bare(text, options));
  }
  const recording = recordingIn(text, options);
  if (recording !== null) return recording;
  const prose = fromProse(bothEnds(text, options.longestProse ?? longestProse), options);
  if (prose !== null) return found(prose);
  if (options.status !== undefined) return found(bare(text, options));
  return {
    ok: false,
    problem:
      'line 1: nothing of an HTTP call is in it, neither an address nor a status nor the words of an answer; for a bare body add --status (and --url)',
  };
}

/** A recording in JSON with a sentence before or behind it. */
function recordingIn(text: string, options: IntakeOptions): Parsed | null {
  if (!/"(?:entries|exchanges|http_interactions)"/.test(text)) return null;
  const plain = tidy(text);
  const [start, end] = [plain.indexOf('{'), plain.lastIndexOf('}')];
  if (start < 0 || end < start) return null;
  const part = plain.slice(start, end + 1);
  const json = parseJson(part);
  const read = json.ok ? fromJson(json.value, part, options, 1) : null;
  return read?.ok ? read : null;
}

/** A recording of ours that ends too early is better named than guessed at. */
const isCutOff = (text: string) =>
  /^\s*\{\s{0,99}"(?:identity|exchanges|given|id|log|scopes|deployment)"/.test(text.slice(0, 200));

function found(draft: Draft): Parsed {
  return { ok: true, draft };
}

/** A log record that tells of its call in the text of its message alone: that text is read as if it stood by itself. */
function messageIn(value: unknown, options: IntakeOptions, depth: number): Parsed | null {
  if (depth > 0 || !isRecord(value) || exchangesIn(value).length > 0) return null;
  const texts = ['message', 'msg', 'log', 'error', 'text', 'stack', 'line']
    .map((name) => value[name])
    .filter((one) => typeof one === 'string');
  const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest.length < 40) return null;
  const parsed = parse(longest, options, depth + 1);
  if (!parsed.ok) return null;
  const [only, ...more] = parsed.draft.exchanges;
  return only === undefined || more.length > 0
    ? parsed
    : found({ ...parsed.draft, exchanges: [withFields(only, value)] });
}

/** The headers of a call that a log record keeps beside the sentence that tells of it. */
function withFields(exchange: Exchange, record: Record<string, unknown>): Exchange {
  const { request, response } = exchange;
  const sent = headersOf(record.request_headers ?? record.requestHeaders ?? record.headers);
  const got = headersOf(record.response_headers ?? record.responseHeaders);
  return {
    ...exchange,
    request: { ...request, headers: Object.keys(request.headers).length > 0 ? request.headers : sent },
    response: response === null ? null : { ...response, headers: { ...got, ...response.headers } },
  };
}

function fromJson(value: unknown, text: string, options: IntakeOptions, depth: number): Parsed {
  if (isRecord(value)) {
    const own = fromEvidenceJson(value);
    if (own !== null) return own;
    if (isRecord(value.log) && 'entries' in value.log) return parseHar(value);
  }
  const draft = fromPostman(value) ?? fromRecorderJson(value);
  if (draft !== null) return found(draft);
  const within = messageIn(value, options, depth);
  if (within !== null) return within;
  const exchanges = fromJsonRecord(value);
  if (exchanges.length > 0 && !isBody(value))
    return found({ form: 'an error or a log record in JSON', exchanges });
  if (options.status !== undefined || isBody(value) || mayBeAnswer(text))
    return found(bare(text, options, statusInBody(value)));
  return {
    ok: false,
    problem:
      'the top level: it is neither evidence, a HAR file, a recording nor the body of an answer; for a bare body add --status (and --url)',
  };
}

/** What Jira, its gateway and its authorization server answer with. */
function isBody(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const has = (name: string) => name in value;
  if (
    has('url') ||
    has('request') ||
    has('req') ||
    has('config') ||
    has('response') ||
    has('level') ||
    has('stack') ||
    has('headers')
  )
    return false;
  return (
    has('errorMessages') ||
    has('errorMessage') ||
    has('errors') ||
    has('message') ||
    has('error') ||
    has('error_description') ||
    has('status-code')
  );
}

function statusInBody(value: unknown): number | null {
  if (!isRecord(value)) return null;
  return (
    statusOf(value['status-code']) ??
    statusOf(value.statusCode) ??
    statusOf(value.status) ??
    (typeof value.code === 'number' ? (statusOf(value.code) ?? null) : null)
  );
}

function fromProse(given: string, options: IntakeOptions): Draft | null {
  const text = fillAddresses(tidy(given));
  const deployment = saidDeployment(text);
  const draft = draftOfProse(text, options);
  return draft === null || draft.deployment != null || deployment === null ? draft : { ...draft, deployment };
}

function draftOfProse(text: string, options: IntakeOptions): Draft | null {
  const lines = text.split('\n');
  if (looksLikeCurl(lines)) {
    const draft = parseCurl(lines, options);
    if (draft !== null) return { ...draft, said: withoutBodies(text, draft.exchanges) };
  }
  const form = formOfText(text);
  const logged = form === 'an error page' ? null : fromJsonLines(lines);
  if (logged !== null && logged.length > 0)
    return { form: 'log lines in JSON', exchanges: logged, said: withoutBodies(text, logged) };
  const told = fromPrinted(text).filter(said);
  if (told.length > 0)
    return {
      form,
      exchanges: told,
      said: withoutBodies(text, told),
      ...(told.every(({ request }) => request.url === '') ? { methodAssumed: true } : {}),
    };
  const words = formedBodyIn(text) ?? serverSentences(text);
  if (words === null && !mayBeAnswer(text)) return null;
  const body = formedBodyIn(text) ?? wordsOfServer(text) ?? text.trim();
  return { ...bare(body, options, statusInWords(text)), form, said: text.replace(body, ' ') };
}

/** The words of the server say nothing about whose credential it was. */
function withoutBodies(text: string, exchanges: readonly Exchange[]): string {
  return exchanges.slice(0, 10).reduce(
    (left, { response }) => {
      const body = response?.body ?? '';
      return body === '' ? left : left.replaceAll(body, ' ').replaceAll(body.slice(0, 60), ' ');
    },
    text.slice(0, 200_000),
  );
}

const said = ({ request, response, failure }: Exchange) =>
  request.url !== '' || failure !== undefined || response?.status != null;

function bare(body: string, { status, url, method }: IntakeOptions, stated: number | null = null): Draft {
  return {
    form: 'the body of an answer',
    methodAssumed: method === undefined || url === undefined,
    exchanges: [
      {
        request: { method: method ?? 'GET', url: url ?? '', headers: {}, body: null },
        response: {
          status: status ?? stated,
          headers: {},
          body: body === '' ? null : (textOf(body) ?? null),
        },
      },
    ],
  };
}
