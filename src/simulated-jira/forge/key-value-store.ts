import { z } from 'zod';
import type { ForgeApp, ForgeStored } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

/** What `@forge/kvs` 1.6 asks and understands; the words of refusals are ours. Custom entities are not modelled. */
const keyPattern = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;
const key = z.string().min(1).max(500).regex(keyPattern);
const ttl = z.object({ value: z.number().positive(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) });
const options = z.looseObject({
  ttl: ttl.optional(),
  keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
  returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
});
const named = z.looseObject({ key, entityName: z.undefined().optional() });
const setting = named.extend({ value: z.json(), options: options.optional() });
type Setting = z.output<typeof setting>;
const where = z.array(
  z.object({
    property: z.literal('key'),
    condition: z.literal('BEGINS_WITH'),
    values: z.tuple([z.string()]),
  }),
);
const querying = z.looseObject({
  limit: z.number().int().min(1).max(100).default(10),
  after: z.string().optional(),
  where: where.default([]),
});
const transaction = z.looseObject({
  set: z.array(setting).default([]),
  delete: z.array(named).default([]),
  check: z.undefined().optional(),
});

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

type Outcome = { readonly body?: unknown } | Refusal;

const seconds = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 } as const;

/** The things one app keeps, without those whose time is up. */
class Store {
  readonly #all: ForgeStored[];
  readonly #now: number;
  readonly #secret: boolean;

  constructor(all: ForgeStored[], secret: boolean, now: number) {
    this.#all = all;
    this.#now = now;
    this.#secret = secret;
  }

  #at(name: string): number {
    return this.#all.findIndex((each) => each.key === name && each.secret === this.#secret);
  }

  #lives({ secret, expireTime }: ForgeStored): boolean {
    return secret === this.#secret && (expireTime === undefined || Date.parse(expireTime) > this.#now);
  }

  get(name: string): ForgeStored | undefined {
    return this.all().find((each) => each.key === name);
  }

  set({ key: name, value, options: { ttl: life } = {} }: Setting): ForgeStored {
    const made: ForgeStored = {
      key: name,
      value,
      secret: this.#secret,
      createdAt: this.get(name)?.createdAt ?? this.#now,
      updatedAt: this.#now,
      ...(life === undefined
        ? {}
        : { expireTime: new Date(this.#now + life.value * seconds[life.unit] * 1000).toISOString() }),
    };
    this.delete(name);
    this.#all.push(made);
    return made;
  }

  delete(name: string): void {
    const at = this.#at(name);
    if (at >= 0) this.#all.splice(at, 1);
  }

  /** In the order of their keys. */
  all(): ForgeStored[] {
    return this.#all.filter((each) => this.#lives(each)).sort((one, other) => (one.key < other.key ? -1 : 1));
  }
}

const shown = ({ secret: _, ...stored }: ForgeStored) => stored;

const notFound: Refusal = { status: 404, code: 'KEY_NOT_FOUND', message: 'The key was not found.' };

function set(store: Store, asked: Setting): Outcome {
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

function query(store: Store, { limit, after, where: conditions }: z.output<typeof querying>): Outcome {
  const found = store
    .all()
    .filter(({ key: name }) => conditions.every(({ values: [start] }) => name.startsWith(start)))
    .filter(({ key: name }) => after === undefined || name > after);
  const data = found.slice(0, limit);
  const cursor = found.length > limit ? data.at(-1)?.key : undefined;
  return { body: { data: data.map(shown), ...(cursor === undefined ? {} : { cursor }) } };
}

function batchGet(store: Store, asked: readonly { key: string }[]): Outcome {
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
const reading =
  <S extends z.ZodType>(schema: S, answer: (store: Store, asked: z.output<S>) => Outcome) =>
  (store: Store, body: unknown): Outcome => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return answer(store, parsed.data);
    const [issue] = parsed.error.issues;
    return { status: 400, code: 'INVALID_INPUT', message: `${issue?.path.join('.')}: ${issue?.message}` };
  };

const get = reading(named, (store, { key: name }) => {
  const found = store.get(name);
  return found === undefined ? notFound : { body: shown(found) };
});
const remove = reading(named, (store, { key: name }) => {
  if (store.get(name) === undefined) return notFound;
  store.delete(name);
  return {};
});

const operations: Readonly<Record<string, (store: Store, body: unknown) => Outcome>> = {
  get,
  set: reading(setting, set),
  delete: remove,
  query: reading(querying, query),
  'batch/get': reading(z.array(named), batchGet),
  'batch/set': reading(z.array(setting), (store, items) => {
    for (const each of items) store.set(each);
    return { body: { successfulKeys: items.map((each) => ({ key: each.key })), failedKeys: [] } };
  }),
  'batch/delete': reading(z.array(named), (store, items) => {
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
  const { state } = world;
  if (!app.grantedScopes.includes('storage:app'))
    return { status: 403, code: 'FORBIDDEN', message: 'The app has not the scope storage:app.' };
  const [, secret, name = ''] = /^\/api\/v1\/(secret\/)?(.+)$/.exec(path) ?? [];
  const operation = secret === undefined || secrets.includes(name) ? operations[name] : undefined;
  if (operation === undefined)
    return { status: 501, code: 'NOT_SIMULATED', message: `The simulated Jira does not model ${path}.` };
  state.forgeStorage ??= {};
  const all = state.forgeStorage[app.appId] ?? [];
  state.forgeStorage[app.appId] = all;
  return operation(new Store(all, secret !== undefined, world.now()), body);
}

/** One call of `@forge/kvs`: keys and secrets, queries by prefix, batches and transactions of one app on this site. */
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
