import type { Exchange } from '../diagnosis/evidence.ts';
import type { Identity, JiraRequest } from '../jira/identity.ts';

/** Asks as one identity, each question once: a fact and a probe that want the same answer share the call. */
export interface Asker {
  readonly identity: Identity;
  ask(request: JiraRequest): Promise<Exchange>;
}

/** `made` is told of every call that really went out. */
export function askerFor(identity: Identity, signal: AbortSignal, made: (exchange: Exchange) => void): Asker {
  const asked = new Map<string, Promise<Exchange>>();
  return {
    identity,
    ask: (request) => {
      const key = `${request.method} ${request.path} ${JSON.stringify(request.body)} ${JSON.stringify(request.headers)}`;
      const earlier = asked.get(key);
      if (earlier !== undefined) return earlier;
      const answer = identity.call(request, signal).then((exchange) => {
        made(exchange);
        return { ...exchange, identity: identity.kind };
      });
      asked.set(key, answer);
      return answer;
    },
  };
}
