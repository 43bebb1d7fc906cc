import type { Evidence, Exchange, IdentityKind } from '../../exchange.ts';

/** What the caller adds to a recording that does not say it all. */
export interface IntakeOptions {
  readonly identity?: IdentityKind;
  readonly status?: number;
  readonly url?: string;
  readonly method?: string;
  /** The one method of an address that has no other: what a call was made with whose method is not told. */
  readonly onlyMethodOf?: (url: string) => string | undefined;
  /** Characters that are read of a text that is no recording: its ends, and what stands around refusals. 256 Ki when absent. */
  readonly longestProse?: number;
}

/** What of a call a text may leave open. */
export type UnstatedFact = 'address' | 'method' | 'status' | 'scheme' | 'identity';

/** What was understood of a text, to be said before anything is concluded from it. */
export interface Understood {
  /** What kind of text it is: "a Python traceback", "a HAR file" … */
  readonly form: string;
  /** One line a call, what failed first: `GET https://…/rest/api/3/role, 403, Basic`. */
  readonly calls: readonly string[];
  readonly identity: { readonly kind: IdentityKind; readonly from: 'stated' | 'inferred' | 'assumed' };
  /** What no call of it states. */
  readonly unstated: readonly UnstatedFact[];
}

/** The one question whose answer would tell most. */
export interface Question {
  readonly fact: Exclude<UnstatedFact, 'method' | 'scheme'>;
  readonly question: string;
  /** The option of `clearance explain` that answers it. */
  readonly flag: string;
  readonly choices?: readonly string[];
}

/** A recording read, redacted and complete, or one sentence that says where it is wrong. */
export type Intake =
  | {
      readonly ok: true;
      readonly id: string;
      readonly evidence: Evidence;
      readonly read: Understood;
      readonly ask?: Question;
    }
  | { readonly ok: false; readonly id: string; readonly problem: string };

/** An evidence before its gaps are filled: what a reader of one form found. */
export interface Draft {
  readonly form: string;
  readonly identity?: IdentityKind | undefined;
  readonly scopes?: string[] | null;
  readonly accountNotes?: Record<string, unknown> | null;
  readonly account?: Evidence['account'];
  readonly deployment?: Evidence['deployment'];
  readonly exchanges: readonly Exchange[];
  /** What people wrote beside it, outside of bodies: it may say who called. */
  readonly said?: string;
  /** The text shows all headers that were sent: one that is absent was not sent. */
  readonly wholeRequests?: boolean;
  /** A method stands there only because one has to. */
  readonly methodAssumed?: boolean;
}

export type Parsed =
  | { readonly ok: true; readonly id?: string | undefined; readonly draft: Draft }
  | { readonly ok: false; readonly problem: string };
