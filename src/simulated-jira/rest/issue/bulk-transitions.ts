import { z } from 'zod';
import { json, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf, workflowOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey, issueNames } from '../ids.ts';
import { statusBean } from '../shapes/catalogue.ts';
import { queryList } from '../shapes/page.ts';
import { bulkOperation, runEach, selected, type Work } from './bulk-selection.ts';
import { move } from './pass-transition.ts';
import { transitionsOf } from './transition-beans.ts';

/** Transitions that issues of one workflow have, workflow by workflow. */
function transitions(call: RestCall): WireResponse {
  const issues = selected(call, queryList(call, 'issueIdsOrKeys'));
  if (!Array.isArray(issues)) return issues;
  const groups = new Map<string, Issue[]>();
  for (const issue of issues) {
    const project = projectOf(call.state, issue);
    const workflow =
      project === null ? null : workflowOf(call.state, project, issueTypeOf(call.state, issue).id);
    if (workflow !== null) groups.set(workflow.id, [...(groups.get(workflow.id) ?? []), issue]);
  }
  return json(200, {
    availableTransitions: [...groups.values()].map((group) => {
      const [first, ...others] = group.map((issue) => transitionsOf(call, issue));
      return {
        isTransitionsFiltered: false,
        issues: group.map(({ key }) => key),
        transitions: (first ?? [])
          .filter(({ id }) => others.every((list) => list.some((each) => each.id === id)))
          .flatMap(({ id, name, to }) => {
            const status = call.state.statuses.find((each) => each.id === to);
            return status === undefined
              ? []
              : [
                  {
                    transitionId: Number(id),
                    transitionName: name,
                    to: { statusId: Number(status.id), statusName: statusBean(call, status).name },
                  },
                ];
          }),
      };
    }),
  });
}

const transitionSchema = z.looseObject({
  bulkTransitionInputs: z
    .array(
      z.looseObject({
        selectedIssueIdsOrKeys: issueNames(1000),
        transitionId: idOrKey,
      }),
    )
    .min(1),
});

/** Moves an issue by a transition that is open to the caller, or says what speaks against it. */
function take(call: RestCall, issue: Issue, id: string): readonly string[] {
  const found = transitionsOf(call, issue).find((each) => each.id === id);
  return found === undefined ? ['The transition is not valid for this work item.'] : move(call, issue, found);
}

function transition(call: RestCall): WireResponse {
  const asked = given(call, transitionSchema);
  if ('status' in asked) return asked;
  const moves: Work[] = [];
  for (const { selectedIssueIdsOrKeys, transitionId } of asked.given.bulkTransitionInputs) {
    const issues = selected(call, selectedIssueIdsOrKeys);
    if (!Array.isArray(issues)) return issues;
    moves.push(...issues.map((issue) => ({ issue, work: () => take(call, issue, transitionId) })));
  }
  return runEach(call, bulkOperation, 'TRANSITION_ISSUES', moves);
}

/** Many work items moved at once. */
export const bulkTransitionRoutes: Route[] = [
  selfJudging('GET /bulk/issues/transition', transitions),
  selfJudging('POST /bulk/issues/transition', transition),
];
