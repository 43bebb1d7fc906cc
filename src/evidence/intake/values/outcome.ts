import type { Exchange } from '../../exchange.ts';

/** What of a call tells whether it failed. */
export interface Outcome {
  readonly url: string;
  /** null: not stated. */
  readonly status: number | null;
  /** There was no answer. */
  readonly failed: boolean;
}

/** Refused, or without an answer. */
export const isFailure = ({ status, failed }: Outcome): boolean => failed || (status ?? 0) >= 400;

export const outcomeOf = ({ request, response, failure }: Exchange): Outcome => ({
  url: request.url,
  status: response?.status ?? null,
  failed: failure !== undefined,
});

/** Whether it is told how a call ended, by a status, a body or a failure. */
export const ended = ({ response, failure }: Exchange): boolean =>
  failure !== undefined || response?.status != null || response?.body != null;

/** Whether a call was refused, or had no answer. */
export const wentWrong = (exchange: Exchange): boolean => isFailure(outcomeOf(exchange));

/** The calls, with what a text says apart from them of the answer to one; null: it says nothing. */
export const withBodyOf = (
  exchanges: readonly Exchange[],
  of: Exchange | undefined,
  body: string | null,
): readonly Exchange[] =>
  body === null
    ? exchanges
    : exchanges.map((one) =>
        one === of && one.response !== null ? { ...one, response: { ...one.response, body } } : one,
      );
