import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { workflowOf } from '../../state/lookup.ts';
import type { Issue, Workflow } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { idleRules } from '../transition-rules/idle.ts';
import { appRuleRoutes } from './app-rules.ts';
import { modern, statusesFor } from './workflow-beans.ts';
import {
  createSchema,
  flaws,
  type GivenUpdate,
  kept,
  statusesBehind,
  updateSchema,
} from './workflow-payload.ts';

const referencesOf = (statuses: readonly { statusReference: string }[]): ReadonlySet<string> =>
  new Set(statuses.map(({ statusReference }) => statusReference));

/** The workflows as they are now; rules of transitions are kept, and the answer names those that nobody carries out. */
function shown(call: RestCall, workflows: readonly Workflow[]): WireResponse {
  const idle = workflows.flatMap(({ transitions }) => transitions.flatMap(idleRules));
  return json(
    200,
    { statuses: statusesFor(call, workflows), workflows: workflows.map((each) => modern(call, each)) },
    idle.length > 0
      ? { 'x-simulated-note': `rules that are kept and not carried out: ${[...new Set(idle)].join(', ')}` }
      : {},
  );
}

/** What keeps workflows from being made. */
function wrongToCreate(
  { state }: RestCall,
  { scope, statuses, workflows }: z.output<typeof createSchema>,
): string[] {
  if (scope.type === 'PROJECT') return ['Workflows of one project are made with the project.'];
  const known = state.workflows.map(({ id, name }) => ({ id, name }));
  return workflows.flatMap((each) => [
    ...flaws(each, referencesOf(statuses)),
    ...(nameTaken(known, each.name) ? [`A workflow with the name '${each.name}' already exists.`] : []),
  ]);
}

function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { statuses, workflows } = asked.given;
  const wrong = wrongToCreate(call, asked.given);
  if (wrong.length > 0) return jiraError(400, wrong);
  const ids = statusesBehind(call, statuses, null);
  const now = new Date(call.world.now()).toISOString();
  const made = workflows.map(
    (each): Workflow => ({
      ...kept(each, ids),
      id: randomUUID(),
      name: each.name,
      description: each.description ?? '',
      projectId: null,
      isDefault: false,
      created: now,
      updated: now,
      versionNumber: 1,
    }),
  );
  call.state.workflows.push(...made);
  return shown(call, made);
}

/** Issues that follow a workflow and stand in a status that it loses. */
function stranded({ state }: RestCall, workflow: Workflow, remaining: readonly string[]): Issue[] {
  return state.issues.filter((issue) => {
    const project = state.projects.find(({ id }) => id === issue.projectId);
    if (project === undefined || workflowOf(state, project, issue.issueType) !== workflow) return false;
    return workflow.statusIds.includes(issue.status) && !remaining.includes(issue.status);
  });
}

/** The status an issue goes to when its own is taken away; undefined: nobody said. */
function destination(issue: Issue, asked: GivenUpdate, idOf: (reference: string) => string) {
  const special = (asked.statusMappings ?? []).find(
    ({ issueTypeId, projectId }) => issueTypeId === issue.issueType && projectId === issue.projectId,
  );
  const all = [...(special?.statusMigrations ?? []), ...(asked.defaultStatusMappings ?? [])];
  const found = all.find(({ oldStatusReference }) => idOf(oldStatusReference) === issue.status);
  return found === undefined ? undefined : idOf(found.newStatusReference);
}

/** The workflows that are meant with what is asked of each, and what keeps them from being redrawn. */
function toUpdate({ state }: RestCall, { statuses, workflows }: z.output<typeof updateSchema>) {
  const pairs = workflows.map((each) => ({
    each,
    workflow: state.workflows.find(({ id }) => id === each.id),
  }));
  const wrong = pairs.flatMap(({ each, workflow }) => {
    if (workflow === undefined) return [`The workflow with the id ${each.id} does not exist.`];
    if (workflow.isDefault) return [`The workflow '${workflow.name}' cannot be edited.`];
    return flaws(each, referencesOf(statuses));
  });
  return { pairs, wrong };
}

function update(call: RestCall): WireResponse {
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const { statuses } = asked.given;
  const { pairs, wrong } = toUpdate(call, asked.given);
  if (wrong.length > 0) return jiraError(400, wrong);
  const stale = pairs.some(
    ({ each, workflow }) => each.version.versionNumber !== (workflow?.versionNumber ?? 1),
  );
  if (stale) return jiraError(409, ['The workflow was changed since: read its version anew.']);
  const changed = pairs.flatMap(({ each, workflow }) => (workflow === undefined ? [] : [{ each, workflow }]));
  const statusesBefore = call.state.statuses.length;
  const ids = statusesBehind(call, statuses, null);
  const idOf = (reference: string): string => ids.get(reference) ?? reference;
  const moves = changed.flatMap(({ each, workflow }) =>
    stranded(call, workflow, kept(each, ids).statusIds).map((issue) => ({
      issue,
      to: destination(issue, each, idOf),
    })),
  );
  if (moves.some(({ to }) => to === undefined)) {
    call.state.statuses.length = statusesBefore;
    return jiraError(400, ['A status is taken away that work items are in: say where they go.']);
  }
  for (const { issue, to } of moves) issue.status = to ?? issue.status;
  for (const { each, workflow } of changed) {
    Object.assign(workflow, kept(each, ids), {
      description: each.description ?? workflow.description,
      updated: new Date(call.world.now()).toISOString(),
      versionNumber: (workflow.versionNumber ?? 1) + 1,
    });
  }
  return shown(
    call,
    changed.map(({ workflow }) => workflow),
  );
}

/** What would be refused; there are no warnings here. */
const judged = (wrong: readonly string[]): WireResponse =>
  json(200, {
    errors: wrong.map((message) => {
      return { code: 'INVALID_WORKFLOW', level: 'ERROR', type: 'WORKFLOW', message, elementReference: {} };
    }),
  });

const createTrial = z.looseObject({ payload: createSchema });
const updateTrial = z.looseObject({ payload: updateSchema });

/** Workflows made and redrawn. */
export const workflowWriteRoutes: Route[] = [
  ...appRuleRoutes,
  route('POST /workflows/create/validation', (call) => {
    const asked = given(call, createTrial);
    return 'status' in asked ? asked : judged(wrongToCreate(call, asked.given.payload));
  }),
  route('POST /workflows/update/validation', (call) => {
    const asked = given(call, updateTrial);
    return 'status' in asked ? asked : judged(toUpdate(call, asked.given.payload).wrong);
  }),
  route('POST /workflows/create', create),
  route('POST /workflows/update', update),
];
