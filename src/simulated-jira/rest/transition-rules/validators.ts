import { allFields } from '../../fields/custom-fields.ts';
import type { TransitionRule } from '../../state.ts';
import { fieldValue } from '../issue/shown-fields.ts';
import { appRule, isFunction } from './app-expressions.ts';
import { kinIn, wasIn } from './conditions.ts';
import { inOneOf, listed, type Subject } from './subject.ts';

/** The sentence with which a validator refuses; null: it lets the transition through. */
type Validate = (rule: TransitionRule, subject: Subject) => string | null;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const nameOf = ({ call }: Subject, id: string): string =>
  allFields(call.state).find((field) => field.id === id)?.name ?? id;

/** `system:validate-field-value`, by its kind; the words are ours where the rule brings none. */
const byKind: Readonly<Record<string, Validate>> = {
  fieldRequired(rule, subject) {
    const lacking = listed(rule, 'fieldsRequired').find((id) =>
      isEmpty(fieldValue(subject.call, subject.issue, id)),
    );
    if (lacking === undefined) return null;
    return rule.parameters.errorMessage ?? `${nameOf(subject, lacking)} is required.`;
  },
  fieldChanged(rule, subject) {
    const { call, issue, original = issue } = subject;
    const { fieldKey = '', errorMessage } = rule.parameters;
    const exempt = inOneOf(call, listed(rule, 'groupsExemptFromValidation'));
    const [before, after] = [original, issue].map((each) => JSON.stringify(fieldValue(call, each, fieldKey)));
    if (exempt || before !== after) return null;
    return errorMessage ?? `${nameOf(subject, fieldKey)} must be changed.`;
  },
  fieldHasSingleValue(rule, subject) {
    const { fieldKey = '' } = rule.parameters;
    const value = fieldValue(subject.call, subject.issue, fieldKey);
    return Array.isArray(value) && value.length > 1
      ? `${nameOf(subject, fieldKey)} must have one value only.`
      : null;
  },
};

const ofApp: Validate = (rule, subject) => {
  if (isFunction(rule, subject)) return null;
  const said = appRule(rule, subject);
  return said === true ? null : said === false ? 'A validator of an app did not pass.' : said;
};

const unless =
  (judge: (rule: TransitionRule, subject: Subject) => boolean, words: string): Validate =>
  (rule, subject) =>
    judge(rule, subject) ? null : words;

/** Validators that are carried out. */
const validators: Readonly<Record<string, Validate>> = {
  'system:check-permission-validator': unless(
    ({ parameters }, { call, issue, project }) =>
      call.rights.project(parameters.permissionKey ?? '', project, issue) ||
      call.rights.global(parameters.permissionKey ?? ''),
    'You do not have the permission that this transition needs.',
  ),
  'system:parent-or-child-blocking-validator': unless(
    kinIn,
    'The status of the parent does not allow this transition.',
  ),
  'system:previous-status-validator': unless(
    wasIn,
    'The work item has not been in the status that this transition needs.',
  ),
  'connect:expression-validator': ofApp,
  'forge:expression-validator': ofApp,
};

const validatorOf = ({ ruleKey, parameters }: TransitionRule): Validate | undefined =>
  ruleKey === 'system:validate-field-value' ? byKind[parameters.ruleType ?? ''] : validators[ruleKey];

export const isValidated = (rule: TransitionRule): boolean => validatorOf(rule) !== undefined;

/** What validators say against a transition. */
export function objections(rules: readonly TransitionRule[], subject: Subject): string[] {
  return rules.flatMap((rule) => validatorOf(rule)?.(rule, subject) ?? []);
}
