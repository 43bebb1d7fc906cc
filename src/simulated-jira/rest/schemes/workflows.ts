import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { typesOf, workflowOf } from '../../state/lookup.ts';
import type { Workflow, WorkflowTransition } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { statusCategories } from '../shapes/catalogue.ts';
import { ordered, page, pageBounds } from '../shapes/page.ts';

/** Projects that follow a workflow for some of their work types. */
function projectsWith(call: RestCall, workflow: Workflow) {
  return call.state.projects.filter(
    (project) =>
      project.deletedAt === null &&
      typesOf(call.state, project).some((type) => workflowOf(call.state, project, type.id) === workflow),
  );
}

function transitionBean(transition: WorkflowTransition) {
  return {
    id: transition.id,
    name: transition.name,
    description: transition.description,
    from: transition.from,
    to: transition.to,
    type: transition.type.toLowerCase(),
    ...(transition.screenFields.length === 0 ? {} : { screen: { id: '3', name: 'Resolve Issue Screen' } }),
    properties: {},
  };
}

/** A workflow as the older search shows it: transitions and statuses only on wish, and then empty lists without it. */
function searched(call: RestCall, workflow: Workflow) {
  const expand = expansions(call);
  const has = (name: string) => expand.has(name) || expand.has(`values.${name}`);
  return {
    id: { name: workflow.name, entityId: workflow.id },
    description: workflow.description,
    ...(has('transitions') ? { transitions: workflow.transitions.map(transitionBean) } : {}),
    ...(has('statuses')
      ? {
          statuses: call.state.statuses
            .filter(({ id }) => workflow.statusIds.includes(id))
            .map(({ id, name }) => ({ id, name, properties: {} })),
        }
      : {}),
    ...(has('default') ? { isDefault: workflow.isDefault } : {}),
    ...(has('projects')
      ? { projects: projectsWith(call, workflow).map(({ id, key, name }) => ({ id, key, name })) }
      : {}),
    hasDraftWorkflow: false,
    operations: { canEdit: !workflow.isDefault, canDelete: projectsWith(call, workflow).length === 0 },
    created: call.clock.time(workflow.created),
    updated: call.clock.time(workflow.updated),
  };
}

/** A workflow as the younger operations show it: flat id, statuses by reference, transitions in capitals. */
function modern(call: RestCall, workflow: Workflow) {
  const expand = expansions(call);
  const has = (name: string) => expand.has(name) || expand.has(`values.${name}`);
  return {
    id: workflow.id,
    name: workflow.name,
    description: workflow.description,
    isEditable: !workflow.isDefault,
    scope:
      workflow.projectId === null
        ? { type: 'GLOBAL' }
        : { type: 'PROJECT', project: { id: workflow.projectId } },
    statuses: workflow.statusIds.map((id) => ({ statusReference: id, deprecated: false, properties: {} })),
    transitions: has('transitions')
      ? workflow.transitions.map(({ id, name, description, type, from, to }) => ({
          id,
          name,
          description,
          type,
          toStatusReference: to,
          links: from.map((fromStatusReference) => ({ fromStatusReference, fromPort: 0, toPort: 1 })),
          actions: [],
          validators: [],
          triggers: [],
          properties: {},
        }))
      : [],
    version: { versionNumber: 1, id: workflow.id },
    created: call.clock.time(workflow.created),
    updated: call.clock.time(workflow.updated),
    startPointLayout: { x: 0, y: 0 },
    ...(has('usage') || has('usages') ? { usages: [] } : {}),
  };
}

function statusesFor(call: RestCall, workflows: readonly Workflow[]) {
  const ids = new Set(workflows.flatMap(({ statusIds }) => statusIds));
  return call.state.statuses
    .filter(({ id }) => ids.has(id))
    .map((status) => ({
      id: status.id,
      name: status.name,
      statusReference: status.id,
      statusCategory: statusCategories[status.category].modern,
      description: status.description,
      scope:
        status.projectId === null
          ? { type: 'GLOBAL' }
          : { type: 'PROJECT', project: { id: status.projectId } },
    }));
}

function search(call: RestCall, shape: (workflow: Workflow) => unknown, withStatuses: boolean): WireResponse {
  const names = call.query.getAll('workflowName');
  const text = (call.query.get('queryString') ?? '').toLowerCase();
  const active = call.query.get('isActive');
  const found = call.state.workflows.filter(
    (workflow) =>
      (names.length === 0 || names.includes(workflow.name)) &&
      `${workflow.name} ${workflow.description}`.toLowerCase().includes(text) &&
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

function usages(
  call: RestCall,
  name: string,
  list: (workflow: Workflow) => readonly { id: string }[],
): WireResponse {
  const workflow = call.state.workflows.find(({ id }) => id === call.params.workflowId);
  if (workflow === undefined) return jiraError(404, ['The workflow was not found.']);
  return json(200, { workflowId: workflow.id, [name]: { values: list(workflow), nextPageToken: null } });
}

export const workflowRoutes: Route[] = [
  route('GET /workflow/search', (call) => search(call, (workflow) => searched(call, workflow), false)),
  route('GET /workflows/search', (call) => search(call, (workflow) => modern(call, workflow), true)),
  route('GET /workflow', (call) =>
    json(
      200,
      call.state.workflows.map(({ name, description, statusIds, isDefault }) => ({
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
    if (used || workflow.isDefault) return jiraError(400, ['The workflow is in use and cannot be deleted.']);
    call.state.workflows = call.state.workflows.filter((each) => each !== workflow);
    return empty(204);
  }),
  route('GET /workflow/{workflowId}/projectUsages', (call) =>
    usages(call, 'projects', (workflow) => projectsWith(call, workflow).map(({ id }) => ({ id }))),
  ),
  route('GET /workflow/{workflowId}/workflowSchemes', (call) =>
    usages(call, 'workflowSchemes', (workflow) =>
      call.state.workflowSchemes
        .filter(
          ({ defaultWorkflow, issueTypeMappings }) =>
            defaultWorkflow === workflow.name || Object.values(issueTypeMappings).includes(workflow.name),
        )
        .map(({ id }) => ({ id: String(id) })),
    ),
  ),
  route('GET /workflows/defaultEditor', () => json(200, { value: 'NEW' })),
];
