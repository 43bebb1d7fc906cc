import { jiraError, later, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf, statusOf, workflowOf } from '../../state/lookup.ts';
import type { Issue, WorkflowTransition } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { functionObjections } from '../transition-rules/function-validators.ts';
import { writtenBy } from '../transition-rules/post-functions.ts';
import type { Subject } from '../transition-rules/subject.ts';
import { tellPostFunctions } from '../transition-rules/told-post-functions.ts';
import { objections } from '../transition-rules/validators.ts';
import { change } from './history.ts';

/** The state an issue comes into through a transition: status, when its category changed, and resolution. */
function enter(call: RestCall, issue: Issue, transition: WorkflowTransition): void {
  const { state } = call;
  const now = new Date(call.world.now()).toISOString();
  const before = statusOf(state, issue).category;
  issue.status = transition.to;
  if (statusOf(state, issue).category !== before) issue.statusCategoryChanged = now;
  if (transition.resolution === 'clear') {
    issue.resolution = null;
    issue.resolutionDate = null;
  }
  if (transition.resolution === 'set') {
    issue.resolution ??= state.resolutions[0]?.id ?? null;
    issue.resolutionDate ??= now;
  }
}

/** What validators have against a transition; a promise: the same call finds it after that. */
export type Objections = readonly string[] | Promise<void>;

/** What goes along with a write that moves an issue: validators before, status and post functions within, apps afterwards. */
export function passing(call: RestCall, issue: Issue, transition: WorkflowTransition) {
  const { validators = [], actions = [] } = transition.rules ?? {};
  const before = validators.length + actions.length === 0 ? issue : structuredClone(issue);
  const project = projectOf(call.state, issue);
  const workflow =
    project === null ? null : workflowOf(call.state, project, issueTypeOf(call.state, issue).id);
  /** What the rules judge, with the issue as it would be after what is written along. */
  const subjectOf = (after: Issue): Subject | null =>
    project === null || workflow === null
      ? null
      : { call, issue: after, original: before, project, workflow, transition };
  /** Functions are asked where nothing else is against it. */
  const against = (after: Issue): Objections => {
    const subject = subjectOf(after);
    const wrong = subject === null ? [] : objections(validators, subject);
    return subject === null || wrong.length > 0 ? wrong : functionObjections(validators, subject);
  };
  return {
    objections: against,
    refusal(after: Issue): WireResponse | null {
      const wrong = against(after);
      if (wrong instanceof Promise) return later(wrong);
      return wrong.length === 0 ? null : jiraError(400, [...wrong]);
    },
    edits(after: Issue): ReadonlyMap<string, (issue: Issue) => void> {
      const subject = subjectOf(after);
      return new Map<string, (issue: Issue) => void>([
        ['status', (each) => enter(call, each, transition)],
        ...(subject === null ? [] : writtenBy(actions, subject)),
      ]);
    },
    done(changelogId: string | null): void {
      const subject = subjectOf(issue);
      if (subject !== null) tellPostFunctions(actions, subject, changelogId);
    },
  };
}

/** Moves an issue where nothing is written along, or says what validators have against it. */
export function move(call: RestCall, issue: Issue, transition: WorkflowTransition): Objections {
  const { objections: against, edits, done } = passing(call, issue, transition);
  const wrong = against(issue);
  if (wrong instanceof Promise || wrong.length > 0) return wrong;
  const all = edits(issue);
  const entry = change(call, issue, [...all.keys()], () => {
    for (const apply of all.values()) apply(issue);
  });
  done(entry?.id ?? null);
  return [];
}
