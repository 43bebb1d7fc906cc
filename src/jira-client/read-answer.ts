import type { z } from 'zod';
import type { Answer } from './identity.ts';

/**
 * A fact out of an answer: null unless it is a 200 whose JSON fits the schema. Read from the body as it came, because in
 * the redacted one an account id may be masked.
 */
export function readAnswer<T>({ exchange, body }: Answer, schema: z.ZodType<T>): T | null {
  if (exchange.response?.status !== 200 || body === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
