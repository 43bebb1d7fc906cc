import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import { typesOf, workflowOf } from '../../state/lookup.ts';
import type { Status, StatusCategoryKey } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { expansions, self } from '../shapes/address.ts';
import { listedStatus, statusCategories, statusCategoryBean } from '../shapes/catalogue.ts';
import { pageBounds, pageOf, queryList } from '../shapes/page.ts';

const keys: readonly StatusCategoryKey[] = ['undefined', 'new', 'indeterminate', 'done'];

/** Statuses of workflows that projects the caller may browse follow: what the older operation shows. */
function active(call: RestCall): Status[] {
  const used = new Set<string>();
  for (const project of call.state.projects) {
    if (project.deletedAt !== null || !(call.rights.browse(project) || call.rights.global('ADMINISTER')))
      continue;
    for (const type of typesOf(call.state, project))
      for (const id of workflowOf(call.state, project, type.id)?.statusIds ?? []) used.add(id);
  }
  return call.state.statuses.filter(({ id }) => used.has(id));
}

function one(call: RestCall): WireResponse {
  const wanted = call.params.idOrName ?? '';
  const all = active(call);
  const found =
    all.find(({ id }) => id === wanted) ??
    all.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  return found === undefined
    ? jiraError(404, [`The status with the name '${wanted}' does not exist`])
    : json(200, listedStatus(call, found));
}

function category(call: RestCall): WireResponse {
  const wanted = call.params.idOrKey ?? '';
  const found = keys.find((key) => key === wanted || String(statusCategories[key].id) === wanted);
  return found === undefined
    ? jiraError(404, ['Status category not found.'])
    : json(200, statusCategoryBean(call, found));
}

/** A status as the younger operations show it: flat category, scope, and on wish who uses it. */
function modern(call: RestCall, status: Status) {
  const expand = expansions(call);
  return {
    id: status.id,
    name: status.name,
    statusCategory: statusCategories[status.category].modern,
    scope:
      status.projectId === null ? { type: 'GLOBAL' } : { type: 'PROJECT', project: { id: status.projectId } },
    description: status.description,
    ...(expand.has('usages') ? { usages: usagesOf(call, status) } : {}),
  };
}

function usagesOf(call: RestCall, status: Status) {
  return call.state.projects
    .filter(({ deletedAt }) => deletedAt === null)
    .map((project) => ({
      project: { id: project.id },
      issueTypes: typesOf(call.state, project)
        .filter((type) => workflowOf(call.state, project, type.id)?.statusIds.includes(status.id))
        .map(({ id }) => id),
    }))
    .filter(({ issueTypes }) => issueTypes.length > 0);
}

function search(call: RestCall): WireResponse {
  const projectId = call.query.get('projectId');
  const text = (call.query.get('searchString') ?? '').toLowerCase();
  const wanted = call.query.get('statusCategory');
  const found = call.state.statuses.filter(
    (status) =>
      status.projectId === projectId &&
      status.name.toLowerCase().includes(text) &&
      (wanted === null || statusCategories[status.category].modern === wanted),
  );
  const { self: at, nextPage, ...cut } = pageOf(call, found, 200);
  return json(200, {
    self: at,
    ...(nextPage === undefined ? {} : { nextPage }),
    ...cut,
    values: cut.values.map((status) => modern(call, status)),
  });
}

const categoryOf = (text: string): StatusCategoryKey | null =>
  keys.find((key) => statusCategories[key].modern === text && key !== 'undefined') ?? null;

