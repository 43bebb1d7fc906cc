import type { Exchange } from '../../exchange.ts';
import { callsInText, credentialIn } from '../lines/index.ts';
import type { Draft, IntakeOptions } from '../values/index.ts';
import { ended, headerOf, mostTelling, ofJira, outcomeOf } from '../values/index.ts';
import { bodyAlone } from './body-end.ts';
import { type Command, resolved } from './command.ts';
import { commandLine, readCommand } from './curl-command.ts';
import { failureOfCurl, neverSent } from './curl-failure.ts';
import { toldBehind, withoutHead } from './headless-output.ts';
import { type Block, readBlocks, requestLine, statusLine } from './heads.ts';
import { isHttpie, nameOfHttpie, readHttpie } from './httpie-command.ts';

const mostLines = 50_000;
/** Of a longer list the first: what is asked about is one call. */
const mostCommands = 2_000;
const mostCollected = 2_000;

/** What a line of these has in it, so that the lines of most texts need not be looked at one by one. */
export const mayHoldCurl = new RegExp(`curl|HTTP/\\d|${nameOfHttpie.source}`);

/** True where a command line of curl, its errors, or what it prints of heads is in a text. */
export function looksLikeCurl(lines: readonly string[]): boolean {
  return lines.some(
    (line) =>
      isCommand(line) || statusLine.test(line) || requestLine.test(line) || /^curl: \(\d+\)/.test(line),
  );
}

const heading = /^ {0,3}#{2,6} \S/;
const isCommand = (line: string) => (line.includes('curl') && commandLine.test(line)) || isHttpie(line);

/** `curl -i`, `-v`, `-s -w`, and commands with their output, also in the log of a CI. Each command begins a call of its own. */
export function parseCurl(all: readonly string[], options: IntakeOptions): Draft | null {
  const lines = all.slice(0, mostLines);
  const starts = lines.flatMap((line, at) => (isCommand(line) ? [at] : []));
  const cuts = [0, ...partsBegin(lines, starts), lines.length].slice(0, mostCommands);
  const exchanges: Exchange[] = [];
  let wholeRequests = false;
  for (let at = 0; at + 1 < cuts.length && exchanges.length < mostCollected; at += 1) {
    const part = lines.slice(cuts[at], cuts[at + 1]);
    wholeRequests ||= part.some((line) => requestLine.test(line));
    exchanges.push(...callsOf(part, options));
  }
  // A CI prints a command before it runs it.
  const own = ofJira(withStatusBefore(exchanges), outcomeOf);
  const answered = withoutRetold(own.filter(ended));
  const told = answered.length > 0 ? answered : own;
  return told.length === 0
    ? null
    : {
        form:
          starts.some((at) => commandLine.test(lines[at] ?? '')) || starts.length === 0
            ? 'output of curl'
            : 'output of HTTPie',
        exchanges: mostTelling(told, outcomeOf),
        wholeRequests,
      };
}

/** Behind the first line, where commands begin; in Markdown the output of a command ends with its section. */
function partsBegin(lines: readonly string[], starts: readonly number[]): number[] {
  if (starts.length === 0) return [];
  const commands = new Set(starts);
  return lines.flatMap((line, at) => (at > 0 && (commands.has(at) || heading.test(line)) ? [at] : []));
}

/** The calls of a part, which begins with a command where it has one. */
function callsOf(part: readonly string[], options: IntakeOptions): Exchange[] {
  const command = readCommand(part) ?? readHttpie(part);
  const below = command === null ? part : part.slice(command.lines);
  const blocks = readBlocks(below);
  if (blocks.length === 0 || (command !== null && onlyToldByCurl(blocks, part)))
    return withoutHead(command, part);
  if (command === null)
    return withCredential(toldBefore(part, fromBlocks(blocks, null, part, options)), part);
  if (command.outcome === null) return fromBlocks(blocks, command, part, options);
  // Whose result a person wrote beside it has no other: heads below are of another call.
  return [...withoutHead(command, part), ...withCredential(fromBlocks(blocks, null, below, options), below)];
}

/** What a sentence tells of a call that is shown as well. */
function withoutRetold(exchanges: readonly Exchange[]): Exchange[] {
  const shown = new Set(
    exchanges.flatMap(({ request, response }) => (request.url === '' ? [] : [response?.status])),
  );
  return exchanges.filter(
    ({ request, response }) => request.url !== '' || response?.status == null || !shown.has(response.status),
  );
}

