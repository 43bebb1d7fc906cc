import type { Issue, Project, TransitionRule, Workflow, WorkflowTransition } from '../../state.ts';
import type { RestCall } from '../call.ts';

/** What a rule judges: an issue on one way through its workflow, as it would be after what is written along with it. */
export interface Subject {
  readonly call: RestCall;
  readonly issue: Issue;
  readonly project: Project;
  readonly workflow: Workflow;
  readonly transition: WorkflowTransition;
  /** The issue before; left out: nothing is written along. */
  readonly original?: Issue;
  /** Whether it is about what people are shown; the API may take more. */
  readonly toPeople?: boolean;
}

/** A parameter that lists things, separated by commas. */
export const listed = ({ parameters }: TransitionRule, name: string): string[] =>
  (parameters[name] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Whether the caller is in one of some groups, given by their ids. */
export const inOneOf = ({ state, rights }: RestCall, groupIds: readonly string[]): boolean =>
  state.groups.some(
    ({ groupId, name }) => groupIds.includes(groupId) && rights.user?.groups.includes(name) === true,
  );

/** Statuses an issue was in, oldest first; with what it is in now on wish. */
export function statusesBefore({ history, status }: Issue, withCurrent = false): string[] {
  const left = history.flatMap(({ items }) =>
    items.flatMap(({ fieldId, from }) => (fieldId === 'status' && from !== null ? [from] : [])),
  );
  return withCurrent ? [...left, status] : left;
}
