import { z } from 'zod';
import { json, later, type WireResponse } from '../../request.ts';
import { issueTypeOf, projectOf, workflowOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey, issueNames } from '../ids.ts';
import { statusBean } from '../shapes/catalogue.ts';
import { queryList } from '../shapes/page.ts';
import { bulkOperation, runEach, selected, type Work } from './bulk-selection.ts';
import { move, passing } from './pass-transition.ts';
import { mayOn } from './permissions.ts';
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

const openTo = (call: RestCall, issue: Issue, id: string) =>
  transitionsOf(call, issue).find((each) => each.id === id);

/** Moves an issue by a transition that is open to the caller, or says what speaks against it. */
function take(call: RestCall, issue: Issue, id: string): readonly string[] {
  const found = openTo(call, issue, id);
  if (found === undefined) return ['The transition is not valid for this work item.'];
  const wrong = move(call, issue, found);
  // It was asked before; only what an earlier move of the same call changed could make it a question again.
  return wrong instanceof Promise ? ['A validator of an app did not pass.'] : wrong;
}

/** Validators that are functions, of all issues that are to be moved, asked before the first one goes; nobody runs any: nothing to ask. */
function unasked(call: RestCall, moves: readonly (readonly [Issue, string])[]): Promise<void>[] {
  if (call.world.functionHosts.size === 0) return [];
  return moves.flatMap(([issue, id]) => {
    const found = mayOn(call, issue, 'TRANSITION_ISSUES') ? openTo(call, issue, id) : undefined;
    const said = found === undefined ? [] : passing(call, issue, found).objections(issue);
    return said instanceof Promise ? [said] : [];
  });
}

/** `POST /bulk/issues/transition`: an issue that is in several inputs goes through each of them, one after the other. */
function transition(call: RestCall): WireResponse {
  const asked = given(call, transitionSchema);
  if ('status' in asked) return asked;
  const moves: [Issue, string][] = [];
  for (const { selectedIssueIdsOrKeys, transitionId } of asked.given.bulkTransitionInputs) {
    const issues = selected(call, selectedIssueIdsOrKeys);
    if (!Array.isArray(issues)) return issues;
    moves.push(...issues.map((issue): [Issue, string] => [issue, transitionId]));
  }
  const open = unasked(call, moves);
  if (open.length > 0) return later(Promise.all(open).then(() => undefined));
  const works = moves.map(([issue, id]): Work => ({ issue, work: () => take(call, issue, id) }));
  return runEach(call, bulkOperation, 'TRANSITION_ISSUES', works);
}

/** Many work items moved at once. */
export const bulkTransitionRoutes: Route[] = [
  selfJudging('GET /bulk/issues/transition', transitions),
  selfJudging('POST /bulk/issues/transition', transition),
];
