import { jiraError, json, type WireResponse } from '../../request.ts';
import { typesOf, workflowOf } from '../../state/lookup.ts';
import type { Status } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { self } from '../shapes/address.ts';
import { listedStatus, statusCategories, statusCategoryBean } from '../shapes/catalogue.ts';
import { pageOf, queryList } from '../shapes/page.ts';
import { usages } from '../shapes/usages.ts';
import { categoryKeys, modernStatus, usagesOf } from './status-beans.ts';
import { statusWriteRoutes } from './status-writes.ts';

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
  const found = categoryKeys.find((key) => key === wanted || String(statusCategories[key].id) === wanted);
  return found === undefined
    ? jiraError(404, ['Status category not found.'])
    : json(200, statusCategoryBean(call, found));
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
    values: cut.values.map((status) => modernStatus(call, status)),
  });
}

function known(call: RestCall, answer: (status: Status) => WireResponse): WireResponse {
  const status = call.state.statuses.find(({ id }) => id === call.params.statusId);
  return status === undefined
    ? jiraError(404, [`The status with id '${call.params.statusId}' does not exist.`])
    : answer(status);
}

export const statusRoutes: Route[] = [
  ...statusWriteRoutes,
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
      categoryKeys.map((key) => statusCategoryBean(call, key)),
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
      found.map((status) => modernStatus(call, status)),
    );
  }),
  route('GET /statuses/byNames', (call) => {
    const names = call.query.getAll('name').map((name) => name.toLowerCase());
    const projectId = call.query.get('projectId');
    return json(
      200,
      call.state.statuses
        .filter((status) => names.includes(status.name.toLowerCase()) && status.projectId === projectId)
        .map((status) => modernStatus(call, status)),
    );
  }),
  route('GET /statuses/{statusId}/projectUsages', (call) =>
    known(call, (status) =>
      usages(
        call,
        { statusId: status.id },
        'projects',
        usagesOf(call, status).map(({ project }) => project.id),
      ),
    ),
  ),
  route('GET /statuses/{statusId}/workflowUsages', (call) =>
    known(call, (status) =>
      usages(
        call,
        { statusId: status.id },
        'workflows',
        call.state.workflows.filter(({ statusIds }) => statusIds.includes(status.id)).map(({ id }) => id),
      ),
    ),
  ),
  route('GET /statuses/{statusId}/project/{projectId}/issueTypeUsages', (call) =>
    known(call, (status) => {
      const usage = usagesOf(call, status).find(({ project }) => project.id === call.params.projectId);
      const about = {
        ...{ statusId: status.id, projectId: call.params.projectId },
        self: self(call, `/statuses/${status.id}`),
      };
      return usages(call, about, 'issueTypes', usage?.issueTypes ?? []);
    }),
  ),
];
