import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { listedPriority } from '../shapes/catalogue.ts';
import { barePage, queryList } from '../shapes/page.ts';
import { flagged } from '../shapes/wanted.ts';
import { move, namedSchema, noSuchValue, priorities, remove, setDefault } from './ordered-values.ts';
import { resolutionRoutes } from './resolutions.ts';

const prioritySchema = z.looseObject({
  ...namedSchema,
  statusColor: z.string().regex(/^#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?$/),
  iconUrl: z.string().nullish(),
  avatarId: z.number().nullish(),
});

function createPriority(call: RestCall): WireResponse {
  const asked = given(call, prioritySchema);
  if ('status' in asked) return asked;
  const { name, description, statusColor, iconUrl } = asked.given;
  const all = call.state.priorities;
  if (nameTaken(all, name)) return jiraError(400, [], { name: 'A priority with that name already exists.' });
  const id = nextId(call.state, 'priority', all);
  all.push({
    id,
    name,
    description: description ?? '',
    statusColor,
    iconUrl: iconUrl ?? '/images/icons/priorities/medium_new.svg',
    isDefault: false,
  });
  for (const scheme of call.state.prioritySchemes) if (scheme.isDefault) scheme.priorityIds.push(id);
  return json(201, { id });
}

function updatePriority(call: RestCall): WireResponse {
  const priority = byPath(call, call.state.priorities);
  if (priority === undefined) return noSuchValue(priorities, call.params.id);
  const asked = given(call, prioritySchema.partial());
  if ('status' in asked) return asked;
  const { name, description, statusColor, iconUrl } = asked.given;
  if (name !== undefined && nameTaken(call.state.priorities, name, priority.id))
    return jiraError(400, [], { name: 'A priority with that name already exists.' });
  priority.name = name ?? priority.name;
  priority.description = description ?? priority.description;
  priority.statusColor = statusColor ?? priority.statusColor;
  priority.iconUrl = iconUrl ?? priority.iconUrl;
  return empty(204);
}

function searchPriorities(call: RestCall): WireResponse {
  const ids = queryList(call, 'id');
  const projects = queryList(call, 'projectId');
  const name = (call.query.get('priorityName') ?? '').toLowerCase();
  const onlyDefault = flagged(call, 'onlyDefault');
  const schemes = call.state.projects
    .filter(({ id }) => projects.includes(id))
    .map(({ prioritySchemeId }) => call.state.prioritySchemes.find(({ id }) => id === prioritySchemeId));
  const found = call.state.priorities.filter(
    (priority) =>
      (ids.length === 0 || ids.includes(priority.id)) &&
      priority.name.toLowerCase().includes(name) &&
      (!onlyDefault || priority.isDefault) &&
      (projects.length === 0 || schemes.some((scheme) => scheme?.priorityIds.includes(priority.id))),
  );
  return barePage(call, found, (priority) => listedPriority(call, priority));
}

export const priorityRoutes: Route[] = [
  ...resolutionRoutes,
  route('GET /priority', (call) =>
    json(
      200,
      call.state.priorities.map((each) => listedPriority(call, each)),
    ),
  ),
  route('GET /priority/search', searchPriorities),
  route('GET /priority/{id}', (call) => {
    const found = byPath(call, call.state.priorities);
    return found === undefined
      ? jiraError(404, [`The priority with id '${call.params.id}' does not exist.`])
      : json(200, listedPriority(call, found));
  }),
  route('POST /priority', createPriority),
  route('PUT /priority/{id}', updatePriority),
  route('DELETE /priority/{id}', (call) => remove(call, priorities)),
  route('PUT /priority/move', (call) => move(call, priorities)),
  route('PUT /priority/default', (call) => setDefault(call, priorities)),
];
