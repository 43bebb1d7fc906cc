import { allFields } from '../../fields/custom-fields.ts';
import { issueTypeOf, projectOf, statusOf, workflowOf } from '../../state/lookup.ts';
import type { Issue, WorkflowTransition } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { categoryKeys } from '../catalogue/status-beans.ts';
import { expansions } from '../shapes/address.ts';
import { statusBean } from '../shapes/catalogue.ts';
import { flagged } from '../shapes/wanted.ts';
import { holds } from '../transition-rules/conditions.ts';
import { conditionsIn } from '../transition-rules/given-rules.ts';
import { fieldMeta } from './edit-meta.ts';
import { mayOn } from './permissions.ts';

/** A way out of an issue's status, and whether its conditions let the caller take it. */
interface Way {
  readonly transition: WorkflowTransition;
  readonly open: boolean;
}

/** Ways out of an issue's status that its workflow has; `toPeople`: open are those that people are shown. */
function waysOf(call: RestCall, issue: Issue, toPeople: boolean): Way[] {
  const project = projectOf(call.state, issue);
  if (project === null || !mayOn(call, issue, 'TRANSITION_ISSUES')) return [];
  const status = statusOf(call.state, issue);
  const workflow = workflowOf(call.state, project, issueTypeOf(call.state, issue).id);
  if (workflow === null) return [];
  return workflow.transitions
    .filter(({ type, from }) => type === 'GLOBAL' || (type === 'DIRECTED' && from.includes(status.id)))
    .map((transition) => {
      const conditions = transition.rules?.conditions ?? null;
      const subject = { call, issue, project, workflow, transition, toPeople };
      return { transition, open: conditions === null || holds(conditions, subject) };
    });
}

/** Ways out of an issue's status that are open to the caller. */
export const transitionsOf = (call: RestCall, issue: Issue): WorkflowTransition[] =>
  waysOf(call, issue, false).flatMap(({ transition, open }) => (open ? [transition] : []));

/** Fields on a transition's screen, with what may be set in them. */
function screenOf(call: RestCall, issue: Issue, transition: WorkflowTransition) {
  const project = projectOf(call.state, issue);
  if (project === null) return {};
  const type = issueTypeOf(call.state, issue);
  return Object.fromEntries(
    allFields(call.state)
      .filter(({ id }) => transition.screenFields.includes(id))
      .map((field) => [field.id, fieldMeta(call, project, type, field, issue)]),
  );
}

/** As the workflow has them, or on wish by the category of where they lead. */
function inOrder(call: RestCall, ways: Way[]): Way[] {
  if (!flagged(call, 'sortByOpsBarAndStatus')) return ways;
  const place = ({ transition }: Way) =>
    categoryKeys.indexOf(call.state.statuses.find(({ id }) => id === transition.to)?.category ?? 'undefined');
  return [...ways].sort((one, other) => place(one) - place(other));
}

/** The transitions of an issue as Jira shows them; with `transitions.fields` expanded, their screens. */
export function transitionBeans(call: RestCall, issue: Issue) {
  const withFields = expansions(call).has('transitions.fields');
  const withClosed = flagged(call, 'includeUnavailableTransitions');
  const withHidden = flagged(call, 'skipRemoteOnlyCondition');
  return inOrder(call, waysOf(call, issue, !withHidden)).flatMap(({ transition, open }) => {
    if (!open && !withClosed) return [];
    const to = call.state.statuses.find(({ id }) => id === transition.to);
    if (to === undefined) return [];
    return [
      {
        id: transition.id,
        name: transition.name,
        to: statusBean(call, to),
        hasScreen: transition.screenFields.length > 0,
        isGlobal: transition.type === 'GLOBAL',
        isInitial: false,
        isAvailable: open,
        isConditional: conditionsIn(transition.rules?.conditions ?? null).length > 0,
        ...(withFields ? { fields: screenOf(call, issue, transition) } : {}),
        isLooped: false,
      },
    ];
  });
}
