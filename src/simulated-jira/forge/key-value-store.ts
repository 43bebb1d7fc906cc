import type { z } from 'zod';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { entityOperation } from './custom-entities.ts';
import {
  get,
  noScope,
  notSimulated,
  type Outcome,
  reading,
  remove,
  set,
  shown,
} from './key-value-operations.ts';
import { querySchema, settingSchema } from './key-value-payload.ts';
import { togetherOperations } from './key-values-together.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

function query(
  store: StoredValues,
  { limit, after, where: conditions, options: { metadataFields } }: z.output<typeof querySchema>,
): Outcome {
  const found = store
    .all()
    .filter(({ key: name }) => conditions.every(({ values: [start] }) => name.startsWith(start)))
    .filter(({ key: name }) => after === undefined || name > after);
  const data = found.slice(0, limit);
  const cursor = found.length > limit ? data.at(-1)?.key : undefined;
  return {
    body: {
      data: data.map((each) => shown(each, metadataFields)),
      ...(cursor === undefined ? {} : { cursor }),
    },
  };
}

const operations: Readonly<Record<string, (store: StoredValues, body: unknown) => Outcome>> = {
  get,
  set: reading(settingSchema, set),
  delete: remove,
  query: reading(querySchema, query),
};

const secrets: readonly string[] = ['get', 'set', 'delete'];

function carriedOut(app: ForgeApp, path: string, body: unknown, world: SimulatedWorld): Outcome {
  const [, ofEntity] = /^\/api\/v1\/entity\/(.+)$/.exec(path) ?? [];
  if (ofEntity !== undefined) return entityOperation(app, ofEntity, body, world);
  const together = togetherOperations[path];
  if (together !== undefined) return together(app, body, world);
  const [, secret, name = ''] = /^\/api\/v1\/(secret\/)?(.+)$/.exec(path) ?? [];
  const store = storageOf(app, secret !== undefined, world);
  if (store === null) return noScope;
  const operation = secret === undefined || secrets.includes(name) ? operations[name] : undefined;
  return operation === undefined ? notSimulated(path) : operation(store, body);
}

/** One call of `@forge/kvs`: keys and secrets, queries by prefix, batches and transactions of one app on this site, and its custom entities. */
export function keyValueStore(
  app: ForgeApp,
  path: string,
  { body }: RequestInit,
  world: SimulatedWorld,
): Response {
  let asked: unknown;
  try {
    asked = JSON.parse(String(body ?? ''));
  } catch {
    asked = undefined;
  }
  const outcome = carriedOut(app, path, asked, world);
  if ('status' in outcome) {
    const { status, ...said } = outcome;
    return Response.json(said, { status });
  }
  return outcome.body === undefined ? new Response(null, { status: 204 }) : Response.json(outcome.body);
}
