import { deliverEvent } from '../../forge/deliver-event.ts';
import { manifestOf } from '../../forge/lifecycle.ts';
import { issueTypeOf } from '../../state/lookup.ts';
import type { Issue, TransitionRule } from '../../state.ts';
import { documentFromWiki } from '../../text/from-wiki.ts';
import { fieldValue } from '../issue/shown-fields.ts';
import { fieldEdit } from '../issue/write.ts';
import { configOf, forgeModule } from './app-expressions.ts';
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

export const isPerformed = ({ ruleKey }: TransitionRule): boolean =>
  Object.hasOwn(writers, ruleKey) || ruleKey === 'forge:workflow-post-function';

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

/** Tells the Forge apps whose post functions stand on a transition that it was made; what they do comes later. */
export function tellPostFunctions(
  rules: readonly TransitionRule[],
  { call, issue, transition, workflow, original }: Subject,
  changelogId: string | null,
): void {
  const executionId = call.world.random(16);
  for (const rule of rules) {
    if (rule.ruleKey !== 'forge:workflow-post-function' || rule.parameters.disabled === 'true') continue;
    const found = forgeModule(call, rule.parameters.key ?? '');
    if (found === null) continue;
    const { app, module } = found;
    const body = {
      issue: { id: issue.id, key: issue.key },
      transition: {
        ...{ id: transition.id, name: transition.name, executionId },
        ...{ from: { id: original?.status }, to: { id: transition.to } },
      },
      workflow: { id: workflow.id, name: workflow.name },
      atlassianId: call.caller.accountId,
      ...(changelogId === null ? {} : { changelog: { id: changelogId } }),
      configuration: configOf(rule) ?? {},
      postFunction: { id: rule.id },
    };
    const { function: functionKey, endpoint: endpointKey, key } = module;
    const told = { app, manifest: manifestOf(app), module: { type: 'jira:workflowPostFunction', key } };
    void deliverEvent({ ...told, endpointKey, functionKey, body }, call.world);
  }
}
