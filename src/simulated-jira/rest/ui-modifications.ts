import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import type { SiteState, UiModification } from '../state.ts';
import { type RestCall, type Route, route } from './call.ts';
import { given } from './given.ts';
import { expansions, self } from './shapes/address.ts';
import { page } from './shapes/page.ts';

const contextSchema = z.looseObject({
  projectId: z.string().nullish(),
  issueTypeId: z.string().nullish(),
  viewType: z.string().nullish(),
  portalId: z.string().nullish(),
  requestTypeId: z.string().nullish(),
});

type Context = z.infer<typeof contextSchema>;

const schema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().max(255).nullish(),
  data: z.string().max(50_000).nullish(),
  contexts: z.array(contextSchema).max(1000).nullish(),
});

/** The modifications of the app that asks; only Forge apps may. */
function ofApp(call: RestCall): { readonly app: string; readonly all: UiModification[] } | WireResponse {
  const { reach, identity } = call.caller;
  if (reach.kind !== 'oauth' || reach.app === null || !identity.startsWith('forge'))
    return jiraError(403, ['UI modifications can only be reached by Forge apps.']);
  call.state.uiModifications ??= [];
  const { app } = reach;
  return { app, all: call.state.uiModifications.filter((each) => each.app === app) };
}

/** 404 where a context names what is not there, 400 where both of its parts are left open; null: all are in order. */
function wrongContext(
  { projects, issueTypes }: SiteState,
  contexts: readonly Context[],
): WireResponse | null {
  for (const { projectId, issueTypeId, portalId } of contexts) {
    if (typeof portalId === 'string') continue;
    if (typeof projectId !== 'string' && typeof issueTypeId !== 'string')
      return jiraError(400, ['A context can have one wildcard at most.']);
    if (typeof projectId === 'string' && !projects.some(({ id }) => id === projectId))
      return jiraError(404, [`Project ${projectId} does not exist.`]);
    if (typeof issueTypeId === 'string' && !issueTypes.some(({ id }) => id === issueTypeId))
      return jiraError(404, [`Issue type ${issueTypeId} does not exist.`]);
  }
  return null;
}

const kept = (contexts: readonly Context[]): UiModification['contexts'] =>
  contexts.map((context) => ({ id: crypto.randomUUID(), ...context }));

function bean(call: RestCall, { app: _, contexts, data, ...shown }: UiModification) {
  const expand = expansions(call);
  const { projects } = call.state;
  const alive = (projectId: unknown) =>
    typeof projectId !== 'string' ||
    projects.some(({ id, deletedAt }) => id === projectId && deletedAt === null);
  return {
    ...shown,
    self: self(call, `/uiModifications/${shown.id}`),
    ...(expand.has('data') ? { data } : {}),
    ...(expand.has('contexts')
      ? { contexts: contexts.map((each) => ({ ...each, isAvailable: alive(each.projectId) })) }
      : {}),
  };
}

function create(call: RestCall): WireResponse {
  const own = ofApp(call);
  if ('status' in own) return own;
  const asked = given(call, schema);
  if ('status' in asked) return asked;
  if (own.all.length >= 3000) return jiraError(400, ['An app can define up to 3000 UI modifications.']);
  const { name, description, data, contexts } = asked.given;
  const wrong = wrongContext(call.state, contexts ?? []);
  if (wrong !== null) return wrong;
  const id = crypto.randomUUID();
  call.state.uiModifications?.push({
    id,
    app: own.app,
    name,
    description: description ?? '',
    data: data ?? '',
    contexts: kept(contexts ?? []),
  });
  return json(201, { id, self: self(call, `/uiModifications/${id}`) });
}

/** The one that the path names, if it is the app's. */
function named(call: RestCall): UiModification | WireResponse {
  const own = ofApp(call);
  if ('status' in own) return own;
  const found = own.all.find(({ id }) => id === call.params.uiModificationId);
  return found ?? jiraError(404, [`UI modification ${call.params.uiModificationId} does not exist.`]);
}

function update(call: RestCall): WireResponse {
  const one = named(call);
  if ('status' in one) return one;
  const asked = given(call, schema.partial());
  if ('status' in asked) return asked;
  const { name, description, data, contexts } = asked.given;
  const wrong = wrongContext(call.state, contexts ?? []);
  if (wrong !== null) return wrong;
  one.name = name ?? one.name;
  one.description = description ?? one.description;
  one.data = data ?? one.data;
  if (contexts) one.contexts = kept(contexts);
  return empty(204);
}

/** What a Forge app changes on the screens of issues; the words of refusals are ours. */
export const uiModificationRoutes: Route[] = [
  route('GET /uiModifications', (call) => {
    const own = ofApp(call);
    return 'status' in own ? own : page(call, own.all, (each) => bean(call, each));
  }),
  route('POST /uiModifications', create),
  route('PUT /uiModifications/{uiModificationId}', update),
  route('DELETE /uiModifications/{uiModificationId}', (call) => {
    const one = named(call);
    if ('status' in one) return one;
    call.state.uiModifications = (call.state.uiModifications ?? []).filter((each) => each !== one);
    return empty(204);
  }),
];
