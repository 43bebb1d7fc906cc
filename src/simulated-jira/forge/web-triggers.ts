import { z } from 'zod';
import { empty, json, type WireRequest, type WireResponse } from '../request.ts';
import type { ForgeApp } from '../state.ts';
import type { RoleHandler } from '../transport/role-app.ts';
import type { SimulatedWorld } from '../world.ts';
import { manifestOf } from './lifecycle.ts';

const output = z.looseObject({
  key: z.string(),
  statusCode: z.number().int(),
  contentType: z.string().default('text/plain'),
  body: z.string().default(''),
});

/** A `webtrigger` module: what it answers is the function's own or one of the outputs that stand in the manifest. */
const moduleSchema = z.looseObject({
  key: z.string(),
  function: z.string(),
  response: z
    .looseObject({
      type: z.enum(['static', 'dynamic']).default('dynamic'),
      outputs: z.array(output).default([]),
    })
    .prefault({}),
});
type WebTriggerModule = z.output<typeof moduleSchema>;

/** Web triggers of an app by the manifest's keys. */
function modulesOf(app: ForgeApp): WebTriggerModule[] {
  const list = z.array(z.unknown()).safeParse(manifestOf(app).modules.webtrigger);
  return (list.data ?? []).flatMap((each) => moduleSchema.safeParse(each).data ?? []);
}

const addressOf = ({ addresses }: SimulatedWorld, id: string): string =>
  `${addresses.webTriggersUrl}/x1/${id}`;

/** Makes the address of a web trigger, the same each time unless a new one is asked for. null: the manifest has none of this key. */
function addressFor(app: ForgeApp, triggerKey: string, anew: boolean, world: SimulatedWorld): string | null {
  if (!modulesOf(app).some(({ key }) => key === triggerKey)) return null;
  world.state.forgeWebTriggers ??= [];
  const all = world.state.forgeWebTriggers;
  const known = all.find((each) => each.appId === app.appId && each.triggerKey === triggerKey);
  if (known !== undefined && !anew) return addressOf(world, known.id);
  const id = world.random(24);
  all.push({ id, appId: app.appId, triggerKey });
  return addressOf(world, id);
}

const asking = z.object({
  query: z.string(),
  variables: z.looseObject({
    input: z.looseObject({ triggerKey: z.string() }).optional(),
    forceCreate: z.boolean().nullish(),
    id: z.string().optional(),
  }),
});

/** What `webTrigger` of `@forge/api` asks over GraphQL; null: another question. */
export function webTriggerQuery(
  app: ForgeApp,
  { body }: RequestInit,
  world: SimulatedWorld,
): Response | null {
  const asked = asking.safeParse(JSON.parse(String(body ?? '{}')));
  if (!asked.success) return null;
  const { query, variables } = asked.data;
  const data = (answer: object) => Response.json({ data: answer });
  if (query.includes('createWebTriggerUrl')) {
    const key = variables.input?.triggerKey ?? '';
    const url = addressFor(app, key, variables.forceCreate === true, world);
    return data({ createWebTriggerUrl: url === null ? null : { url } });
  }
  const all = world.state.forgeWebTriggers ?? [];
  if (query.includes('deleteWebTriggerUrl')) {
    const left = all.filter((each) => each.appId !== app.appId || each.id !== variables.id);
    world.state.forgeWebTriggers = left;
    const success = left.length < all.length;
    return data({
      deleteWebTriggerUrl: { success, message: success ? null : 'There is no such web trigger.' },
    });
  }
  if (!query.includes('webTriggerUrlsByAppContext')) return null;
  const own = all.filter(({ appId }) => appId === app.appId);
  return data({
    webTriggerUrlsByAppContext: own.map(({ id, triggerKey }) => ({ triggerKey, url: addressOf(world, id) })),
  });
}

/** The request as a function of a web trigger is given it: headers and query as lists. */
function handedOver(request: WireRequest) {
  const headers = Object.entries(request.headers).map(([name, value]) => [name, [value].flat()]);
  const parameters = [...new Set(request.query.keys())].map((name) => [name, request.query.getAll(name)]);
  return {
    method: request.method,
    headers: Object.fromEntries(headers),
    body: request.body.toString('utf8'),
    path: request.path,
    userPath: request.path.split('/').slice(3).join('/'),
    queryParameters: Object.fromEntries(parameters),
  };
}

const answerSchema = z.looseObject({
  statusCode: z.number().int().min(100).max(599).default(200),
  headers: z.record(z.string(), z.array(z.string())).default({}),
  body: z.string().default(''),
  outputKey: z.string().optional(),
});

/** The function's answer on the wire; one that has not the form is a failure, as on the platform. */
function onTheWire(answer: unknown, { response }: WebTriggerModule): WireResponse {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return json(500, { message: 'The function gave no valid response.' });
  const { statusCode, headers, body, outputKey } = parsed.data;
  if (response.type === 'dynamic') {
    const flat = Object.entries(headers).map(([name, values]) => [name.toLowerCase(), values.join(', ')]);
    return { status: statusCode, headers: Object.fromEntries(flat), body };
  }
  const fixed = response.outputs.find(({ key }) => key === outputKey);
  if (fixed === undefined) return json(500, { message: 'The function named no output of the manifest.' });
  return { status: fixed.statusCode, headers: { 'content-type': fixed.contentType }, body: fixed.body };
}

/** `/x1/{id}`: anybody may call it; the app's function in this process answers. */
export const answerWebTrigger: RoleHandler = async (request, world) => {
  const anybody = (response: WireResponse) => ({ response, identity: 'anonymous', accountId: null });
  const [, , id = ''] = request.path.split('/');
  const known = (world.state.forgeWebTriggers ?? []).find((each) => each.id === id);
  const app = world.state.forgeApps.find(({ appId, state }) => appId === known?.appId && state === 'enabled');
  if (known === undefined || app === undefined) return anybody(empty(404));
  const module = modulesOf(app).find(({ key }) => key === known.triggerKey);
  const host = world.functionHosts.get(app.appId);
  if (module === undefined || host === undefined) return anybody(empty(404));
  try {
    return anybody(onTheWire(await host(app, module.function, handedOver(request)), module));
  } catch {
    return anybody(json(500, { message: 'The function failed.' }));
  }
};
