import { isActor } from '../../people.ts';
import type { ConditionGroup, TransitionRule } from '../../state.ts';
import { fieldValue } from '../issue/shown-fields.ts';
import { appRule } from './app-expressions.ts';
import { compared } from './compared.ts';
import { inOneOf, listed, type Subject, statusesBefore } from './subject.ts';

type Judge = (rule: TransitionRule, subject: Subject) => boolean;

/** Whether the caller is one of those a rule lets through; each parameter is a way in. */
const mayPass: Judge = (rule, { call, issue, project }) => {
  const { user } = call.rights;
  if (user === null) return false;
  const accounts = listed(rule, 'accountIds');
  return (
    accounts.includes(user.accountId) ||
    (accounts.includes('allow-assignee') && issue.assigneeAccountId === user.accountId) ||
    (accounts.includes('allow-reporter') && issue.reporterAccountId === user.accountId) ||
    listed(rule, 'roleIds').some((id) => isActor(user, project.roleActors[id])) ||
    inOneOf(call, listed(rule, 'groupIds')) ||
    listed(rule, 'permissionKeys').some((key) => call.rights.project(key, project, issue))
  );
};

/** Whether an issue was in one of the statuses that a rule names, lately or ever. */
export const wasIn: Judge = (rule, { issue }) => {
  const { mostRecentStatusOnly, includeCurrentStatus, not } = rule.parameters;
  const all = statusesBefore(issue, includeCurrentStatus === 'true');
  const looked = mostRecentStatusOnly === 'true' ? all.slice(-1) : all;
  return looked.some((id) => listed(rule, 'previousStatusIds').includes(id)) !== (not === 'true');
};

/** Whether all that hangs below or above is in one of the statuses that a rule names. */
export const kinIn: Judge = (rule, { call, issue }) => {
  const kin =
    rule.parameters.blocker === 'PARENT'
      ? call.state.issues.filter(({ id }) => id === issue.parentId)
      : call.state.issues.filter(({ parentId }) => parentId === issue.id);
  return kin.every(({ status }) => listed(rule, 'statusIds').includes(status));
};

/** Whether somebody else made the step that a rule names. */
const byAnother: Judge = (rule, { call, issue }) => {
  const { fromStatusId, toStatusId } = rule.parameters;
  return !issue.history.some(
    ({ authorAccountId, items }) =>
      authorAccountId === call.caller.accountId &&
      items.some(
        ({ fieldId, from, to }) => fieldId === 'status' && from === fromStatusId && to === toStatusId,
      ),
  );
};

/** Conditions that are carried out; of others it is said where they are made that they are not. */
export const conditionJudges: Readonly<Record<string, Judge>> = {
  'system:check-field-value': (rule, { call, issue }) =>
    compared(rule, fieldValue(call, issue, rule.parameters.fieldId ?? '')),
  'system:restrict-issue-transition': mayPass,
  'system:restrict-from-all-users': ({ parameters: { restrictMode } }, { toPeople }) =>
    restrictMode !== 'usersAndAPI' && !(restrictMode === 'users' && toPeople === true),
  'system:previous-status-condition': wasIn,
  'system:parent-or-child-blocking-condition': kinIn,
  'system:separation-of-duties': byAnother,
  'connect:expression-condition': (rule, subject) => appRule(rule, subject) === true,
  'forge:expression-condition': (rule, subject) => appRule(rule, subject) === true,
};

/** Whether a group of conditions lets a transition be seen and made; an empty one does. */
export function holds(group: ConditionGroup, subject: Subject): boolean {
  const results = [
    ...group.conditions.map((rule) => conditionJudges[rule.ruleKey]?.(rule, subject) ?? true),
    ...group.conditionGroups.map((inner) => holds(inner, subject)),
  ];
  return group.operation === 'ALL' ? results.every(Boolean) : results.length === 0 || results.some(Boolean);
}
