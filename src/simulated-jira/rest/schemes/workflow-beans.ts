import { typesOf, workflowOf } from '../../state/lookup.ts';
import type { Workflow, WorkflowTransition } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { expansions } from '../shapes/address.ts';
import { statusCategories } from '../shapes/catalogue.ts';

/** Projects that follow a workflow for some of their work types. */
export function projectsWith(call: RestCall, workflow: Workflow) {
  return call.state.projects.filter(
    (project) =>
      project.deletedAt === null &&
      typesOf(call.state, project).some((type) => workflowOf(call.state, project, type.id) === workflow),
  );
}

/** The projects that follow a workflow, each with the work types that do. */
const usagesOf = (call: RestCall, workflow: Workflow) =>
  projectsWith(call, workflow).map((project) => ({
    project: { id: project.id },
    issueTypeIds: typesOf(call.state, project)
      .filter(({ id }) => workflowOf(call.state, project, id) === workflow)
      .map(({ id }) => id),
  }));

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
export function searched(call: RestCall, workflow: Workflow) {
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
    ...(has('hasDraftWorkflow') ? { hasDraftWorkflow: false } : {}),
    ...(has('operations')
      ? {
          operations: {
            canEdit: !workflow.isDefault,
            canDelete: projectsWith(call, workflow).length === 0,
          },
        }
      : {}),
    created: call.clock.time(workflow.created),
    updated: call.clock.time(workflow.updated),
  };
}

/** A workflow as the younger search shows it: the whole one, its transitions only on wish. */
export function modernSearched(call: RestCall, workflow: Workflow) {
  const expand = expansions(call);
  const wanted = expand.has('transitions') || expand.has('values.transitions');
  return { ...modern(call, workflow), ...(wanted ? {} : { transitions: [] }) };
}

/** Where transitions begin and end: the younger form, and the deprecated one that `POST /workflows` gives unless it is asked for links. */
const ports = {
  links: (from: readonly string[], to: string) => ({
    toStatusReference: to,
    links: from.map((fromStatusReference) => ({ fromStatusReference, fromPort: 0, toPort: 1 })),
  }),
  statuses: (from: readonly string[], to: string) => ({
    to: { statusReference: to, port: 1 },
    from: from.map((statusReference) => ({ statusReference, port: 0 })),
  }),
};

/** A workflow as the younger operations show it: flat id, statuses by reference, transitions in capitals. */
export function modern(call: RestCall, workflow: Workflow, form: keyof typeof ports = 'links') {
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
    transitions: workflow.transitions.map(({ id, name, description, type, from, to, rules }) => ({
      id,
      name,
      description,
      type,
      ...ports[form](from, to),
      actions: rules?.actions ?? [],
      validators: rules?.validators ?? [],
      ...(rules?.conditions ? { conditions: rules.conditions } : {}),
      triggers: [],
      properties: {},
    })),
    version: { versionNumber: workflow.versionNumber ?? 1, id: workflow.id },
    created: call.clock.time(workflow.created),
    updated: call.clock.time(workflow.updated),
    startPointLayout: { x: 0, y: 0 },
    ...(has('usage') || has('usages') || expand.has('workflows.usages')
      ? { usages: usagesOf(call, workflow) }
      : {}),
  };
}

/** The statuses that workflows name, as the younger operations show them. */
export function statusesFor(call: RestCall, workflows: readonly Workflow[]) {
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
