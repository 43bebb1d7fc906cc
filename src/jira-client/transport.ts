import pLimit, { type LimitFunction } from 'p-limit';
import type { Dispatcher } from 'undici';
import { type Exchange, redactExchange } from '../evidence/index.ts';
import { percentDecoded } from '../jira-facts/index.ts';
import { type Answer, answerOf } from './answer.ts';
import { isRead } from './is-read.ts';
import { agentThrough, type HttpProxy } from './proxy.ts';
import { readCapped } from './read-capped.ts';
import { classifyTransportFailure } from './transport-failure.ts';
import { unpacked } from './unpacked.ts';

/** One HTTP request, complete: nothing is added to it but what HTTP itself needs. */
interface OutgoingRequest {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** Calls out for one tenant: only to the origins it was made for, never following a redirect. */
export interface HttpCaller {
  send(request: OutgoingRequest, signal?: AbortSignal): Promise<Answer>;
}

export interface Transport {
  /** `lane`: whose calls share the limit of calls in flight, usually the tenant. */
  caller(options: { readonly lane: string; readonly origins: readonly string[] }): HttpCaller;
  close(): Promise<void>;
}

export interface TransportOptions {
  readonly now: () => Date;
  /** Milliseconds for a whole exchange, waiting in our own lane not counted. */
  readonly timeoutMs?: number;
  readonly maxInFlight?: number;
  /** Bytes of an answer that are read; the rest is dropped. */
  readonly maxBodyBytes?: number;
  readonly userAgent?: string;
  /** Milliseconds that a lane keeps its connections after its last call. */
  readonly keepAliveMs?: number;
  /** The way out of a company's network; calls of this machine to itself do not take it. */
  readonly proxy?: HttpProxy | null;
}

/** One tenant's way out: its own limit and its own connections, so that a site that hangs holds up nobody else. */
interface Lane {
  readonly limit: LimitFunction;
  readonly agent: Promise<Dispatcher>;
  /** Origins that answered: to these, connections may be kept. */
  readonly answered: Set<string>;
  idle: NodeJS.Timeout | undefined;
}

const usualKeepAliveMs = 10_000;

/** The way out of the process: connections for each lane and origin, let go of when a lane is idle; close it at the end. */
export function openTransport(options: TransportOptions): Transport {
  const lanes = new Map<string, Lane>();
  const settings: Required<TransportOptions> = {
    timeoutMs: 20_000,
    maxInFlight: 8,
    maxBodyBytes: 1_048_576,
    userAgent: 'clearance',
    keepAliveMs: usualKeepAliveMs,
    proxy: null,
    ...options,
  };

  function laneNamed(name: string): Lane {
    const known = lanes.get(name);
    if (known !== undefined) return known;
    const connections = settings.maxInFlight;
    // Loaded with the first call: a server is ready before it has to ask anybody.
    const lane: Lane = {
      limit: pLimit(settings.maxInFlight),
      agent: agentThrough(settings.proxy, { connections, pipelining: 1, keepAliveTimeout: usualKeepAliveMs }),
      answered: new Set(),
      idle: undefined,
    };
    lanes.set(name, lane);
    return lane;
  }

  async function inLane<T>(
    name: string,
    work: (agent: Dispatcher, answered: Set<string>) => Promise<T>,
  ): Promise<T> {
    const lane = laneNamed(name);
    clearTimeout(lane.idle);
    try {
      return await lane.limit(async () => work(await lane.agent, lane.answered));
    } finally {
      // A lane that is no longer among them was let go of while this call was under way.
      if (lanes.get(name) === lane && lane.limit.activeCount === 0 && lane.limit.pendingCount === 0) {
        clearTimeout(lane.idle);
        lane.idle = setTimeout(() => {
          lanes.delete(name);
          void lane.agent.then((agent) => agent.close());
        }, settings.keepAliveMs).unref();
      }
    }
  }

  return {
    caller: ({ lane, origins }) => {
      const allowed = new Set(origins.map((origin) => new URL(origin).origin));
      return {
        send: (request, signal) => {
          const url = new URL(request.url);
          if (!allowed.has(url.origin))
            throw new Error(
              `a call to ${url.origin} was attempted; only ${origins.join(', ')} may be called`,
            );
          return inLane(lane, async (agent, answered) => {
            const asked = { ...request, url: url.href };
            const mayBeKept = answered.has(url.origin);
            const answer = await exchangeOnce(agent, settings, asked, mayBeKept, signal);
            if (answer.exchange.response !== null) answered.add(url.origin);
            return answer;
          });
        },
      };
    },
    close: async () => {
      const open = [...lanes.values()];
      lanes.clear();
      for (const { idle } of open) clearTimeout(idle);
      // Whoever still waits for an answer is told that there will be none.
      await Promise.all(open.map(async ({ agent }) => (await agent).destroy()));
    },
  };
}

/**
 * A kept connection may have ended unseen, at a load balancer that closes idle ones: a read whose connection breaks before
 * anything is answered is sent once more (RFC 9110 §9.2.2), also one that is sent as POST; a write never.
 */
async function exchangeOnce(
  dispatcher: Dispatcher,
  settings: Required<TransportOptions>,
  request: OutgoingRequest,
  mayBeKept: boolean,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const url = new URL(request.url);
  const headers = { 'user-agent': settings.userAgent, ...request.headers };
  const recorded = { method: request.method, url: request.url, headers, body: request.body };
  const started = settings.now().getTime();
  const finish = (rest: Pick<Exchange, 'response' | 'failure'>, body: string | null): Answer => {
    const received = settings.now();
    const exchange = redactExchange({
      request: recorded,
      ...rest,
      receivedAt: received.toISOString(),
      durationMs: Math.max(0, received.getTime() - started),
    });
    return answerOf(exchange, body, accountOf(rest.response?.headers));
  };
  try {
    const deadline = AbortSignal.timeout(settings.timeoutMs);
    const ask = () =>
      dispatcher.request({
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method as Dispatcher.HttpMethod,
        headers,
        body: request.body,
        headersTimeout: settings.timeoutMs,
        bodyTimeout: settings.timeoutMs,
        signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
      });
    const answer = await ask().catch((error: unknown) => {
      const isLost = mayBeKept && classifyTransportFailure(error).kind === 'reset';
      if (isLost && isRead({ method: request.method, path: url.pathname })) return ask();
      throw error;
    });
    const body = await readCapped(
      unpacked(answer.body, answer.headers['content-encoding']),
      settings.maxBodyBytes,
    );
    return finish(
      { response: { status: answer.statusCode, headers: flatten(answer.headers), body: body.text } },
      body.whole ? body.text : null,
    );
  } catch (error) {
    return finish({ response: null, failure: classifyTransportFailure(error) }, null);
  }
}

function accountOf(headers: Readonly<Record<string, string>> | undefined): string | null {
  const account = headers?.['x-aaccountid'];
  return account === undefined ? null : percentDecoded(account);
}

/** Header names in lower case, repeated values joined, as RFC 9110 §5.3 allows. */
function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
