import type { z } from 'zod';
import type { Exchange } from '../../evidence/index.ts';
import type { Answer } from '../../jira-client/index.ts';

/** A fact, or in one clause why it could not be had: "GET /rest/api/3/group/bulk was answered with 403". */
export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

export const found = <T>(value: T): Found<T> => ({ ok: true, value });
export const noFact = (why: string): Found<never> => ({ ok: false, why });

/** What follows from a fact; without it, why it could not be had. */
export const foundFrom = <T, U>(fact: Found<T>, follows: (value: T) => U): Found<U> =>
  fact.ok ? found(follows(fact.value)) : fact;

/** Reads a fact out of an answer; everything but a 2xx answer of the expected form is a reason. */
export function factIn<T>(answer: Answer, schema: z.ZodType<T>): Found<T> {
  const { exchange, json } = answer;
  const asked = `${exchange.request.method} ${pathOf(exchange)}`;
  if (exchange.failure !== undefined) return noFact(`${asked} had no answer (${exchange.failure.kind})`);
  const status = exchange.response?.status ?? null;
  if (status === null || status < 200 || status > 299)
    return noFact(`${asked} was answered with ${status ?? 'no status'}`);
  const parsed = schema.safeParse(json);
  return parsed.success ? found(parsed.data) : noFact(`${asked} was answered in an unknown form`);
}

function pathOf(exchange: Exchange): string {
  return URL.canParse(exchange.request.url) ? new URL(exchange.request.url).pathname : exchange.request.url;
}
