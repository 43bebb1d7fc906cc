import { z } from 'zod';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { entityOperation } from './custom-entities.ts';
import {
  get,
  noScope,
  notFound,
  notSimulated,
  type Outcome,
  reading,
  remove,
  set,
  shown,
} from './key-value-operations.ts';
import { namedKey, querySchema, settingSchema, transaction } from './key-value-payload.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

function query(
  store: StoredValues,
  { limit, after, where: conditions }: z.output<typeof querySchema>,
): Outcome {
  const found = store
    .all()
    .filter(({ key: name }) => conditions.every(({ values: [start] }) => name.startsWith(start)))
    .filter(({ key: name }) => after === undefined || name > after);
  const data = found.slice(0, limit);
  const cursor = found.length > limit ? data.at(-1)?.key : undefined;
  return { body: { data: data.map(shown), ...(cursor === undefined ? {} : { cursor }) } };
}

function batchGet(store: StoredValues, asked: readonly { key: string }[]): Outcome {
  const found = asked.map(({ key: name }) => ({ name, stored: store.get(name) }));
  return {
    body: {
      successfulKeys: found.flatMap(({ stored }) => (stored === undefined ? [] : [shown(stored)])),
      failedKeys: found.flatMap(({ name, stored }) =>
        stored === undefined
          ? [{ key: name, error: { code: notFound.code, message: notFound.message } }]
          : [],
      ),
    },
  };
}

const operations: Readonly<Record<string, (store: StoredValues, body: unknown) => Outcome>> = {
  get,
  set: reading(settingSchema, set),
  delete: remove,
  query: reading(querySchema, query),
  'batch/get': reading(z.array(namedKey), batchGet),
  'batch/set': reading(z.array(settingSchema), (store, items) => {
    for (const each of items) store.set(each);
    return { body: { successfulKeys: items.map((each) => ({ key: each.key })), failedKeys: [] } };
  }),
  'batch/delete': reading(z.array(namedKey), (store, items) => {
    for (const each of items) store.delete(each.key);
    return { body: { successfulKeys: items.map((each) => ({ key: each.key })), failedKeys: [] } };
  }),
  transaction: reading(transaction, (store, asked) => {
    for (const each of asked.set) store.set(each);
    for (const each of asked.delete) store.delete(each.key);
    return {};
  }),
};

const secrets: readonly string[] = ['get', 'set', 'delete'];

function carriedOut(app: ForgeApp, path: string, body: unknown, world: SimulatedWorld): Outcome {
  const [, ofEntity] = /^\/api\/v1\/entity\/(.+)$/.exec(path) ?? [];
  if (ofEntity !== undefined) return entityOperation(app, ofEntity, body, world);
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