const createSchema = z.looseObject({
  statuses: z
    .array(
      z.looseObject({
        name: z.string().min(1).max(255),
        statusCategory: z.string(),
        description: z.string().nullish(),
      }),
    )
    .min(1)
    .max(50),
  scope: z.looseObject({
    type: z.enum(['GLOBAL', 'PROJECT']),
    project: z.looseObject({ id: z.string() }).nullish(),
  }),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const { statuses, scope } = asked.given;
  const projectId = scope.type === 'PROJECT' ? (scope.project?.id ?? '') : null;
  for (const { name, statusCategory } of statuses) {
    if (categoryOf(statusCategory) === null)
      return jiraError(400, [`The status category '${statusCategory}' is invalid.`]);
    if (
      call.state.statuses.some(
        (each) => each.projectId === projectId && each.name.toLowerCase() === name.toLowerCase(),
      )
    )
      return jiraError(409, [`A status with the name '${name}' already exists.`]);
  }
  const made = statuses.map(
    ({ name, statusCategory, description }): Status => ({
      id: nextId(call.state, 'status', call.state.statuses, 10_200),
      name,
      description: description ?? '',
      category: categoryOf(statusCategory) ?? 'new',
      projectId,
    }),
  );
  call.state.statuses.push(...made);
  return json(
    200,
    made.map((status) => modern(call, status)),
  );
}

const updateSchema = z.looseObject({
  statuses: z
    .array(
      z.looseObject({
        id: z.string(),
        name: z.string().min(1),
        statusCategory: z.string(),
        description: z.string().nullish(),
      }),
    )
    .min(1),
});

function update(call: RestCall): WireResponse {
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  for (const { id, statusCategory } of asked.given.statuses) {
    if (!call.state.statuses.some((each) => each.id === id))
      return jiraError(404, [`The status with id '${id}' does not exist.`]);
    if (categoryOf(statusCategory) === null)
      return jiraError(400, [`The status category '${statusCategory}' is invalid.`]);
  }
  for (const { id, name, statusCategory, description } of asked.given.statuses) {
    const status = call.state.statuses.find((each) => each.id === id);
    if (status === undefined) continue;
    Object.assign(status, { name, category: categoryOf(statusCategory) ?? status.category });
    if (typeof description === 'string') status.description = description;
  }
  return empty(204);
}

const inUse = (call: RestCall, id: string): boolean =>
  call.state.workflows.some(({ statusIds }) => statusIds.includes(id)) ||
  call.state.issues.some(({ status }) => status === id);

function remove(call: RestCall): WireResponse {
  const ids = queryList(call, 'id');
  const missing = ids.find((id) => !call.state.statuses.some((each) => each.id === id));
  if (ids.length === 0) return jiraError(400, ["The 'id' query parameter is required."]);
  if (missing !== undefined) return jiraError(404, [`The status with id '${missing}' does not exist.`]);
  const used = ids.find((id) => inUse(call, id));
  if (used !== undefined)
    return jiraError(409, [`The status with id '${used}' is in use and cannot be deleted.`]);
  call.state.statuses = call.state.statuses.filter(({ id }) => !ids.includes(id));
  return empty(204);
}

/** Which projects or workflows make use of a status, in pages by token. */
function usages(call: RestCall, name: string, ids: readonly string[]): WireResponse {
  const { maxResults } = pageBounds(call);
  return json(200, {
    statusId: call.params.statusId,
    [name]: { values: ids.slice(0, maxResults).map((id) => ({ id })), nextPageToken: null },
  });
}

function known(call: RestCall, answer: (status: Status) => WireResponse): WireResponse {
  const status = call.state.statuses.find(({ id }) => id === call.params.statusId);
  return status === undefined
    ? jiraError(404, [`The status with id '${call.params.statusId}' does not exist.`])
    : answer(status);
}

export const statusRoutes: Route[] = [
  route('GET /status', (call) =>
    json(
      200,
      active(call).map((status) => listedStatus(call, status)),
    ),
  ),
  route('GET /status/{idOrName}', one),
  selfJudging('GET /statuscategory', (call) =>
    json(
      200,
      keys.map((key) => statusCategoryBean(call, key)),
    ),
  ),
  selfJudging('GET /statuscategory/{idOrKey}', category),
  route('GET /statuses/search', search),
  route('GET /statuses', (call) => {
    const ids = queryList(call, 'id');
    if (ids.length === 0) return jiraError(400, ["The 'id' query parameter is required."]);
    const found = call.state.statuses.filter(({ id }) => ids.includes(id));
    return json(
      200,
      found.map((status) => modern(call, status)),
    );
  }),
  route('GET /statuses/byNames', (call) => {
    const names = call.query.getAll('name').map((name) => name.toLowerCase());
    const projectId = call.query.get('projectId');
    return json(
      200,
      call.state.statuses
        .filter((status) => names.includes(status.name.toLowerCase()) && status.projectId === projectId)
        .map((status) => modern(call, status)),
    );
  }),
  route('POST /statuses', create),
  route('PUT /statuses', update),
  route('DELETE /statuses', remove),
  route('GET /statuses/{statusId}/projectUsages', (call) =>
    known(call, (status) =>
      usages(
        call,
        'projects',
        usagesOf(call, status).map(({ project }) => project.id),
      ),
    ),
  ),
  route('GET /statuses/{statusId}/workflowUsages', (call) =>
    known(call, (status) =>
      usages(
        call,
        'workflows',
        call.state.workflows.filter(({ statusIds }) => statusIds.includes(status.id)).map(({ id }) => id),
      ),
    ),
  ),
  route('GET /statuses/{statusId}/project/{projectId}/issueTypeUsages', (call) =>
    known(call, (status) => {
      const usage = usagesOf(call, status).find(({ project }) => project.id === call.params.projectId);
      return json(200, {
        statusId: status.id,
        projectId: call.params.projectId,
        issueTypes: { values: (usage?.issueTypes ?? []).map((id) => ({ id })), nextPageToken: null },
        self: self(call, `/statuses/${status.id}`),
      });
    }),
  ),
];
