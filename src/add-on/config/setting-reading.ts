/** A setting as it was read; a problem is one sentence for the operator, without the value where it may be secret. */
export type SettingReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
