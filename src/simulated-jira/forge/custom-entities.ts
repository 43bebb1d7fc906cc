import { z } from 'zod';
import type { ForgeApp, ForgeStored } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { compared, condition, filtersSchema, holds, meets, memberOf, scalar } from './entity-conditions.ts';
import { type CustomEntity, type EntityIndex, readEntities } from './entity-manifest.ts';
import {
  get,
  noScope,
  notSimulated,
  type Outcome,
  type Refusal,
  reading,
  remove,
  set,
  shown,
} from './key-value-operations.ts';
import { metadataFields, settingSchema } from './key-value-payload.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

const querySchema = z.looseObject({
  indexName: z.string(),
  partition: z.array(scalar).optional(),
  range: condition.optional(),
  filters: filtersSchema.optional(),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
  limit: z
    .number()
    .int()
    .min(1, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE')
    .max(100, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE')
    .default(10),
  metadataFields,
});

/** What an index orders by: an attribute, or the key. */
const rangeOf = (stored: ForgeStored, { range }: EntityIndex): unknown =>
  range === null ? stored.key : memberOf(stored, range);

function query(store: StoredValues, entity: CustomEntity, asked: z.output<typeof querySchema>): Outcome {
  const index = entity.indexes.find(({ name }) => name === asked.indexName);
  const invalid = (message: string): Outcome => ({ status: 400, code: 'INVALID_ENTITY_INDEX', message });
  if (index === undefined) return invalid(`The entity has no index '${asked.indexName}'.`);
  const { partition = [], range, filters, sort, limit, cursor } = asked;
  if (partition.length !== index.partition.length)
    return invalid('Each attribute of the partition needs a value.');
  const turn = sort === 'ASC' ? 1 : -1;
  const found = store
    .all()
    .filter((each) => rangeOf(each, index) !== undefined)
    .filter((each) => index.partition.every((name, at) => memberOf(each, name) === partition[at]))
    .filter((each) => range === undefined || holds(rangeOf(each, index), range))
    .filter((each) => filters === undefined || meets(each, filters))
    .sort((one, other) => turn * (compared(rangeOf(one, index), rangeOf(other, index)) || 0));
  const start = cursor === undefined ? 0 : found.findIndex(({ key }) => key === cursor) + 1;
  const data = found.slice(start, start + limit);
  const next = start + limit < found.length ? { cursor: data.at(-1)?.key } : {};
  return { body: { data: data.map((each) => shown(each, asked.metadataFields)), ...next } };
}

interface OpenedEntity {
  readonly entity: CustomEntity;
  readonly store: StoredValues;
}

/** A custom entity of the app, and what it keeps of it on this site. */
export function openEntity(app: ForgeApp, entityName: string, world: SimulatedWorld): OpenedEntity | Refusal {
  const entity = readEntities(app.manifest).find(({ name }) => name === entityName);
  if (entity === undefined)
    return {
      status: 400,
      code: 'INVALID_ENTITY_TYPE',
      message: `The manifest has no entity '${entityName}'.`,
    };
  const store = storageOf(app, false, world, entity.name);
  return store === null ? noScope : { entity, store };
}

/** What speaks against keeping this as one of the entity. */
export function wrongValue(entity: CustomEntity, value: unknown): Refusal | null {
  const message = entity.objection(value);
  return message === null ? null : { status: 400, code: 'INVALID_ENTITY_VALUE', message };
}

const named = z.looseObject({ entityName: z.string() });

/** One call of `kvs.entity(…)` (https://developer.atlassian.com/platform/forge/storage-reference/entities-api/); words and statuses of refusals are ours. */
export function entityOperation(
  app: ForgeApp,
  operation: string,
  body: unknown,
  world: SimulatedWorld,
): Outcome {
  const { entityName = '', ...asked } = named.safeParse(body).data ?? {};
  const opened = openEntity(app, entityName, world);
  if ('status' in opened) return opened;
  const { entity, store } = opened;
  switch (operation) {
    case 'get':
      return get(store, asked);
    case 'set':
      return reading(settingSchema, (all, setting) => wrongValue(entity, setting.value) ?? set(all, setting))(
        store,
        asked,
      );
    case 'delete':
      return remove(store, asked);
    case 'query':
      return reading(querySchema, (all, wanted) => query(all, entity, wanted))(store, asked);
    default:
      return notSimulated(operation);
  }
}
