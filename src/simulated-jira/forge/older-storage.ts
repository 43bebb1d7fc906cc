import { z } from 'zod';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

/** Where `storage` of `@forge/api` sends its GraphQL (`@forge/storage` 2.0). */
export const olderStoragePath = '/forge/entities/graphql';

const keyed = z.object({ key: z.string().min(1), encrypted: z.boolean().default(false) });
const written = z.object({ input: keyed.extend({ value: z.json() }) });
const deleted = z.object({ input: keyed });
const listed = z.object({
  where: z.array(z.object({ condition: z.literal('STARTS_WITH'), value: z.string() })).nullish(),
  cursor: z.string().nullish(),
  limit: z.number().int().min(1).max(20).nullish(),
});

const failed = (message: string, errorType: string, statusCode: number) => ({
  errors: [{ message, extensions: { errorType, statusCode } }],
});

const done = { success: true, errors: [] };

const setting = (key: string, value: z.output<typeof written>['input']['value']) => ({ key, value });

/** The page begins behind the key that the cursor names. */
function edges(store: StoredValues, { where, cursor, limit }: z.output<typeof listed>) {
  return store
    .all()
    .filter(({ key }) => (where ?? []).every(({ value }) => key.startsWith(value)))
    .filter(({ key }) => cursor === null || cursor === undefined || key > cursor)
    .slice(0, limit ?? 10)
    .map(({ key, value }) => ({ node: { key, value }, cursor: key }));
}

/** What one kind of query answers; a thrown error of zod says what was wrong with its variables. */
function answer(query: string, variables: unknown, open: (secret: boolean) => StoredValues | null): unknown {
  const noScope = failed('The app has not the scope storage:app.', 'FORBIDDEN', 403);
  if (/\bsetAppStoredEntity\b/.test(query)) {
    const { input } = written.parse(variables);
    const store = open(input.encrypted);
    if (store === null) return noScope;
    store.set(setting(input.key, input.value));
    return { data: { appStorage: { setAppStoredEntity: done } } };
  }
  if (/\bdeleteAppStoredEntity\b/.test(query)) {
    const { input } = deleted.parse(variables);
    const store = open(input.encrypted);
    if (store === null) return noScope;
    store.delete(input.key);
    return { data: { appStorage: { deleteAppStoredEntity: done } } };
  }
  if (/\bappStoredEntities\b/.test(query)) {
    const asked = listed.parse(variables);
    const store = open(false);
    return store === null ? noScope : { data: { appStoredEntities: { edges: edges(store, asked) } } };
  }
  if (/\bappStoredEntity\b/.test(query)) {
    const { key, encrypted } = keyed.parse(variables);
    const store = open(encrypted);
    if (store === null) return noScope;
    return { data: { appStoredEntity: { key, value: store.get(key)?.value ?? null } } };
  }
  return failed('The simulated Jira does not model this query.', 'NOT_SIMULATED', 501);
}

const asking = z.object({ query: z.string(), variables: z.unknown() });

/** One call of the older storage of Forge apps, which keeps in the same place as `@forge/kvs`. Custom entities are not modelled. */
export function olderStorage(app: ForgeApp, { body }: RequestInit, world: SimulatedWorld): Response {
  try {
    const { query, variables } = asking.parse(JSON.parse(String(body ?? '')));
    return Response.json(answer(query, variables, (secret) => storageOf(app, secret, world)));
  } catch {
    return Response.json(failed('The query is not valid.', 'INVALID_INPUT', 400));
  }
}
