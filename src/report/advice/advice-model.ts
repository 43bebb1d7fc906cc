import type { CauseId, Fixer, FixStep } from '../../diagnosis/index.ts';
import type { IdentityKind } from '../../evidence/index.ts';

/** What sort of thing stands in the way. `limit`: nothing opens it for this kind of caller, so there is nothing to grant. */
export type AdviceKind =
  | 'identity'
  | 'scope'
  | 'group'
  | 'global-permission'
  | 'project-permission'
  | 'other'
  | 'limit';

/** One thing to do, or to know, worded for people: every rendering and the panel show the same list. */
export interface Advice {
  /** Stable from run to run, so that a baseline can be compared: "scope:ADMIN". */
  readonly id: string;
  readonly kind: AdviceKind;
  readonly cause: CauseId;
  readonly causeTitle: string;
  /** One sentence that names what is missing. */
  readonly title: string;
  readonly identities: readonly IdentityKind[];
  readonly because: readonly string[];
  readonly who: readonly Fixer[];
  readonly steps: readonly FixStep[];
  /** The line to change, ready to paste. */
  readonly patch?: string;
  /** Operations that do not work until this is done. */
  readonly operations: readonly string[];
  /** A paragraph ready to send to whoever has to act. */
  readonly message: { readonly to: Fixer; readonly text: string };
}
