import type { Operation } from '../../jira-facts/index.ts';

/** How a call was found: read from syntax, by the name of a client's method, or in a text of a language not parsed. */
type FoundBy = 'syntax' | 'client-method' | 'text';

/** A call of Jira's REST API. `path` has what is only known at run time in braces. */
export interface FoundCall {
  readonly method: string;
  readonly path: string;
  readonly file: string;
  readonly line: number;
  /** Null: no document describes it. */
  readonly operation: Operation | null;
  readonly by: FoundBy;
  /** It carries the login of somebody, and is not made as the app. */
  readonly ownCredential?: true;
}

/** The call that a method of a client makes. */
export const clientCall = (place: Pick<FoundCall, 'file' | 'line'>, operation: Operation): FoundCall => ({
  ...place,
  method: operation.method,
  path: operation.path,
  operation,
  by: 'client-method',
});

/** A call of Jira that could not be read to its end, and why. */
export interface UnresolvedCall {
  readonly file: string;
  readonly line: number;
  readonly why: string;
  /** The function that would send it, where nothing in the source names that function: only an app file may. */
  readonly uncalled?: string;
}

export interface ScanFindings {
  readonly calls: readonly FoundCall[];
  readonly unresolved: readonly UnresolvedCall[];
}
