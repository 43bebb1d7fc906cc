import type { Exchange } from '../exchange.ts';
import { failureOf } from './failures.ts';
import type { Draft, IntakeOptions } from './intake.ts';
import { callsInText } from './plain-text.ts';
import { headerOf } from './values.ts';

const commandLine =
  /^\s{0,12}(?:(?:[$#>+%]|PS [^>\n]{0,80}>|Run|\+\+)\s{1,2})?(?:\S{0,20}\$\s)?curl(?:\.exe)?\s/;
const statusLine = /^(?:<\s?)?HTTP\/\d(?:\.\d)?\s+(\d{3})(?:\s|$)/;
const requestLine = /^>\s?([A-Z]{3,10}) (\S+) HTTP\/\d/;
const mostLines = 50_000;
const mostExchanges = 40;

/** True where a command line of curl, its errors, or what it prints of heads is in a text. */
export function looksLikeCurl(lines: readonly string[]): boolean {
  return lines.some(
    (line) =>
      commandLine.test(line) ||
      statusLine.test(line) ||
      requestLine.test(line) ||
      /^curl: \(\d+\)/.test(line),
  );
}

/** `curl -i`, `-v`, `-s -w`, and commands with their output, also in the log of a CI. Each command begins a call of its own. */
export function parseCurl(all: readonly string[], options: IntakeOptions): Draft | null {
  const lines = all.slice(0, mostLines);
  const starts = lines.flatMap((line, at) => (commandLine.test(line) ? [at] : []));
  const cuts = [0, ...starts.filter((at) => at > 0), lines.length];
  const exchanges: Exchange[] = [];
  let wholeRequests = false;
  for (let at = 0; at + 1 < cuts.length && exchanges.length < mostExchanges; at += 1) {
    const part = lines.slice(cuts[at], cuts[at + 1]);
    const command = readCommand(part);
    const blocks = readBlocks(command === null ? part : part.slice(command.lines));
    wholeRequests ||= blocks.some(({ requestHeaders }) => Object.keys(requestHeaders).length > 0);
    exchanges.push(
      ...(blocks.length > 0 ? fromBlocks(blocks, command, part, options) : withoutHead(command, part)),
    );
  }
  // A CI prints a command before it runs it.
  const ended = exchanges.filter(
    ({ response, failure }) => failure !== undefined || response?.status != null || response?.body != null,
  );
  const told = ended.length > 0 ? ended : exchanges;
  return told.length === 0 ? null : { form: 'output of curl', exchanges: told, wholeRequests };
}

interface Command {
  readonly url: string | undefined;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly lines: number;
}

function readCommand(part: readonly string[]): Command | null {
  if (!commandLine.test(part[0] ?? '')) return null;
  let line = '';
  let used = 0;
  for (const next of part.slice(0, 60)) {
    used += 1;
    line += ` ${next.replace(/[\\^`]\s{0,4}$/, '')}`;
    if (!/[\\^`]\s{0,4}$/.test(next) && quotesClosed(line)) break;
  }
  line = line.slice(0, 20_000);
  const headers: Record<string, string> = {};
  for (const found of line.matchAll(
    /(?:-H|--header)[\s=]{1,4}(?:"([A-Za-z0-9-]{1,60}):\s?([^"]{0,8000})"|'([A-Za-z0-9-]{1,60}):\s?([^']{0,8000})'|([A-Za-z0-9-]{1,60}):\s?((?:Basic|Bearer|JWT|OAuth)\s\S{1,8000}|\S{1,8000}))/g,
  )) {
    const name = found[1] ?? found[3] ?? found[5];
    if (name !== undefined && name !== '__proto__') headers[name] = found[2] ?? found[4] ?? found[6] ?? '';
  }
  const user = /(?:^|\s)(?:-u|--user)[\s=]{1,4}(?:"([^"]{0,2000})"|'([^']{0,2000})'|(\S{1,2000}))/.exec(line);
  if (user && headerOf(headers, 'authorization') === undefined)
    headers.Authorization = basicOf(user[1] ?? user[2] ?? user[3] ?? '');
  const sent =
    /\s(?:-d|--data[a-z-]{0,12}|--json)[\s=]{1,4}(?:"((?:[^"\\]|\\.){0,8000})"|'([^']{0,8000})'|(\S{1,8000}))/.exec(
      line,
    );
  const method =
    /(?:\s-X|--request)[\s=]{0,4}["']?([A-Za-z]{3,8})/.exec(line)?.[1] ??
    (sent || /\s(?:-F|--form)\s/.test(line) ? 'POST' : 'GET');
  return {
    url:
      /(https?:\/\/[^\s"'\\]{1,4096})/.exec(line)?.[1] ??
      /\s["']?([\w-]{1,63}(?:\.[\w-]{1,63}){1,6}\/[^\s"']{1,2000})/.exec(line)?.[1],
    method: method.toUpperCase(),
    headers,
    body: sent?.[1] ?? sent?.[2] ?? sent?.[3] ?? null,
    lines: used,
  };
}

function quotesClosed(line: string): boolean {
  return line.split("'").length % 2 === 1 || line.length > 4_000;
}

/** A pair of variables or of what was masked before tells the scheme alone. */
function basicOf(pair: string): string {
  if (/[$*<{]|x{4}/i.test(pair)) return 'Basic ***';
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(pair.includes(':') ? pair : `${pair}:***`)))}`;
}

interface Block {
  method: string | null;
  path: string | null;
  requestHeaders: Record<string, string>;
  status: number | null;
  headers: Record<string, string>;
  body: string[];
  failure: { code: number; message: string } | null;
}

const emptyBlock = (): Block => ({
  method: null,
  path: null,
  requestHeaders: {},
  status: null,
  headers: {},
  body: [],
  failure: null,
});

function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  let part: 'request' | 'head' | 'body' = 'body';
  const verbose = lines.some((line) => requestLine.test(line) || /^< HTTP\//.test(line));
  const another = (): Block => {
    const next = emptyBlock();
    blocks.push(next);
    return next;
  };
  for (const line of lines) {
    const request = requestLine.exec(line);
    const status = statusLine.exec(line);
    const failed = /^curl: \((\d{1,3})\)\s{0,4}(.{0,400})/.exec(line);
    if (request) {
      block = another();
      block.method = request[1] ?? null;
      block.path = request[2] ?? null;
      part = 'request';
    } else if (status && (!verbose || line.startsWith('<') || block === null)) {
      const code = Number(status[1]);
      if (code < 200 || /connection established/i.test(line)) {
        part = 'head';
        continue;
      }
      if (block === null || block.status !== null) block = another();
      block.status = code;
      part = 'head';
    } else if (failed) {
      if (block === null || block.status !== null) block = another();
      // 22 is curl's own word for a status it was told to take as an error.
      const answered = /returned error: (\d{3})/.exec(failed[2] ?? '')?.[1];
      if (answered === undefined) block.failure = { code: Number(failed[1]), message: failed[2] ?? '' };
      else block.status = Number(answered);
      block = null;
    } else if (block !== null) part = readLine(block, line, part, verbose);
  }
  return blocks.filter(
    ({ status, failure, method }) => status !== null || failure !== null || method !== null,
  );
}

function readLine(
  block: Block,
  line: string,
  part: 'request' | 'head' | 'body',
  verbose: boolean,
): 'request' | 'head' | 'body' {
  if (verbose && (line.startsWith('* ') || /^[{}] \[\d+ bytes data\]/.test(line))) return part;
  const text = verbose ? line.replace(/^[<>] ?/, '') : line;
  if (part === 'body') {
    if (!verbose || !/^[<>](?: |$)/.test(line)) block.body.push(line);
    return part;
  }
  if (text.trim() === '') return part === 'head' ? 'body' : part;
  if (verbose && part === 'head' && !line.startsWith('<')) {
    block.body.push(line);
    return 'body';
  }
  const colon = text.indexOf(':', 1);
  if (colon > 0) {
    const name = text.slice(0, colon).trim();
    if (/^[A-Za-z0-9_-]{1,80}$/.test(name) && name !== '__proto__')
      (part === 'request' ? block.requestHeaders : block.headers)[name] = text.slice(colon + 1).trim();
  }
  return part;
}

function fromBlocks(
  blocks: readonly Block[],
  command: Command | null,
  part: readonly string[],
  options: IntakeOptions,
): Exchange[] {
  const secure = !part.some((line) => /\bport 80\b/.test(line));
  let url = command?.url ?? options.url;
  return blocks.map((block) => {
    const address = addressOf(block, secure) ?? url ?? '';
    const headers =
      Object.keys(block.requestHeaders).length > 0 ? block.requestHeaders : (command?.headers ?? {});
    const location = headerOf(block.headers, 'location');
    if (location !== undefined && address !== '' && (block.status ?? 0) < 400)
      url = resolve(address, location);
    const body = block.body.join('\n').trim();
    return {
      request: {
        method: block.method ?? options.method ?? command?.method ?? 'GET',
        url: address,
        headers,
        body: command?.body ?? null,
      },
      response:
        block.status === null
          ? null
          : { status: block.status, headers: block.headers, body: body === '' ? null : body },
      ...(block.failure === null || block.status !== null
        ? {}
        : { failure: failureOfCurl(block.failure.code, block.failure.message) }),
    };
  });
}

/** Nothing but what the server said, and perhaps what `-w` wrote behind it. */
function withoutHead(command: Command | null, part: readonly string[]): Exchange[] {
  if (command === null) return [];
  const rest = part
    .slice(command.lines)
    .filter((line) => !/^\s*(?:% Total|\d+\s+\d+\s+\d+\s+\d+|Dload|--:--)/.test(line));
  const text = rest.join('\n').trim();
  const told = callsInText(text)[0];
  const written = /(?:^|[\n}>\s"])(?:http_?(?:code|status)\D{0,3})?([2-5]\d\d)\s{0,9}$/i.exec(
    text.slice(-80),
  )?.[1];
  const status = written === undefined ? (told?.response?.status ?? null) : Number(written);
  const body = (written === undefined ? text : text.slice(0, text.lastIndexOf(written))).trim();
  return [
    {
      request: {
        method: command.method,
        url: command.url ?? told?.request.url ?? '',
        headers: command.headers,
        body: command.body,
      },
      response:
        told?.failure === undefined
          ? { status, headers: told?.response?.headers ?? {}, body: (told?.response?.body ?? body) || null }
          : null,
      ...(told?.failure === undefined ? {} : { failure: told.failure }),
    },
  ];
}

function addressOf({ path, requestHeaders }: Block, secure: boolean): string | null {
  if (path === null) return null;
  if (/^https?:/.test(path)) return path;
  const host = headerOf(requestHeaders, 'host');
  return host === undefined ? path : `${secure ? 'https' : 'http'}://${host}${path}`;
}

/** https://curl.se/libcurl/c/libcurl-errors.html */
function failureOfCurl(code: number, message: string): NonNullable<Exchange['failure']> {
  const kind =
    code === 5 || code === 6
      ? 'dns'
      : code === 7
        ? 'refused'
        : code === 28
          ? 'timeout'
          : [35, 51, 53, 54, 58, 59, 60, 77, 80, 83, 91].includes(code)
            ? 'tls'
            : failureOf(message).kind;
  return { kind, message: `curl ${code}: ${message.slice(0, 200)}` };
}

function resolve(base: string, location: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}
