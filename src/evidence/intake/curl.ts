import type { Exchange, TransportFailure } from '../exchange.ts';
import type { IntakeOptions, Parsed } from './intake.ts';

const statusLine = /^(?:<\s?)?HTTP\/\d(?:\.\d)?\s+(\d{3})(?:\s|$)/;
const requestLine = /^>\s?([A-Z]{3,10}) (\S+) HTTP\/\d/;
const mostLines = 50_000;

interface Block {
  method: string | null;
  path: string | null;
  requestHeaders: Record<string, string>;
  status: number | null;
  headers: Record<string, string>;
  body: string[];
  failure: TransportFailure | null;
}

/** True for output of `curl -i` or `curl -v`, also behind a pasted command line. */
export function looksLikeCurl(text: string): boolean {
  return (
    /^\s*(?:[$#]\s)?(?:curl\s|HTTP\/\d|[<>*]\s\S)/.test(text) ||
    /^(?:[<>] ?)?HTTP\/\d(?:\.\d)? \d{3}/m.test(text.slice(0, 200_000)) ||
    /^curl: \(\d+\)/m.test(text)
  );
}

/** Reads one or several exchanges, redirects and HTTP/2 included; Windows line ends are fine. */
export function parseCurl(text: string, options: IntakeOptions): Parsed {
  const lines = text.split(/\r?\n/).slice(0, mostLines);
  const command = readCommand(lines);
  const blocks = readBlocks(lines);
  if (blocks.length === 0)
    return { ok: false, problem: 'line 1: no status line (HTTP/1.1 401 …) and no curl error was found' };
  let url = options.url ?? command.url;
  const exchanges: Exchange[] = [];
  const secure = lines.some((line) => /SSL connection|TLS handshake|port 443|ALPN/.test(line));
  for (const block of blocks) {
    const stated = addressOf(block, secure);
    const address = stated ?? url ?? '';
    exchanges.push(
      toExchange(block, address, block.method ?? options.method ?? command.method, command.headers),
    );
    const location = header(block.headers, 'location');
    if (location !== undefined && address !== '') url = resolve(address, location);
  }
  return { ok: true, draft: { exchanges } };
}

interface Command {
  readonly url: string | undefined;
  readonly method: string;
  readonly headers: Record<string, string>;
}

function readCommand(lines: readonly string[]): Command {
  const start = lines.findIndex((line) => /^\s*(?:[$#>]\s)?curl\s/.test(line));
  if (start < 0) return { url: undefined, method: 'GET', headers: {} };
  let line = '';
  for (const next of lines.slice(start, start + 40)) {
    line += ` ${next.replace(/\\$/, '')}`;
    if (!next.endsWith('\\')) break;
  }
  line = line.slice(0, 20_000);
  const headers: Record<string, string> = {};
  for (const found of line.matchAll(/(?:-H|--header)\s+(["'])([A-Za-z0-9-]{1,60}):\s*([^"']{0,8000})\1/g)) {
    if (found[2] !== undefined) headers[found[2]] = found[3] ?? '';
  }
  const user = /(?:^|\s)(?:-u|--user)\s+(?:"([^"]*)"|'([^']*)'|(\S+))/.exec(line);
  if (user) headers.Authorization = `Basic ${base64Of(user[1] ?? user[2] ?? user[3] ?? '')}`;
  const method =
    /(?:-X|--request)[\s=]*["']?([A-Za-z]{3,8})/.exec(line)?.[1] ??
    (/\s(?:-d|--data[a-z-]*|-F|--form)\s/.test(line) ? 'POST' : 'GET');
  return { url: /(https?:\/\/[^\s"']+)/.exec(line)?.[1], method: method.toUpperCase(), headers };
}

function readBlocks(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  let part: 'request' | 'head' | 'body' = 'body';
  const verbose = lines.some((line) => requestLine.test(line) || /^< HTTP\//.test(line));
  for (const line of lines) {
    const request = requestLine.exec(line);
    const status = statusLine.exec(line);
    const failed = /^curl: \((\d+)\)\s*(.*)$/.exec(line);
    if (request) {
      block = emptyBlock();
      block.method = request[1] ?? null;
      block.path = request[2] ?? null;
      blocks.push(block);
      part = 'request';
    } else if (status && (!verbose || line.startsWith('<') || block === null)) {
      const code = Number(status[1]);
      if (code < 200 || /connection established/i.test(line)) {
        part = 'head';
        continue;
      }
      if (block === null || block.status !== null) {
        block = emptyBlock();
        blocks.push(block);
      }
      block.status = code;
      part = 'head';
    } else if (failed) {
      if (block === null || block.status !== null) {
        block = emptyBlock();
        blocks.push(block);
      }
      block.failure = failureOf(Number(failed[1]), failed[2] ?? '');
    } else if (block !== null) {
      part = readLine(block, line, part, verbose);
    }
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
    if (!verbose || !/^[<>] ?/.test(line)) block.body.push(line);
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

function emptyBlock(): Block {
  return { method: null, path: null, requestHeaders: {}, status: null, headers: {}, body: [], failure: null };
}

function addressOf({ path, requestHeaders }: Block, secure: boolean): string | null {
  if (path === null) return null;
  if (/^https?:/.test(path)) return path;
  const host = header(requestHeaders, 'host');
  return host === undefined ? path : `${secure ? 'https' : 'http'}://${host}${path}`;
}

function toExchange(block: Block, url: string, method: string, given: Record<string, string>): Exchange {
  const headers = Object.keys(block.requestHeaders).length > 0 ? block.requestHeaders : given;
  const body = block.body.join('\n').trim();
  return {
    request: { method, url, headers, body: null },
    response:
      block.status === null
        ? null
        : { status: block.status, headers: block.headers, body: body === '' ? null : body },
    ...(block.failure === null ? {} : { failure: block.failure }),
  };
}

/** https://curl.se/libcurl/c/libcurl-errors.html */
function failureOf(code: number, message: string): TransportFailure {
  const kind =
    code === 5 || code === 6
      ? 'dns'
      : code === 7
        ? 'refused'
        : code === 28
          ? 'timeout'
          : [35, 51, 53, 54, 58, 59, 60, 77, 80, 83, 91].includes(code)
            ? 'tls'
            : 'reset';
  return { kind, message: `curl ${code}: ${message.slice(0, 200)}` };
}

function header(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function resolve(base: string, location: string): string {
  try {
    return new URL(location, base).href;
  } catch {
    return location;
  }
}

function base64Of(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
