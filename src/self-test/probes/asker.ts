import type { Answer, Identity, JiraRequest } from '../../jira-client/index.ts';

/** Asks as one identity, each question once: a fact and a probe that want the same answer share the call. */
export interface Asker {
  readonly identity: Identity;
  ask(request: JiraRequest): Promise<Answer>;
}

/** `made` is told of every call that really went out, unredacted, for counting. */
export function askerFor(identity: Identity, signal: AbortSignal, made: (answer: Answer) => void): Asker {
  const asked = new Map<string, Promise<Answer>>();
  return {
    identity,
    ask: (request) => {
      const key = JSON.stringify([request.method, request.path, request.body, request.headers]);
      const earlier = asked.get(key);
      if (earlier !== undefined) return earlier;
      const answer = identity.ask(request, signal).then((got) => {
        made(got);
        return { ...got, exchange: { ...got.exchange, identity: identity.kind } };
      });
      asked.set(key, answer);
      return answer;
    },
  };
}
