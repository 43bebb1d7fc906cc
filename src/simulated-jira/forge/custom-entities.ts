import { z } from 'zod';
import type { ForgeApp, ForgeStored } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { type CustomEntity, type EntityIndex, readEntities } from './entity-manifest.ts';
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
import { settingSchema } from './key-value-payload.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
type Scalar = z.output<typeof scalar>;

const condition = z.object({ condition: z.string(), values: z.array(scalar) });
const filter = condition.extend({ property: z.string() });

const querySchema = z.looseObject({
  indexName: z.string(),
  partition: z.array(scalar).optional(),
  range: condition.optional(),
  filters: z.union([z.object({ and: z.array(filter) }), z.object({ or: z.array(filter) })]).optional(),
  sort: z.enum(['ASC', 'DESC']).default('ASC'),
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(100).default(10),
});

/** What a condition of `@forge/kvs` says of a value; `values` are what it was given. */
const conditions: Readonly<Record<string, (value: unknown, values: readonly Scalar[]) => boolean>> = {
  EQUAL_TO: (value, [wanted]) => value === wanted,
  NOT_EQUAL_TO: (value, [wanted]) => value !== wanted,
  BEGINS_WITH: (value, [start]) => typeof value === 'string' && value.startsWith(String(start)),
  CONTAINS: (value, [part]) => typeof value === 'string' && value.includes(String(part)),
  NOT_CONTAINS: (value, [part]) => typeof value === 'string' && !value.includes(String(part)),
  EXISTS: (value) => value !== undefined,
  NOT_EXISTS: (value) => value === undefined,
  GREATER_THAN: (value, [edge]) => compared(value, edge) > 0,
  GREATER_THAN_EQUAL_TO: (value, [edge]) => compared(value, edge) >= 0,
  LESS_THAN: (value, [edge]) => compared(value, edge) < 0,
  LESS_THAN_EQUAL_TO: (value, [edge]) => compared(value, edge) <= 0,
  BETWEEN: (value, [from, to]) => compared(value, from) >= 0 && compared(value, to) <= 0,
};

/** Below, equal, above; of different kinds nothing is. */
function compared(one: unknown, other: unknown): number {
  if (typeof one !== typeof other || one === undefined) return Number.NaN;
  if (one === other) return 0;
  return String(one) === one ? (one < String(other) ? -1 : 1) : Number(one) - Number(other);
}

const holds = (value: unknown, { condition: name, values }: z.output<typeof condition>): boolean =>
  conditions[name]?.(value, values) ?? false;

const members = z.record(z.string(), z.unknown());
const memberOf = ({ value }: ForgeStored, name: string): unknown => members.safeParse(value).data?.[name];

/** What an index orders by: an attribute, or the key. */
const rangeOf = (stored: ForgeStored, { range }: EntityIndex): unknown =>
  range === null ? stored.key : memberOf(stored, range);

function query(store: StoredValues, entity: CustomEntity, asked: z.output<typeof querySchema>): Outcome {
  const index = entity.indexes.find(({ name }) => name === asked.indexName);
  const invalid = (message: string): Outcome => ({ status: 400, code: 'INVALID_ENTITY_INDEX', message });
  if (index === undefined) return invalid(`The entity has no index '${asked.indexName}'.`);
  const { partition = [], range, sort, limit, cursor } = asked;
  if (partition.length !== index.partition.length)
    return invalid('Each attribute of the partition needs a value.');
  const [operator, filters] = Object.entries(asked.filters ?? { and: [] })[0] ?? ['and', []];
  const passes = (stored: ForgeStored) => {
    const each = filters.map((one) => holds(memberOf(stored, one.property), one));
    return each.length === 0 || (operator === 'and' ? each.every(Boolean) : each.some(Boolean));
  };
  const turn = sort === 'ASC' ? 1 : -1;
  const found = store
    .all()
    .filter((each) => rangeOf(each, index) !== undefined)
    .filter((each) => index.partition.every((name, at) => memberOf(each, name) === partition[at]))
    .filter((each) => range === undefined || holds(rangeOf(each, index), range))
    .filter(passes)
    .sort((one, other) => turn * (compared(rangeOf(one, index), rangeOf(other, index)) || 0));
  const start = cursor === undefined ? 0 : found.findIndex(({ key }) => key === cursor) + 1;
  const data = found.slice(start, start + limit);
  const next = start + limit < found.length ? { cursor: data.at(-1)?.key } : {};
  return { body: { data: data.map(shown), ...next } };
}

const named = z.looseObject({ entityName: z.string() });

/** One call of `kvs.entity(…)` (https://developer.atlassian.com/platform/forge/storage-reference/entities-api/); words and statuses of refusals are ours. */
export function entityOperation(
  app: ForgeApp,
  operation: string,
  body: unknown,
  world: SimulatedWorld,
): Outcome {
  const { entityName, ...asked } = named.safeParse(body).data ?? {};
  const entity = readEntities(app.manifest).find(({ name }) => name === entityName);
  if (entity === undefined)
    return {
      status: 400,
      code: 'INVALID_ENTITY_TYPE',
      message: `The manifest has no entity '${entityName}'.`,
    };
  const store = storageOf(app, false, world, entity.name);
  if (store === null) return noScope;
  switch (operation) {
    case 'get':
      return get(store, asked);
    case 'set':
      return reading(settingSchema, (all, setting) => {
        const wrong = entity.objection(setting.value);
        return wrong === null
          ? set(all, setting)
          : { status: 400, code: 'INVALID_ENTITY_VALUE', message: wrong };
      })(store, asked);
    case 'delete':
      return remove(store, asked);
    case 'query':
      return reading(querySchema, (all, wanted) => query(all, entity, wanted))(store, asked);
    default:
      return notSimulated(operation);
  }
}
