import type { Exchange } from '../../exchange.ts';

/** What of a call tells whether it failed. */
export interface Outcome {
  readonly url: string;
  /** null: not stated. */
  readonly status: number | null;
  /** There was no answer. */
  readonly failed: boolean;
}

export const outcomeOf = ({ request, response, failure }: Exchange): Outcome => ({
  url: request.url,
  status: response?.status ?? null,
  failed: failure !== undefined,
});
