/** A step that can fail for the user's own reasons: `problem` is one sentence for them. */
export type Step<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
export const good = <T>(value: T): Step<T> => ({ ok: true, value });
export const bad = (problem: string): Step<never> => ({ ok: false, problem });
