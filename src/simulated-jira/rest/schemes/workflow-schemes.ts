import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { WorkflowScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { self } from '../shapes/address.ts';
import { page, queryList } from '../shapes/page.ts';

type Body = Omit<WorkflowScheme, 'id' | 'draft'>;

function bean(
  call: RestCall,
  id: number,
  { name, description, defaultWorkflow, issueTypeMappings }: Body,
  draft = false,
) {
  return {
    id,
    name,
    description,
    defaultWorkflow,
    issueTypeMappings,
    ...(draft
      ? {
          draft: true,
          originalDefaultWorkflow: defaultWorkflow,
          originalIssueTypeMappings: issueTypeMappings,
        }
      : { draft: false }),
    self: self(call, `/workflowscheme/${id}${draft ? '/draft' : ''}`),
  };
}

function within(call: RestCall, answer: (scheme: WorkflowScheme) => WireResponse): WireResponse {
  const scheme = byPath(call, call.state.workflowSchemes);
  return scheme === undefined ? jiraError(404, ['The workflow scheme was not found.']) : answer(scheme);
}

/** The draft of a scheme, which most schemes do not have. */
function withinDraft(
  call: RestCall,
  answer: (draft: Body, scheme: WorkflowScheme) => WireResponse,
): WireResponse {
  return within(call, (scheme) =>
    scheme.draft === null
      ? jiraError(404, ['The workflow scheme does not have a draft.'])
      : answer(scheme.draft, scheme),
  );
}

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  defaultWorkflow: z.string().nullish(),
  issueTypeMappings: z.record(z.string(), z.string()).nullish(),
});

const known = (call: RestCall, name: string): boolean =>
  call.state.workflows.some((each) => each.name === name);

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, defaultWorkflow, issueTypeMappings } = asked.given;
  const unknown = [defaultWorkflow ?? 'jira', ...Object.values(issueTypeMappings ?? {})].find(
    (each) => !known(call, each),
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
  return json(201, bean(call, scheme.id, scheme));
}

const active = (call: RestCall, { id }: WorkflowScheme): boolean =>
  call.state.projects.some(
    ({ workflowSchemeId, deletedAt }) => workflowSchemeId === id && deletedAt === null,
  );

const updateSchema = schema.partial().extend({ updateDraftIfNeeded: z.boolean().nullish() });

function update(call: RestCall): WireResponse {
  return within(call, (scheme) => {
    const asked = given(call, updateSchema);
    if ('status' in asked) return asked;
    const { name, description, defaultWorkflow, issueTypeMappings, updateDraftIfNeeded } = asked.given;
    const structural = (defaultWorkflow ?? issueTypeMappings) != null;
    if (structural && active(call, scheme) && updateDraftIfNeeded !== true)
      return jiraError(400, ['The workflow scheme is active: only its draft can be changed.']);
    if (structural && active(call, scheme)) scheme.draft ??= copy(scheme);
    const target: Body = structural && scheme.draft !== null ? scheme.draft : scheme;
    target.name = name ?? target.name;
    target.description = description ?? target.description;
    target.defaultWorkflow = defaultWorkflow ?? target.defaultWorkflow;
    target.issueTypeMappings = issueTypeMappings ?? target.issueTypeMappings;
    return json(200, bean(call, scheme.id, target, target !== scheme));
  });
}

const copy = ({ name, description, defaultWorkflow, issueTypeMappings }: Body): Body => ({
  name,
  description,
  defaultWorkflow,
  issueTypeMappings: { ...issueTypeMappings },
});

const projectSchema = z.looseObject({ workflowSchemeId: z.string().nullish(), projectId: z.string() });
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
  route('GET /workflowscheme', (call) =>
    page(call, call.state.workflowSchemes, (scheme) => bean(call, scheme.id, scheme)),
  ),
  route('POST /workflowscheme', create),
  route('GET /workflowscheme/project', (call) => {
    const ids = queryList(call, 'projectId');
    const values = call.state.workflowSchemes.flatMap((scheme) => {
      const projectIds = call.state.projects
        .filter((project) => ids.includes(project.id) && project.workflowSchemeId === scheme.id)
        .map(({ id }) => id);
      return projectIds.length === 0 ? [] : [{ projectIds, workflowScheme: bean(call, scheme.id, scheme) }];
    });
    return json(200, { values });
  }),
  route('PUT /workflowscheme/project', (call) => {
    const asked = given(call, projectSchema);
    if ('status' in asked) return asked;
    const project = call.state.projects.find(({ id }) => id === asked.given.projectId);
    const scheme = call.state.workflowSchemes.find(({ id }) => String(id) === asked.given.workflowSchemeId);
    if (project === undefined || scheme === undefined)
      return jiraError(404, ['The project or the workflow scheme was not found.']);
    project.workflowSchemeId = scheme.id;
    return empty(204);
  }),
  route('POST /workflowscheme/read', read),
  route('GET /workflowscheme/{id}', (call) =>
    within(call, (scheme) =>
      call.query.get('returnDraftIfExists') === 'true' && scheme.draft !== null
        ? json(200, bean(call, scheme.id, scheme.draft, true))
        : json(200, bean(call, scheme.id, scheme)),
    ),
  ),
  route('PUT /workflowscheme/{id}', update),
  route('DELETE /workflowscheme/{id}', (call) =>
    within(call, (scheme) => {
      if (active(call, scheme))
        return jiraError(400, ['The workflow scheme is active and cannot be deleted.']);
      call.state.workflowSchemes = call.state.workflowSchemes.filter((each) => each !== scheme);
      return empty(204);
    }),
  ),
  route('GET /workflowscheme/{id}/default', (call) =>
    within(call, (scheme) => json(200, { workflow: scheme.defaultWorkflow })),
  ),
  route('POST /workflowscheme/{id}/createdraft', (call) =>
    within(call, (scheme) => {
      if (scheme.draft !== null) return jiraError(400, ['The workflow scheme has a draft already.']);
      scheme.draft = copy(scheme);
      return json(201, bean(call, scheme.id, scheme.draft, true));
    }),
  ),
  route('GET /workflowscheme/{id}/draft', (call) =>
    withinDraft(call, (draft, scheme) => json(200, bean(call, scheme.id, draft, true))),
  ),
  route('PUT /workflowscheme/{id}/draft', (call) =>
    withinDraft(call, (draft, scheme) => {
      const asked = given(call, schema.partial());
      if ('status' in asked) return asked;
      const { name, description, defaultWorkflow, issueTypeMappings } = asked.given;
      draft.name = name ?? draft.name;
      draft.description = description ?? draft.description;
      draft.defaultWorkflow = defaultWorkflow ?? draft.defaultWorkflow;
      draft.issueTypeMappings = issueTypeMappings ?? draft.issueTypeMappings;
      return json(200, bean(call, scheme.id, draft, true));
    }),
  ),
  route('DELETE /workflowscheme/{id}/draft', (call) =>
    withinDraft(call, (_, scheme) => {
      scheme.draft = null;
      return empty(204);
    }),
  ),
  route('POST /workflowscheme/{id}/draft/publish', (call) =>
    withinDraft(call, (draft, scheme) => {
      if (call.query.get('validateOnly') === 'true') return empty(204);
      Object.assign(scheme, draft);
      scheme.draft = null;
      return empty(204);
    }),
  ),
];
