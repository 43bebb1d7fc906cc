import { z } from 'zod';

const Ends = z.object({ exp: z.number().positive().max(8_640_000_000_000) });

/**
 * When a delivered OAuth token says that it ends, in milliseconds; null: it does not say. Nothing else of it may be read
 * (https://developer.atlassian.com/platform/forge/remote/calling-product-apis/).
 */
export function statedEnd(token: string): number | null {
  const stated = Ends.safeParse(payloadOf(token));
  return stated.success ? stated.data.exp * 1000 : null;
}

function payloadOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
