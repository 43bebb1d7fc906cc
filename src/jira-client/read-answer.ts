import type { z } from 'zod';
import type { Answer } from './answer.ts';

/**
 * A fact out of an answer: null unless it is a 200 whose JSON fits the schema. Read from the body as it came, because in
 * the redacted one an account id may be masked.
 */
export function readAnswer<T>({ exchange, json }: Answer, schema: z.ZodType<T>): T | null {
  if (exchange.response?.status !== 200 || json === undefined) return null;
  return schema.safeParse(json).data ?? null;
}
