import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { WorkflowScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { page, queryList } from '../shapes/page.ts';
import { usages } from '../shapes/usages.ts';
import { flagged } from '../shapes/wanted.ts';
import { finishedTask } from '../tasks.ts';
import {
  copy,
  isActive,
  isWorkflow,
  schema,
  updateSchema,
  type WorkflowSchemeBody,
  within,
  workflowSchemeBean,
} from './workflow-scheme-bean.ts';
import { workflowSchemeDraftRoutes } from './workflow-scheme-drafts.ts';
import { workflowSchemePartRoutes } from './workflow-scheme-parts.ts';

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, defaultWorkflow, issueTypeMappings } = asked.given;
  const unknown = [defaultWorkflow ?? 'jira', ...Object.values(issueTypeMappings ?? {})].find(
    (each) => !isWorkflow(call, each),
  );
  if (unknown !== undefined) return jiraError(400, [`The workflow '${unknown}' does not exist.`]);
  if (nameTaken(call.state.workflowSchemes, name))
    return jiraError(400, ['A workflow scheme with this name already exists.']);
  const scheme: WorkflowScheme = {
    id: nextNumber(
      call.state,
      'workflowScheme',
      call.state.workflowSchemes.map(({ id }) => id),
    ),
    name,
    description: description ?? '',
    defaultWorkflow: defaultWorkflow ?? 'jira',
    issueTypeMappings: issueTypeMappings ?? {},
    draft: null,
  };
  call.state.workflowSchemes.push(scheme);
  return json(201, workflowSchemeBean(call, scheme.id, scheme));
}

function update(call: RestCall): WireResponse {
  return within(call, (scheme) => {
    const asked = given(call, updateSchema);
    if ('status' in asked) return asked;
    const { name, description, defaultWorkflow, issueTypeMappings, updateDraftIfNeeded } = asked.given;
    const structural = (defaultWorkflow ?? issueTypeMappings) != null;
    if (structural && isActive(call, scheme) && updateDraftIfNeeded !== true)
      return jiraError(400, ['The workflow scheme is active: only its draft can be changed.']);
    if (structural && isActive(call, scheme)) scheme.draft ??= copy(scheme);
    const target: WorkflowSchemeBody = structural && scheme.draft !== null ? scheme.draft : scheme;
    target.name = name ?? target.name;
    target.description = description ?? target.description;
    target.defaultWorkflow = defaultWorkflow ?? target.defaultWorkflow;
    target.issueTypeMappings = issueTypeMappings ?? target.issueTypeMappings;
    return json(200, workflowSchemeBean(call, scheme.id, target, target !== scheme));
  });
}

const projectSchema = z.looseObject({ workflowSchemeId: z.string().nullish(), projectId: z.string() });

const switchSchema = z.looseObject({ projectId: z.string(), targetSchemeId: z.string() });

/** `POST /workflowscheme/project/switch`: a project in use goes over to another scheme, as a task. Statuses that the new one lacks stay. */
function switchProject(call: RestCall): WireResponse {
  const asked = given(call, switchSchema);
  if ('status' in asked) return asked;
  const project = call.state.projects.find(({ id }) => id === asked.given.projectId);
  const scheme = call.state.workflowSchemes.find(({ id }) => String(id) === asked.given.targetSchemeId);
  if (project === undefined || scheme === undefined)
    return jiraError(400, ['The project or the workflow scheme was not found.']);
  project.workflowSchemeId = scheme.id;
  return finishedTask(call, `Switch workflow scheme of ${project.key}`, {});
}

const readSchema = z.looseObject({
  projectIds: z.array(z.string()).nullish(),
  workflowSchemeIds: z.array(z.string()).nullish(),
});

