import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { Priority, Resolution } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, movedTo, nameTaken } from '../given.ts';
import { listedPriority, resolutionBean } from '../shapes/catalogue.ts';
import { barePage, page, queryList } from '../shapes/page.ts';
import { finishedTask } from '../tasks.ts';

/** What priorities and resolutions have in common: one order of the whole site, a default, names that are taken once. */
interface Ordered<T extends Priority | Resolution> {
  readonly noun: 'priority' | 'resolution';
  all(call: RestCall): T[];
  keep(call: RestCall, all: T[]): void;
  /** Puts another one into the place of one that goes. */
  replace(call: RestCall, gone: string, by: string): void;
  inUse(call: RestCall, id: string): boolean;
}

const priorities: Ordered<Priority> = {
  noun: 'priority',
  all: ({ state }) => state.priorities,
  keep: ({ state }, all) => {
    state.priorities = all;
  },
  replace: ({ state }, gone, by) => {
    for (const issue of state.issues) if (issue.priority === gone) issue.priority = by;
    for (const scheme of state.prioritySchemes)
      scheme.priorityIds = scheme.priorityIds.filter((id) => id !== gone);
  },
  inUse: ({ state }, id) => state.issues.some(({ priority }) => priority === id),
};

const resolutions: Ordered<Resolution> = {
  noun: 'resolution',
  all: ({ state }) => state.resolutions,
  keep: ({ state }, all) => {
    state.resolutions = all;
  },
  replace: ({ state }, gone, by) => {
    for (const issue of state.issues) if (issue.resolution === gone) issue.resolution = by;
  },
  inUse: ({ state }, id) => state.issues.some(({ resolution }) => resolution === id),
};

const missing = ({ noun }: { noun: string }, id: string | undefined): WireResponse =>
  jiraError(404, [`The ${noun} with id '${id ?? ''}' does not exist.`]);

const moveSchema = z.looseObject({
  ids: z.array(z.string()).min(1),
  after: z.string().nullish(),
  position: z.enum(['First', 'Last']).nullish(),
});

function move<T extends Priority | Resolution>(call: RestCall, kind: Ordered<T>): WireResponse {
  const asked = given(call, moveSchema);
  if ('status' in asked) return asked;
  const { ids, after, position } = asked.given;
  const all = kind.all(call);
  const moved = ids.flatMap((id) => all.find((each) => each.id === id) ?? []);
  if (moved.length < ids.length)
    return missing(
      kind,
      ids.find((id) => !all.some((each) => each.id === id)),
    );
  const behind = all.find(({ id }) => id === after);
  if (typeof after === 'string' && behind === undefined) return missing(kind, after);
  kind.keep(call, movedTo(all, moved, behind ?? (position === 'First' ? null : 'end')));
  return empty(204);
}

const defaultSchema = z.looseObject({ id: z.string().nullish() });

function setDefault<T extends Priority | Resolution>(call: RestCall, kind: Ordered<T>): WireResponse {
  const asked = given(call, defaultSchema);
  if ('status' in asked) return asked;
  const { id } = asked.given;
  const all = kind.all(call);
  if (typeof id === 'string' && !all.some((each) => each.id === id)) return missing(kind, id);
  for (const each of all) each.isDefault = each.id === id;
  return empty(204);
}

/** Deletes one, as a task; issues that have it get the one named in `replaceWith`. */
function remove<T extends Priority | Resolution>(call: RestCall, kind: Ordered<T>): WireResponse {
  const all = kind.all(call);
  const gone = byPath(call, all);
  if (gone === undefined) return missing(kind, call.params.id);
  const by = call.query.get('replaceWith');
  if (kind.inUse(call, gone.id)) {
    if (by === null)
      return jiraError(400, [`The ${kind.noun} is in use: name another one with replaceWith.`]);
    if (by === gone.id || !all.some(({ id }) => id === by)) return missing(kind, by);
    kind.replace(call, gone.id, by);
  }
  kind.keep(
    call,
    all.filter((each) => each !== gone),
  );
  return finishedTask(call, `Delete ${kind.noun}`, {});
}

const named = { name: z.string().min(1).max(60), description: z.string().max(255).nullish() };
const prioritySchema = z.looseObject({
  ...named,
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
  if (priority === undefined) return missing(priorities, call.params.id);
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
  const onlyDefault = call.query.get('onlyDefault') === 'true';
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

const resolutionSchema = z.looseObject(named);

function createResolution(call: RestCall): WireResponse {
  const asked = given(call, resolutionSchema);
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  const all = call.state.resolutions;
  if (nameTaken(all, name))
    return jiraError(400, [], { name: 'A resolution with that name already exists.' });
  const id = nextId(call.state, 'resolution', all);
  all.push({ id, name, description: description ?? '', isDefault: false });
  return json(201, { id });
}

function updateResolution(call: RestCall): WireResponse {
  const resolution = byPath(call, call.state.resolutions);
  if (resolution === undefined) return missing(resolutions, call.params.id);
  const asked = given(call, resolutionSchema.partial());
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  if (name !== undefined && nameTaken(call.state.resolutions, name, resolution.id))
    return jiraError(400, [], { name: 'A resolution with that name already exists.' });
  resolution.name = name ?? resolution.name;
  resolution.description = description ?? resolution.description;
  return empty(204);
}

export const priorityRoutes: Route[] = [
  route('GET /priority', (call) =>
    json(
      200,
      call.state.priorities.map((each) => listedPriority(call, each)),
    ),
  ),
  route('GET /priority/search', searchPriorities),
  route('GET /priority/{id}', (call) => {
    const found = byPath(call, call.state.priorities);
    return found === undefined ? missing(priorities, call.params.id) : json(200, listedPriority(call, found));
  }),
  route('POST /priority', createPriority),
  route('PUT /priority/{id}', updatePriority),
  route('DELETE /priority/{id}', (call) => remove(call, priorities)),
  route('PUT /priority/move', (call) => move(call, priorities)),
  route('PUT /priority/default', (call) => setDefault(call, priorities)),
  route('GET /resolution', (call) =>
    json(
      200,
      call.state.resolutions.map((each) => resolutionBean(call, each)),
    ),
  ),
  route('GET /resolution/search', (call) => {
    const ids = queryList(call, 'id');
    const onlyDefault = call.query.get('onlyDefault') === 'true';
    const found = call.state.resolutions.filter(
      ({ id, isDefault }) => (ids.length === 0 || ids.includes(id)) && (!onlyDefault || isDefault),
    );
    return page(call, found, (each) => ({ ...resolutionBean(call, each), isDefault: each.isDefault }));
  }),
  route('GET /resolution/{id}', (call) => {
    const found = byPath(call, call.state.resolutions);
    return found === undefined
      ? missing(resolutions, call.params.id)
      : json(200, resolutionBean(call, found));
  }),
  route('POST /resolution', createResolution),
  route('PUT /resolution/{id}', updateResolution),
  route('DELETE /resolution/{id}', (call) => remove(call, resolutions)),
  route('PUT /resolution/move', (call) => move(call, resolutions)),
  route('PUT /resolution/default', (call) => setDefault(call, resolutions)),
];
