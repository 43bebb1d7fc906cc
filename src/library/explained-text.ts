import type { ExplainedCause } from './explained.ts';
import type { Identity } from './identity.ts';

/** What a text does not say and the caller knows. */
export interface TextHints {
  readonly identity?: Identity;
  /** An HTTP status. */
  readonly status?: number;
  readonly url?: string;
  readonly method?: string;
}

/** What was understood of a text. */
export interface ReadAs {
  /** "a Python traceback", "a HAR file" … */
  readonly form: string;
  /** One line a call: `GET https://…/rest/api/3/role, 403, Basic`. */
  readonly calls: readonly string[];
  readonly identity: { readonly kind: Identity; readonly from: 'stated' | 'inferred' | 'assumed' };
  /** What no call of it states. */
  readonly unstated: readonly ('address' | 'method' | 'status' | 'scheme' | 'identity')[];
}

/** The one question whose answer would tell most. */
export interface AskedBack {
  /** The hint that answers it; an address is the hint `url`. */
  readonly fact: 'address' | 'status' | 'identity';
  readonly question: string;
  readonly choices?: readonly string[];
}

export interface ExplainedText {
  readonly findings: readonly ExplainedCause[];
  readonly read: ReadAs;
  readonly ask?: AskedBack;
}
