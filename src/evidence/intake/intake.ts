import type { Evidence, IdentityKind } from '../exchange.ts';

/** What the caller adds to a recording that does not say it all. */
export interface IntakeOptions {
  readonly identity?: IdentityKind;
  readonly status?: number;
  readonly url?: string;
  readonly method?: string;
}

/** A recording read, redacted and complete, or one sentence that says where it is wrong. */
export type Intake =
  | { readonly ok: true; readonly id: string; readonly evidence: Evidence }
  | { readonly ok: false; readonly id: string; readonly problem: string };

/** An evidence before its gaps are filled: what a parser found. */
export interface Draft {
  readonly identity?: IdentityKind;
  readonly scopes?: string[] | null;
  readonly accountNotes?: Record<string, unknown> | null;
  readonly deployment?: Evidence['deployment'];
  readonly exchanges: Evidence['exchanges'];
}

export type Parsed =
  | { readonly ok: true; readonly id?: string; readonly draft: Draft }
  | { readonly ok: false; readonly problem: string };