/** Who says at first which status it is, and then shows one command and what it printed, tells of one call. */
function withStatusBefore(exchanges: readonly Exchange[]): readonly Exchange[] {
  const [first, next, ...more] = exchanges;
  const status = first?.request.url === '' && first.response?.body == null ? first.response?.status : null;
  return status != null &&
    next?.response != null &&
    next.response.status === null &&
    next.response.body !== null
    ? [{ ...next, response: { ...next.response, status } }, ...more]
    : exchanges;
}

function fromBlocks(
  blocks: readonly Block[],
  command: Command | null,
  part: readonly string[],
  options: IntakeOptions,
): Exchange[] {
  const secure = !part.some((line) => /\bport 80\b/.test(line));
  let url = command?.url ?? options.url;
  return blocks.flatMap((block) => {
    const address = addressOf(block, secure) ?? url ?? '';
    const headers =
      Object.keys(block.requestHeaders).length > 0 ? block.requestHeaders : (command?.headers ?? {});
    const location = headerOf(block.headers, 'location');
    if (location !== undefined && address !== '' && (block.status ?? 0) < 400)
      url = resolved(address, location);
    const below = block.body.join('\n');
    const body = command?.keptIn !== undefined ? '' : bodyAlone(below, block.headers);
    const others = toldBehind(below, body, address);
    const own = {
      request: {
        method: block.method ?? options.method ?? command?.method ?? 'GET',
        url: address,
        headers,
        body: command?.body ?? null,
      },
      response:
        block.status === null && Object.keys(block.headers).length === 0
          ? null
          : { status: block.status, headers: block.headers, body: body === '' ? null : body },
      ...(block.failure === null || block.status !== null || neverSent.includes(block.failure.code)
        ? {}
        : { failure: failureOfCurl(block.failure.code, block.failure.message) }),
    };
    return [own, ...others];
  });
}

/** `curl -f` tells the status behind the body, without any head. */
const onlyToldByCurl = (blocks: readonly Block[], part: readonly string[]) =>
  blocks.length === 1 && blocks[0]?.status != null && !part.some((line) => statusLine.test(line));

/** A program names its calls line by line, and shows the head of the last one below; or a person names the call behind its head. */
function toldBefore(part: readonly string[], shown: readonly Exchange[]): Exchange[] {
  const first = part.findIndex((line) => statusLine.test(line) || requestLine.test(line));
  const [head, ...more] = shown;
  if (head?.request.url !== '') return [...shown];
  const above = addressedIn(part.slice(0, Math.max(0, first)).filter((line) => !line.startsWith('* ')));
  const named = above.length > 0 || more.length > 0 ? above : addressedIn(part.slice(first + 1));
  const same =
    named.findLast(({ response }) => response?.status === head.response?.status) ??
    named.findLast((one) => !ended(one)) ??
    above.at(-1);
  if (same === undefined) return [...shown];
  const { method, url } = same.request;
  const others = named.filter((one) => one !== same && ended(one));
  const own = { ...head, request: { ...head.request, method, url } };
  return above.length > 0 ? [...others, own, ...more] : [own, ...others, ...more];
}

const addressedIn = (lines: readonly string[]) =>
  callsInText(lines.join('\n')).filter(({ request }) => request.url !== '');

/** Gives refusals whose heads show nothing of what was sent the credential that the text beside tells. */
function withCredential(exchanges: readonly Exchange[], part: readonly string[]): Exchange[] {
  const isOpen = ({ request, response }: Exchange) =>
    Object.keys(request.headers).length === 0 && (response?.status ?? 0) >= 400;
  const headers = exchanges.some(isOpen) ? credentialIn(part.join('\n')) : {};
  return exchanges.map((one) => (isOpen(one) ? { ...one, request: { ...one.request, headers } } : one));
}

function addressOf({ method, path, requestHeaders }: Block, secure: boolean): string | null {
  if (path === null) return null;
  // A tunnel is asked for by host and port (RFC 9110, 9.3.6).
  if (method === 'CONNECT' && !path.startsWith('/')) return `https://${path.replace(/:443$/, '')}`;
  if (/^https?:/.test(path)) return path;
  const host = headerOf(requestHeaders, 'host');
  return host === undefined ? path : `${secure ? 'https' : 'http'}://${host}${path}`;
}
