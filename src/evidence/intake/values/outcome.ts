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

/** Whether a call was refused, or had no answer. */
export const wentWrong = (exchange: Exchange): boolean => isFailure(outcomeOf(exchange));
