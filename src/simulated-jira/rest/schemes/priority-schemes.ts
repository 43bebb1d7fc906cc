import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import type { PriorityScheme } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { expansions, self } from '../shapes/address.ts';
import { listedPriority } from '../shapes/catalogue.ts';
import { ordered, page, pageWithin, queryList } from '../shapes/page.ts';
import { projectBean, projectsOfScheme } from '../shapes/projects.ts';
import { among, flagged, holding } from '../shapes/wanted.ts';
import { finishedTask } from '../tasks.ts';

function bean(call: RestCall, scheme: PriorityScheme) {
  return {
    id: scheme.id,
    name: scheme.name,
    description: scheme.description,
    isDefault: scheme.isDefault,
    ...(scheme.defaultPriorityId === null ? {} : { defaultPriorityId: scheme.defaultPriorityId }),
    self: self(call, `/priorityscheme/${scheme.id}`),
  };
}

const prioritiesOf = ({ state }: RestCall, { priorityIds }: PriorityScheme) =>
  state.priorities.filter(({ id }) => priorityIds.includes(id));

/** A scheme as the list shows it, with its priorities and projects on wish. */
function listed(call: RestCall, scheme: PriorityScheme) {
  const expand = expansions(call);
  const priorities = prioritiesOf(call, scheme).map((each) => listedPriority(call, each));
  return {
    ...bean(call, scheme),
    ...(expand.has('priorities') ? { priorities: pageWithin(priorities, 50) } : {}),
    ...(expand.has('projects')
      ? { projects: projectsOfScheme(call, ({ prioritySchemeId }) => prioritySchemeId === scheme.id) }
      : {}),
  };
}

const within = (call: RestCall, answer: (scheme: PriorityScheme) => WireResponse): WireResponse => {
  const scheme = byPath(call, call.state.prioritySchemes, 'schemeId');
  return scheme === undefined ? jiraError(404, ['The priority scheme was not found.']) : answer(scheme);
};

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  priorityIds: z.array(idOrKey).min(1),
  defaultPriorityId: idOrKey,
  projectIds: z.array(idOrKey).nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  const { name, description, priorityIds, defaultPriorityId, projectIds } = asked.given;
  const { prioritySchemes, priorities } = call.state;
  if (nameTaken(prioritySchemes, name))
    return jiraError(400, ['A priority scheme with this name already exists.']);
  const unknown = priorityIds.find((each) => !priorities.some((priority) => priority.id === each));
  if (unknown !== undefined) return jiraError(400, [`The priority with id '${unknown}' does not exist.`]);
  if (!priorityIds.includes(defaultPriorityId))
    return jiraError(400, ['The default priority must be one of the scheme.']);
  const scheme = {
    id: nextId(call.state, 'priorityScheme', prioritySchemes),
    name,
    description: description ?? '',
    isDefault: false,
    defaultPriorityId,
    priorityIds,
  };
  prioritySchemes.push(scheme);
  for (const project of call.state.projects)
    if (projectIds?.includes(project.id)) project.prioritySchemeId = scheme.id;
  return json(201, { id: scheme.id });
}

const changesSchema = z.looseObject({
  add: z.looseObject({ ids: z.array(idOrKey) }).nullish(),
  remove: z.looseObject({ ids: z.array(idOrKey) }).nullish(),
});

const updateSchema = z.looseObject({
  name: z.string().min(1).max(255).nullish(),
  description: z.string().nullish(),
  defaultPriorityId: idOrKey.nullish(),
  priorities: changesSchema.nullish(),
  projects: changesSchema.nullish(),
});

