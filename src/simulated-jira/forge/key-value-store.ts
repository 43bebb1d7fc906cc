import { z } from 'zod';
import type { ForgeApp, ForgeStored } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { entityOperation } from './custom-entities.ts';
import { namedKey, querySchema, type Setting, settingSchema, transaction } from './key-value-payload.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Outcome = { readonly body?: unknown } | Refusal;

export const shown = ({ secret: _, entity: __, ...stored }: ForgeStored) => stored;

export const notFound: Refusal = { status: 404, code: 'KEY_NOT_FOUND', message: 'The key was not found.' };

export function set(store: StoredValues, asked: Setting): Outcome {
  const before = store.get(asked.key);
  if (asked.options?.keyPolicy === 'FAIL_IF_EXISTS' && before !== undefined)
    return { status: 409, code: 'KEY_ALREADY_EXISTS', message: 'The key exists already.' };
  const made = store.set(asked);
  switch (asked.options?.returnValue) {
    case 'LATEST':
      return { body: shown(made) };
    case 'PREVIOUS':
      return before === undefined ? {} : { body: shown(before) };
    case undefined:
      return {};
  }
}

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

/** Carries out one operation when its body has the form wanted. */
export const reading =
  <S extends z.ZodType>(schema: S, answer: (store: StoredValues, asked: z.output<S>) => Outcome) =>
  (store: StoredValues, body: unknown): Outcome => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return answer(store, parsed.data);
    const [issue] = parsed.error.issues;
    return { status: 400, code: 'INVALID_INPUT', message: `${issue?.path.join('.')}: ${issue?.message}` };
  };

const get = reading(namedKey, (store, { key: name }) => {
  const found = store.get(name);
  return found === undefined ? notFound : { body: shown(found) };
});

const remove = reading(namedKey, (store, { key: name }) => {
  if (store.get(name) === undefined) return notFound;
  store.delete(name);
  return {};
});

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
  if (store === null)
    return { status: 403, code: 'FORBIDDEN', message: 'The app has not the scope storage:app.' };
  const operation = secret === undefined || secrets.includes(name) ? operations[name] : undefined;
  if (operation === undefined)
    return { status: 501, code: 'NOT_SIMULATED', message: `The simulated Jira does not model ${path}.` };
  return operation(store, body);
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
