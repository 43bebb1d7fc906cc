import type { Exchange } from '../evidence/index.ts';

/** What came back: the exchange to keep, and what only this process may read of it. */
export interface Answer {
  /** Redacted: may be kept, shown and diagnosed. */
  readonly exchange: Exchange;
  /** The body as it came, for reading facts out of it; never kept. null: none, or too long to read. */
  readonly body: string | null;
  /** The same as JSON, parsed once for all who read it; undefined: it is none. */
  readonly json: unknown;
  /** Account the call ran as (`X-AAccountId`); null when the answer does not say. */
  readonly ranAs: string | null;
}

/** An answer of these parts, with its body parsed. */
export function answerOf(exchange: Exchange, body: string | null, ranAs: string | null): Answer {
  return { exchange, body, json: jsonOf(body), ranAs };
}

function jsonOf(body: string | null): unknown {
  if (body === null) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
