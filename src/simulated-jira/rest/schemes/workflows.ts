import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Workflow } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { ordered, page, pageBounds } from '../shapes/page.ts';
import { usages } from '../shapes/usages.ts';
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
  route('POST /workflows', (call) => {
    const body = typeof call.body === 'object' && call.body !== null ? call.body : {};
    const names = 'workflowNames' in body && Array.isArray(body.workflowNames) ? body.workflowNames : [];
    const ids = 'workflowIds' in body && Array.isArray(body.workflowIds) ? body.workflowIds : [];
    const found = call.state.workflows.filter(({ id, name }) => ids.includes(id) || names.includes(name));
    return json(200, {
      statuses: statusesFor(call, found),
      workflows: found.map((workflow) => modern(call, workflow)),
    });
  }),
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
