import type { Exchange } from '../../../evidence/index.ts';
import type { HttpCaller, Transport } from '../../../jira-client/index.ts';

/** A transport whose every exchange is also told to `seen`, already redacted: for --verbose. */
export function observedTransport(transport: Transport, seen: (exchange: Exchange) => void): Transport {
  return {
    close: () => transport.close(),
    caller: (options) => {
      const caller = transport.caller(options);
      const observed: HttpCaller = {
        send: async (request, signal) => {
          const answer = await caller.send(request, signal);
          seen(answer.exchange);
          return answer;
        },
      };
      return observed;
    },
  };
}

/** One line of --verbose: what was asked, of whom, and what came back. */
export function exchangeLine(exchange: Exchange): string {
  const { method, url } = exchange.request;
  const outcome = exchange.failure?.kind ?? exchange.response?.status ?? 'no answer';
  const reason = exchange.response?.headers['x-seraph-loginreason'];
  const took = exchange.durationMs === undefined ? '' : ` ${exchange.durationMs} ms`;
  return `${method} ${url} -> ${outcome}${reason === undefined ? '' : ` (${reason})`}${took}`;
}
