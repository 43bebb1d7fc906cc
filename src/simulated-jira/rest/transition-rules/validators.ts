import { allFields } from '../../fields/custom-fields.ts';
import type { TransitionRule } from '../../state.ts';
import { fieldValue } from '../issue/shown-fields.ts';
import { appRule, isFunction } from './app-expressions.ts';
import { matchesText, placeOf, stands, textsOf } from './compared.ts';
import { kinIn, wasIn } from './conditions.ts';
import { inOneOf, listed, type Subject } from './subject.ts';

/** The sentence with which a validator refuses; null: it lets the transition through. */
type Validate = (rule: TransitionRule, subject: Subject) => string | null;

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const nameOf = ({ call }: Subject, id: string): string =>
  allFields(call.state).find((field) => field.id === id)?.name ?? id;

/** Texts of a field as people read them: a document as its wiki text. */
const textsIn = ({ call, issue }: Subject, id: string): string[] =>
  textsOf(fieldValue({ ...call, version: 2 }, issue, id));

/** Two dates of an issue, by time or by the day; null: one of them is not set, and nothing can be compared. */
function datesOf({ parameters }: TransitionRule, subject: Subject, byTime: boolean): [number, number] | null {
  const [one, other] = ['date1FieldKey', 'date2FieldKey'].map((name) => {
    const text = textsIn(subject, parameters[name] ?? '')[0];
    return text === undefined ? null : placeOf(byTime ? text : text.slice(0, 10), 'DATE');
  });
  return typeof one === 'number' && typeof other === 'number' ? [one, other] : null;
}

const dayMs = 86_400_000;

/** `system:validate-field-value`, by its kind; the words are ours where the rule brings none. What is empty only `fieldRequired` refuses. */
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
  fieldMatchesRegularExpression(rule, subject) {
    const { fieldKey = '', regexp = '' } = rule.parameters;
    const texts = textsIn(subject, fieldKey);
    return texts.length === 0 || matchesText(regexp, texts)
      ? null
      : `${nameOf(subject, fieldKey)} does not match the regular expression.`;
  },
  dateFieldComparison(rule, subject) {
    const { date1FieldKey = '', date2FieldKey = '', conditionSelected = '=', includeTime } = rule.parameters;
    const dates = datesOf(rule, subject, includeTime === 'true');
    return dates === null || stands(conditionSelected, ...dates)
      ? null
      : `${nameOf(subject, date1FieldKey)} must be ${conditionSelected} ${nameOf(subject, date2FieldKey)}.`;
  },
  windowDateComparison(rule, subject) {
    const { date1FieldKey = '', date2FieldKey = '', numberOfDays = '0' } = rule.parameters;
    const dates = datesOf(rule, subject, false);
    return dates === null || dates[0] <= dates[1] + Number(numberOfDays) * dayMs
      ? null
      : `${nameOf(subject, date1FieldKey)} must be within ${numberOfDays} days of ${nameOf(subject, date2FieldKey)}.`;
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
