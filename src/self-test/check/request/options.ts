import { reportFormats } from '../../../report/index.ts';
import { type CheckedKind, checkedKinds } from '../credentials/index.ts';

/** What the command line asked for, read and complete. */
export interface CheckOptions {
  readonly site: string;
  /** null: find the kinds out. */
  readonly kinds: readonly CheckedKind[] | null;
  readonly profile: string | null;
  readonly operations: readonly string[];
  readonly operationsFile: string | null;
  readonly project: string | null;
  readonly issue: string | null;
  readonly app: string | null;
  readonly scopes: readonly string[] | null;
  /** Organization whose credentials are listed with their ends; null: none. */
  readonly org: string | null;
  readonly format: CheckFormat;
  readonly ci: boolean;
  readonly baseline: string | null;
  readonly dryRun: boolean;
  readonly printSetup: boolean;
  readonly message: boolean;
  readonly verbose: boolean;
  readonly callbackPort: number;
  /** Milliseconds for the whole check, a person's time in the browser not counted. */
  readonly timeoutMs: number;
  readonly browserTimeoutMs: number;
}

export const checkFormats = reportFormats;
type CheckFormat = (typeof checkFormats)[number];

/** Reads `--as KIND[,KIND]`; `problem` is one sentence for the user. */
export function readKinds(
  text: string,
): { readonly ok: true; readonly kinds: CheckedKind[] } | { readonly ok: false; readonly problem: string } {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const kinds = words.flatMap((word) => checkedKinds.find((kind) => kind === word) ?? []);
  const stranger = words.find((word) => !checkedKinds.some((kind) => kind === word));
  if (stranger !== undefined || kinds.length === 0) {
    return {
      ok: false,
      problem: `--as does not know "${stranger ?? text}"; it takes ${checkedKinds.join(', ')}, several with commas.`,
    };
  }
  return { ok: true, kinds: [...new Set(kinds)] };
}