/** `POST /workflowscheme/read`: schemes by project or id, in the younger form. */
function read(call: RestCall): WireResponse {
  const asked = given(call, readSchema);
  if ('status' in asked) return asked;
  const ids = new Set(asked.given.workflowSchemeIds ?? []);
  for (const project of call.state.projects)
    if (asked.given.projectIds?.includes(project.id)) ids.add(String(project.workflowSchemeId));
  const found = call.state.workflowSchemes.filter(({ id }) => ids.has(String(id)));
  const workflow = (name: string) => {
    const each = call.state.workflows.find((one) => one.name === name);
    return { id: each?.id ?? '', name };
  };
  return json(
    200,
    found.map((scheme) => ({
      id: String(scheme.id),
      name: scheme.name,
      description: scheme.description,
      defaultWorkflow: workflow(scheme.defaultWorkflow),
      scope: { type: 'GLOBAL' },
      workflowsForIssueTypes: [
        { workflow: workflow(scheme.defaultWorkflow), issueTypeIds: [] },
        ...Object.entries(scheme.issueTypeMappings).map(([id, name]) => ({
          workflow: workflow(name),
          issueTypeIds: [id],
        })),
      ],
      version: { id: String(scheme.id), versionNumber: 1 },
    })),
  );
}

export const workflowSchemeRoutes: Route[] = [
  ...workflowSchemeDraftRoutes,
  ...workflowSchemePartRoutes,
  route('GET /workflowscheme', (call) =>
    page(call, call.state.workflowSchemes, (scheme) => {
      // A list does not say of any scheme whether it is a draft (recorded).
      const { draft: _, ...listed } = workflowSchemeBean(call, scheme.id, scheme);
      return listed;
    }),
  ),
  route('POST /workflowscheme', create),
  route('GET /workflowscheme/project', (call) => {
    const ids = queryList(call, 'projectId');
    if (ids.length === 0) return jiraError(400, [], { projectId: 'The ID of a project has to be provided.' });
    const values = call.state.workflowSchemes.flatMap((scheme) => {
      const projectIds = call.state.projects
        .filter((project) => ids.includes(project.id) && project.workflowSchemeId === scheme.id)
        .map(({ id }) => id);
      return projectIds.length === 0
        ? []
        : [{ projectIds, workflowScheme: workflowSchemeBean(call, scheme.id, scheme) }];
    });
    return json(200, { values });
  }),
  route('PUT /workflowscheme/project', (call) => {
    const asked = given(call, projectSchema);
    if ('status' in asked) return asked;
    const project = call.state.projects.find(({ id }) => id === asked.given.projectId);
    const scheme = call.state.workflowSchemes.find(({ id }) => String(id) === asked.given.workflowSchemeId);
    if (project === undefined) return jiraError(404, ['The project was not found.']);
    if (project.style === 'next-gen')
      return jiraError(400, ['Only classic projects can have workflow schemes assigned.']);
    if (scheme === undefined) return jiraError(404, ['The workflow scheme was not found.']);
    project.workflowSchemeId = scheme.id;
    return empty(204);
  }),
  route('POST /workflowscheme/read', read),
  route('GET /workflowscheme/{id}', (call) =>
    within(call, (scheme) =>
      flagged(call, 'returnDraftIfExists') && scheme.draft !== null
        ? json(200, workflowSchemeBean(call, scheme.id, scheme.draft, true))
        : json(200, workflowSchemeBean(call, scheme.id, scheme)),
    ),
  ),
  route('PUT /workflowscheme/{id}', update),
  route('DELETE /workflowscheme/{id}', (call) =>
    within(call, (scheme) => {
      if (isActive(call, scheme))
        return jiraError(400, ['The workflow scheme is active and cannot be deleted.']);
      call.state.workflowSchemes = call.state.workflowSchemes.filter((each) => each !== scheme);
      return empty(204);
    }),
  ),
  route('GET /workflowscheme/{workflowSchemeId}/projectUsages', (call) => {
    const scheme = byPath(call, call.state.workflowSchemes, 'workflowSchemeId');
    if (scheme === undefined) return jiraError(404, ['The workflow scheme was not found.']);
    const used = call.state.projects.filter(
      ({ workflowSchemeId, deletedAt }) => workflowSchemeId === scheme.id && deletedAt === null,
    );
    const ids = used.map(({ id }) => id);
    return usages(call, { workflowSchemeId: String(scheme.id) }, 'projects', ids);
  }),
  route('POST /workflowscheme/project/switch', switchProject),
];
