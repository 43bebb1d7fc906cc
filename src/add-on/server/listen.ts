import { createServer as createHttpServer, type RequestListener, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { mostConnections, openFilesAllowed } from './connection-limit.ts';
import type { Messages } from './messages.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** A listening HTTP server that can be stopped gracefully. */
export interface Listening {
  /**
   * Lets requests in flight end for at most `graceMs`, then closes. Until then new requests are still taken, so that
   * whoever asks hears that the server is stopping and not that there is none.
   */
  stop(graceMs: number): Promise<void>;
  /** What holds for every connection, in milliseconds. */
  readonly limits: typeof limits;
}

/** Whole text of an HTTP answer to what never became a request. */
export type AnswerBrokenRequest = (status: number, message: string) => string;

interface ListenOptions {
  readonly port: number;
  /** Address to listen on; all of them when left out. */
  readonly host?: string;
  readonly handler: RequestListener;
  /** Classes of requests and answers; Node's own when left out. */
  readonly messages?: Messages;
  readonly answerBroken: AnswerBrokenRequest;
  /** Milliseconds in which nothing comes or goes before a connection is dropped; two minutes when left out. */
  readonly silenceMs?: number;
}

/**
 * Time limits in milliseconds. Node looks for late connections only once in `connectionsCheckingInterval`, 30 s unless
 * told, so a limit holds to within that.
 */
const limits = {
  headersTimeout: 15_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1_000,
};

const mostSilenceMs = 120_000;

/** Starts to listen; rejects with the system's error when the port cannot be had. */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { answerBroken } = options;
  const { listener, inFlight } = oneAtATime(options.handler);
  // Without requireHostHeader Node answers a missing Host itself, with nothing in the body; see brokenRequests.
  const server = createHttpServer({ ...limits, ...options.messages, requireHostHeader: false }, listener);
  server.maxConnections = mostConnections(openFilesAllowed());
  // Who asks and then reads nothing would have us keep the answer for ever; an event stream is never silent for so long.
  server.timeout = options.silenceMs ?? mostSilenceMs;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    part(socket, answerBroken(...reasonOf(error)));
  });
  server.on('connect', (_req, socket: Duplex) => part(socket, answerBroken(405, 'This server is no proxy.')));
  // Node would answer 417 by itself; an expectation that is not met may also be passed over (RFC 9110 §10.1.1).
  server.on('checkExpectation', listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(
      { port: options.port, ...(options.host === undefined ? {} : { host: options.host }) },
      () => {
        server.off('error', reject);
        resolve();
      },
    );
  });
  return {
    limits,
    async stop(graceMs) {
      const until = performance.now() + graceMs;
      while (inFlight() > 0 && performance.now() < until) await delay(lookMs);
      await close(server);
    },
  };
}

/** Milliseconds in which an answer that ends a connection can be taken. */
const partingMs = 1_000;

/** Who does not close the connection from his side would keep it for as long as silence is borne. */
function part(socket: Duplex, answer: string): void {
  socket.end(answer);
  setTimeout(() => socket.destroy(), partingMs).unref();
}

const lookMs = 20;

/** What is still open now is idle, or has had its time. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), lookMs);
  await closed;
  clearTimeout(cut);
}

/** What Node refuses before Express sees it. */
function reasonOf(error: NodeJS.ErrnoException): [status: number, message: string] {
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, 'The headers are larger than 16 KiB.'];
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, 'The request took too long to arrive.'];
    default:
      return [400, 'The request is not well-formed HTTP.'];
  }
}

/** The text of an answer with these headers, which ends the connection. */
export function plainAnswer(
  status: number,
  headers: readonly (readonly [string, string])[],
  body: string,
): string {
  const lines = [...headers, ['Content-Length', String(Buffer.byteLength(body))], ['Connection', 'close']];
  const head = lines.map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...head, '', body].join('\r\n');
}