/** `PUT /priorityscheme/{schemeId}`: what is named changes, priorities and projects by what comes and goes. */
function update(call: RestCall, scheme: PriorityScheme): WireResponse {
  const asked = given(call, updateSchema);
  if ('status' in asked) return asked;
  const { name, description, defaultPriorityId, priorities, projects } = asked.given;
  if (name && nameTaken(call.state.prioritySchemes, name, scheme.id))
    return jiraError(400, ['A priority scheme with this name already exists.']);
  const gone = priorities?.remove?.ids ?? [];
  const left = scheme.priorityIds.filter((id) => !gone.includes(id));
  const priorityIds = [...new Set([...left, ...(priorities?.add?.ids ?? [])])];
  const wanted = defaultPriorityId ?? scheme.defaultPriorityId;
  if (priorityIds.some((id) => !call.state.priorities.some((each) => each.id === id)))
    return jiraError(400, ['A priority does not exist.']);
  if (wanted !== null && !priorityIds.includes(wanted))
    return jiraError(400, ['The default priority must be one of the scheme.']);
  Object.assign(scheme, { name: name ?? scheme.name, description: description ?? scheme.description });
  Object.assign(scheme, { priorityIds, defaultPriorityId: wanted });
  const heir = call.state.prioritySchemes.find(({ isDefault }) => isDefault);
  for (const project of call.state.projects) {
    if (projects?.add?.ids.includes(project.id)) project.prioritySchemeId = scheme.id;
    else if (projects?.remove?.ids.includes(project.id) && project.prioritySchemeId === scheme.id)
      project.prioritySchemeId = heir?.id ?? scheme.id;
  }
  const { body } = finishedTask(call, `Update priority scheme ${scheme.name}`, {});
  return json(202, {
    task: JSON.parse(String(body)),
    priorityScheme: { id: scheme.id, self: self(call, `/priorityscheme/${scheme.id}`) },
  });
}

export const prioritySchemeRoutes: Route[] = [
  route('GET /priorityscheme', (call) => {
    const [hasId, hasPriority, called] = [
      among(call, 'schemeId'),
      among(call, 'priorityId'),
      holding(call, 'schemeName'),
    ];
    const onlyDefault = flagged(call, 'onlyDefault');
    const found = call.state.prioritySchemes.filter(
      ({ id, name, isDefault, priorityIds }) =>
        hasId(id) && called(name) && priorityIds.some(hasPriority) && (isDefault || !onlyDefault),
    );
    const sorted = ordered(call, found, { name: ({ name }) => name.toLowerCase() });
    if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
    return page(call, sorted, (scheme) => listed(call, scheme));
  }),
  route('POST /priorityscheme', create),
  route('GET /priorityscheme/{schemeId}/priorities', (call) =>
    within(call, (scheme) =>
      page(call, prioritiesOf(call, scheme), (priority) => listedPriority(call, priority)),
    ),
  ),
  route('GET /priorityscheme/{schemeId}/projects', (call) =>
    within(call, (scheme) => {
      const [hasId, called] = [among(call, 'projectId'), holding(call, 'query')];
      const found = call.state.projects.filter(
        ({ id, name, prioritySchemeId, deletedAt }) =>
          prioritySchemeId === scheme.id && deletedAt === null && hasId(id) && called(name),
      );
      return page(call, found, (project) => projectBean(call, project));
    }),
  ),
  route('GET /priorityscheme/priorities/available', (call) => {
    const scheme = call.state.prioritySchemes.find(({ id }) => id === call.query.get('schemeId'));
    if (scheme === undefined) return jiraError(400, ['The priority scheme was not found.']);
    const called = holding(call, 'query');
    const excluded = [...scheme.priorityIds, ...queryList(call, 'exclude')];
    const free = call.state.priorities.filter(({ id, name }) => !excluded.includes(id) && called(name));
    return page(call, free, (priority) => listedPriority(call, priority));
  }),
  route('PUT /priorityscheme/{schemeId}', (call) => within(call, (scheme) => update(call, scheme))),
  route('DELETE /priorityscheme/{schemeId}', (call) =>
    within(call, (scheme) => {
      if (scheme.isDefault) return jiraError(400, ['The default priority scheme cannot be deleted.']);
      const heir = call.state.prioritySchemes.find(({ isDefault }) => isDefault);
      call.state.prioritySchemes = call.state.prioritySchemes.filter((each) => each !== scheme);
      for (const project of call.state.projects)
        if (project.prioritySchemeId === scheme.id && heir !== undefined) project.prioritySchemeId = heir.id;
      return empty(204);
    }),
  ),
];
