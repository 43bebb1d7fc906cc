import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { Status, StatusCategoryKey } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { given } from '../given.ts';
import { statusCategories } from '../shapes/catalogue.ts';
import { queryList } from '../shapes/page.ts';
import { categoryKeys, modernStatus } from './status-beans.ts';

const categoryOf = (text: string): StatusCategoryKey | null =>
  categoryKeys.find((key) => statusCategories[key].modern === text && key !== 'undefined') ?? null;

const createSchema = z.looseObject({
  statuses: z
    .array(
      z.looseObject({
        name: z.string().min(1),
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

/** The 400 for a name that is too long (documented example). */
const tooLong = (statuses: readonly { readonly name: string }[]): WireResponse | null =>
  statuses.some(({ name }) => name.length > 255)
    ? jiraError(400, ['The name is too long, maxSize=255'])
    : null;

function create(call: RestCall): WireResponse {
  const asked = given(call, createSchema);
  if ('status' in asked) return asked;
  const wrong = tooLong(asked.given.statuses);
  if (wrong !== null) return wrong;
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
    made.map((status) => modernStatus(call, status)),
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
  const wrong = tooLong(asked.given.statuses);
  if (wrong !== null) return wrong;
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

/** Statuses made, changed and taken away. */
export const statusWriteRoutes: Route[] = [
  route('POST /statuses', create),
  route('PUT /statuses', update),
  route('DELETE /statuses', remove),
];
