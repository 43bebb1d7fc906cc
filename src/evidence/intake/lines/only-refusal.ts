import type { Exchange } from '../../exchange.ts';

/** Gives the one refusal among calls, where it has no body, the words that stand beside it; `words` is asked only then. */
export function withWordsOfRefusal(exchanges: readonly Exchange[], words: () => string | null): Exchange[] {
  const [one, ...more] = exchanges.filter(({ response }) => (response?.status ?? 0) >= 400);
  const response = one?.response ?? null;
  const body = response === null || response.body !== null || more.length > 0 ? null : words();
  return exchanges.map((exchange) =>
    exchange === one && response !== null && body !== null
      ? { ...exchange, response: { ...response, body } }
      : exchange,
  );
}
