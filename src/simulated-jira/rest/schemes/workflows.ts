import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { findProject, workflowOf } from '../../state/lookup.ts';
import type { Workflow } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { ordered, page, pageBounds } from '../shapes/page.ts';
import { usages } from '../shapes/usages.ts';
import { flagged } from '../shapes/wanted.ts';
import { capabilityRoutes } from '../transition-rules/capabilities.ts';
import { modern, modernSearched, projectsWith, searched, statusesFor } from './workflow-beans.ts';
import { workflowWriteRoutes } from './workflow-writes.ts';

/** Those of company-managed projects, which alone the older operations know of (documented). */
const classic = (all: readonly Workflow[]) => all.filter(({ projectId }) => projectId === null);

function search(
  call: RestCall,
  shape: (workflow: Workflow) => unknown,
  withStatuses: boolean,
  within: readonly Workflow[] = call.state.workflows,
): WireResponse {
  const names = call.query.getAll('workflowName');
  const text = (call.query.get('queryString') ?? '').toLowerCase();
  const active = call.query.get('isActive');
  const scope = call.query.get('scope')?.toUpperCase() ?? '';
  const found = within.filter(
    (workflow) =>
      (names.length === 0 || names.includes(workflow.name)) &&
      `${workflow.name} ${workflow.description}`.toLowerCase().includes(text) &&
      (scope === '' || scope === (workflow.projectId === null ? 'GLOBAL' : 'PROJECT')) &&
      (active === null || String(projectsWith(call, workflow).length > 0) === active),
  );
  const sorted = ordered(call, found, {
    name: ({ name }) => name.toLowerCase(),
    created: ({ created }) => created,
    updated: ({ updated }) => updated,
  });
  if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
  const answer = page(call, sorted, shape);
  if (!withStatuses) return answer;
  const { startAt, maxResults } = pageBounds(call);
  return json(200, {
    ...JSON.parse(answer.body.toString()),
    statuses: statusesFor(call, sorted.slice(startAt, startAt + maxResults)),
  });
}

function usedBy(call: RestCall, name: string, list: (workflow: Workflow) => readonly string[]): WireResponse {
  const workflow = call.state.workflows.find(({ id }) => id === call.params.workflowId);
  if (workflow === undefined) return jiraError(404, ['The workflow was not found.']);
  return usages(call, { workflowId: workflow.id }, name, list(workflow));
}

const askedSchema = z.looseObject({
  workflowNames: z.array(z.string()).nullish(),
  workflowIds: z.array(z.string()).nullish(),
  projectAndIssueTypes: z.array(z.looseObject({ projectId: z.string(), issueTypeId: z.string() })).nullish(),
});

/** `POST /workflows`: by name, by id, and those that issue types have in projects. */
function byNames(call: RestCall): WireResponse {
  const asked = given(call, askedSchema);
  if ('status' in asked) return asked;
  const { workflowNames, workflowIds, projectAndIssueTypes } = asked.given;
  const inProjects = (projectAndIssueTypes ?? []).map(({ projectId, issueTypeId }) => {
    const project = findProject(call.state, projectId);
    return project === null ? null : workflowOf(call.state, project, issueTypeId);
  });
  const found = call.state.workflows.filter(
    (workflow) =>
      workflowIds?.includes(workflow.id) === true ||
      workflowNames?.includes(workflow.name) === true ||
      inProjects.includes(workflow),
  );
  const form = flagged(call, 'useTransitionLinksFormat') ? 'links' : 'statuses';
  return json(200, {
    statuses: statusesFor(call, found),
    workflows: found.map((workflow) => modern(call, workflow, form)),
  });
}

export const workflowRoutes: Route[] = [
  ...workflowWriteRoutes,
  ...capabilityRoutes,
  route('GET /workflow/search', (call) =>
    search(call, (workflow) => searched(call, workflow), false, classic(call.state.workflows)),
  ),
  route('GET /workflows/search', (call) => search(call, (workflow) => modernSearched(call, workflow), true)),
  route('GET /workflow', (call) =>
    json(
      200,
      classic(call.state.workflows).map(({ name, description, statusIds, isDefault }) => ({
        name,
        description,
        steps: statusIds.length,
        default: isDefault,
      })),
    ),
  ),
  route('POST /workflows', byNames),
  route('DELETE /workflow/{entityId}', (call) => {
    const workflow = call.state.workflows.find(({ id }) => id === call.params.entityId);
    if (workflow === undefined) return jiraError(404, ['The workflow was not found.']);
    const used = call.state.workflowSchemes.some(
      ({ defaultWorkflow, issueTypeMappings }) =>
        defaultWorkflow === workflow.name || Object.values(issueTypeMappings).includes(workflow.name),
    );
    if (used || workflow.isDefault) return jiraError(400, ['Cannot delete an active workflow.']);
    call.state.workflows = call.state.workflows.filter((each) => each !== workflow);
    return empty(204);
  }),
  route('GET /workflow/{workflowId}/projectUsages', (call) =>
    usedBy(call, 'projects', (workflow) => projectsWith(call, workflow).map(({ id }) => id)),
  ),
  route('GET /workflow/{workflowId}/workflowSchemes', (call) =>
    usedBy(call, 'workflowSchemes', (workflow) =>
      call.state.workflowSchemes
        .filter(
          ({ defaultWorkflow, issueTypeMappings }) =>
            defaultWorkflow === workflow.name || Object.values(issueTypeMappings).includes(workflow.name),
        )
        .map(({ id }) => String(id)),
    ),
  ),
  route('GET /workflows/defaultEditor', () => json(200, { value: 'NEW' })),
];
