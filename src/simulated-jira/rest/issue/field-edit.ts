import type { Issue, IssueType, Project } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** Where a field is written: on an issue that is there, or on one that is being made. */
export interface WritePlace {
  readonly call: RestCall;
  readonly project: Project;
  readonly type: IssueType;
  /** The issue before the write; null: it is being made. */
  readonly issue: Issue | null;
}

/** A value that was understood, ready to be put into an issue; or Jira's words for what is wrong with it. */
export type FieldEdit = { readonly apply: (issue: Issue) => void } | { readonly error: string };

/** Reads the value a request gives for one field. */
export type FieldWriter = (value: unknown, place: WritePlace) => FieldEdit;

export const edit = (apply: (issue: Issue) => void): FieldEdit => ({ apply });
export const refuse = (error: string): FieldEdit => ({ error });

/** Jira's words for a field that may not be set where it was sent. */
export const notOnScreen = (id: string): string =>
  `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
