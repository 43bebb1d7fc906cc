import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { keptBody } from './kept-body.ts';
import { meantFor } from './meant-for.ts';
import type { PassedExchange } from './recording.ts';

export interface ForwardOptions {
  /** Where requests go that name no host: the site whose address the program was given ours for. */
  readonly site: URL | null;
  readonly isWanted: (url: string) => boolean;
  readonly passed: (exchange: PassedExchange) => void;
  /** PEM certificates to trust in upstream servers; by default those that Node trusts. */
  readonly trusted?: readonly string[];
}

const hopByHop = new Set([
  'proxy-connection',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
]);

/** Sends a request on, hands the answer back as it comes, and tells what passed. `tunnel`: the host of the tunnel it came through. */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  tunnel: string | undefined,
  options: ForwardOptions,
): void {
  const target = meantFor(incoming, tunnel, options.site);
  if (target === null) {
    refuse(outgoing, 400, 'this request names no host; start with --site to say which site it is meant for.');
    return;
  }
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  const upstream = send(
    target,
    {
      method: incoming.method,
      headers: onward(incoming.headers, target.host),
      agent: false,
      ...(options.trusted ? { ca: [...options.trusted] } : {}),
    },
    (answer) => handBack(answer, { incoming, outgoing, target }, options),
  );
  upstream.on('error', (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, 502, `${target.host} cannot be reached (${error.message}).`);
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

interface Passing {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly target: URL;
}

function handBack(
  answer: IncomingMessage,
  { incoming, outgoing, target }: Passing,
  { isWanted, passed }: ForwardOptions,
): void {
  const status = answer.statusCode ?? 502;
  const refused = status >= 400;
  const body = keptBody();
  outgoing.writeHead(status, answer.headers);
  if (refused) answer.on('data', (chunk: Buffer) => body.add(chunk));
  const tell = (): void => {
    if (!isWanted(target.href)) return;
    passed({
      method: incoming.method ?? 'GET',
      url: target.href,
      requestHeaders: flat(incoming.headers),
      status,
      responseHeaders: flat(answer.headers),
      responseBody: refused ? body.text(answer.headers['content-encoding']) : null,
    });
  };
  // Before the program has the end of it, and may be over itself.
  answer.once('end', tell);
  // An answer that breaks off breaks off for the program too; what had come of it still tells why it was refused.
  answer.once('error', () => {
    tell();
    outgoing.destroy();
  });
  answer.pipe(outgoing);
}

function refuse(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end(`clearance record: ${text}\n`);
}

const flat = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const onward = (headers: IncomingHttpHeaders, host: string): IncomingHttpHeaders => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name))),
  host,
});
