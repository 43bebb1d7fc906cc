import { issueTypeOf } from '../../state/lookup.ts';
import type { Issue, TransitionRule } from '../../state.ts';
import { documentFromWiki } from '../../text/from-wiki.ts';
import { fieldValue } from '../issue/shown-fields.ts';
import { fieldEdit } from '../issue/write.ts';
import type { Subject } from './subject.ts';

/** A field and the value that a post function gives it; null: it does nothing here. */
type Written = readonly [id: string, value: unknown] | null;

function assigneeOf({ parameters }: TransitionRule, { call }: Subject): Written {
  switch (parameters.type) {
    case 'to-selected-user':
      return ['assignee', { accountId: parameters.accountId ?? '' }];
    case 'to-unassigned':
      return ['assignee', null];
    case 'to-current-user':
      return ['assignee', { accountId: call.caller.accountId }];
    case 'to-default-user':
      return ['assignee', { accountId: '-1' }];
    default:
      return null;
  }
}

/** The value of a field as a write gives it, from the text that a rule holds. */
function updateOf({ parameters }: TransitionRule, { call, issue }: Subject): Written {
  const { field = '', value = '', mode } = parameters;
  if (field === 'description' || field === 'environment')
    return [field, call.version === 3 ? documentFromWiki(value) : value];
  const before = fieldValue(call, issue, field);
  if (Array.isArray(before)) {
    const given = field === 'labels' ? [value] : [{ id: value }];
    return [field, mode === 'append' ? [...before, ...given] : given];
  }
  if (typeof before === 'object' && before !== null) return [field, { id: value }];
  return [field, mode === 'append' && before !== null && before !== undefined ? `${before}${value}` : value];
}

function copyOf({ parameters }: TransitionRule, { call, issue }: Subject): Written {
  const { sourceFieldKey = '', targetFieldKey = '', issueSource } = parameters;
  const parent = call.state.issues.find(({ id }) => id === issue.parentId);
  const source = issueSource === 'PARENT' ? parent : issue;
  return source === undefined ? null : [targetFieldKey, fieldValue(call, source, sourceFieldKey) ?? null];
}

const writers: Readonly<Record<string, (rule: TransitionRule, subject: Subject) => Written>> = {
  'system:change-assignee': assigneeOf,
  'system:update-field': updateOf,
  'system:copy-value-from-other-field': copyOf,
};

export const isWritten = ({ ruleKey }: TransitionRule): boolean => Object.hasOwn(writers, ruleKey);

/** What the post functions of a transition write: each field once, the last word counts; what cannot be written is left alone. */
export function writtenBy(rules: readonly TransitionRule[], subject: Subject) {
  const { call, project, issue } = subject;
  const place = { call, project, type: issueTypeOf(call.state, issue), issue };
  const edits = new Map<string, (issue: Issue) => void>();
  for (const rule of rules) {
    const written = writers[rule.ruleKey]?.(rule, subject) ?? null;
    if (written === null) continue;
    const edit = fieldEdit(written[0], written[1], place);
    if ('apply' in edit) edits.set(written[0], edit.apply);
  }
  return edits;
}
