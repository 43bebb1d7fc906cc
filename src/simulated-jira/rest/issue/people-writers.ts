import { findUser } from '../../people.ts';
import { rightsOf } from '../../permissions/rights.ts';
import type { Issue, Project } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { onlyByAccount } from '../people/named-otherwise.ts';
import { edit, type FieldWriter, refuse } from './field-edit.ts';
import { givenAccount, givenReference } from './given-values.ts';

/** Whether an account may be given issues of a project. */
export function assignable(call: RestCall, accountId: string, project: Project): boolean {
  const subject = { ...call.caller, accountId, reach: { kind: 'unscoped' as const } };
  return rightsOf(call.state, subject).project('ASSIGNABLE_USER', project);
}

/** Whom issues go to when nobody is named: the first component's assignee, else as the project has it. */
function automaticAssignee(issue: Issue, project: Project): string | null {
  const component = project.components.find(({ id }) => issue.componentIds.includes(id));
  if (component?.assigneeType === 'COMPONENT_LEAD') return component.leadAccountId;
  if (component?.assigneeType === 'PROJECT_LEAD') return project.leadAccountId;
  if (component?.assigneeType === 'UNASSIGNED') return null;
  return project.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null;
}

export const assignee: FieldWriter = (value, { call, project }) => {
  const accountId = value === null ? null : givenAccount(value);
  const empty = accountId === null || accountId === '';
  if (empty && value !== null && givenReference(value)?.name !== undefined) return refuse(onlyByAccount);
  if (empty)
    return edit((issue) => {
      issue.assigneeAccountId = null;
    });
  if (accountId === '-1')
    return edit((issue) => {
      issue.assigneeAccountId = automaticAssignee(issue, project);
    });
  if (findUser(call.state, accountId) === null) return refuse('Specify a valid value for assignee');
  if (!assignable(call, accountId, project)) return refuse(`User '${accountId}' cannot be assigned issues.`);
  return edit((issue) => {
    issue.assigneeAccountId = accountId;
  });
};

export const reporter: FieldWriter = (value, { call }) => {
  const accountId = value === null ? null : givenAccount(value);
  if (accountId === null) return refuse('Reporter is required.');
  if (findUser(call.state, accountId) === null) return refuse('The reporter specified is not a user.');
  return edit((issue) => {
    issue.reporterAccountId = accountId;
  });
};
