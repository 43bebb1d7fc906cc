import { z } from 'zod';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { openEntity, wrongValue } from './custom-entities.ts';
import { type Filters, meets } from './entity-conditions.ts';
import { noScope, notFound, type Outcome, type Refusal, shown, wrongInput } from './key-value-operations.ts';
import {
  batchItem,
  gettingSchema,
  namedKey,
  type Setting,
  settingSchema,
  transaction,
} from './key-value-payload.ts';
import { storageOf } from './storage-of.ts';
import type { StoredValues } from './stored-values.ts';

/** Where a thing is kept, and what speaks against a value there. */
interface Place {
  readonly store: StoredValues;
  objection(value: unknown): Refusal | null;
}

interface Named {
  readonly key: string;
  readonly entityName?: string | undefined;
}

function placeOf(app: ForgeApp, { entityName }: Named, world: SimulatedWorld): Place | Refusal {
  if (entityName === undefined) {
    const store = storageOf(app, false, world);
    return store === null ? noScope : { store, objection: () => null };
  }
  const opened = openEntity(app, entityName, world);
  if ('status' in opened) return opened;
  return { store: opened.store, objection: (value) => wrongValue(opened.entity, value) };
}

const invalid = (message: string): Refusal => ({ status: 400, code: 'INVALID_INPUT', message });

/** Both kinds hold at most 25, and none twice. */
const most = 25;

function wrongSet(items: readonly Named[]): Refusal | null {
  if (items.length === 0) return invalid('No keys are given.');
  if (items.length > most) return invalid(`At most ${most} keys are allowed.`);
  const names = new Set(items.map(({ key, entityName }) => JSON.stringify([key, entityName])));
  return names.size === items.length ? null : invalid('A key is given more than once.');
}

type Together = (app: ForgeApp, body: unknown, world: SimulatedWorld) => Outcome;

/** Does as many as it can, each for itself (https://developer.atlassian.com/platform/forge/storage-reference/entities-batch/). */
const batch =
  <S extends z.ZodType>(
    schema: S,
    carryOut: (place: Place, asked: z.output<S>) => { readonly found?: object } | Refusal,
  ): Together =>
  (app, body, world) => {
    const items = z.array(batchItem).safeParse(body);
    if (!items.success) return wrongInput(items.error);
    const wrong = wrongSet(items.data);
    if (wrong !== null) return wrong;
    const outcomes = items.data.map(({ entityName, ...item }) => {
      const name = { key: item.key, ...(entityName === undefined ? {} : { entityName }) };
      const asked = schema.safeParse(item);
      if (!asked.success) return { name, outcome: wrongInput(asked.error) };
      const place = placeOf(app, name, world);
      return { name, outcome: 'status' in place ? place : carryOut(place, asked.data) };
    });
    if (outcomes.some(({ outcome }) => outcome === noScope)) return noScope;
    return {
      body: {
        successfulKeys: outcomes.flatMap(({ name, outcome }) =>
          'status' in outcome ? [] : [{ ...name, ...outcome.found }],
        ),
        failedKeys: outcomes.flatMap(({ name, outcome }) =>
          'status' in outcome ? [{ ...name, error: { code: outcome.code, message: outcome.message } }] : [],
        ),
      },
    };
  };

const batchGet = batch(gettingSchema, ({ store }, { key, options }) => {
  const stored = store.get(key);
  return stored === undefined ? notFound : { found: shown(stored, options.metadataFields) };
});

function setOne({ store, objection }: Place, setting: Setting): Refusal | Record<never, never> {
  const wrong = objection(setting.value);
  if (wrong === null) store.set(setting);
  return wrong ?? {};
}

const unmet: Refusal = {
  status: 400,
  code: 'CONDITION_NOT_MET',
  message: 'A condition of the transaction is not met.',
};

interface Part extends Named {
  readonly conditions?: Filters | undefined;
  readonly value?: unknown;
}

/** Where a part of a transaction is carried out, or what speaks against all of it. */
function placeOfPart(app: ForgeApp, asked: Part, world: SimulatedWorld): Place | Refusal {
  const { key, entityName, conditions, value } = asked;
  if (conditions !== undefined && entityName === undefined) return invalid('Conditions are for entities.');
  const place = placeOf(app, asked, world);
  if ('status' in place) return place;
  if (conditions !== undefined && !meets(place.store.get(key), conditions)) return unmet;
  return (value === undefined ? null : place.objection(value)) ?? place;
}

/** All of it or nothing (https://developer.atlassian.com/platform/forge/storage-reference/entities-transactions/). */
const transact: Together = (app, body, world) => {
  const parsed = transaction.safeParse(body);
  if (!parsed.success) return wrongInput(parsed.error);
  const { set, delete: deleted, check } = parsed.data;
  const wrong = wrongSet([...set, ...deleted, ...check]);
  if (wrong !== null) return wrong;
  const steps = <P extends Part>(parts: readonly P[], carryOut: (store: StoredValues, part: P) => void) =>
    parts.map((part) => {
      const place = placeOfPart(app, part, world);
      return 'status' in place ? place : () => carryOut(place.store, part);
    });
  const all = [
    ...steps(set, (store, each) => store.set(each)),
    ...steps(deleted, (store, { key }) => store.delete(key)),
    ...steps(check, () => undefined),
  ];
  const refused = all.find((step) => typeof step !== 'function');
  if (refused !== undefined) return refused;
  for (const step of all) if (typeof step === 'function') step();
  return {};
};

/** Calls about several things at once, of entities or of none. */
export const togetherOperations: Readonly<Record<string, Together>> = {
  '/api/v1/batch/get': batchGet,
  '/api/v1/batch/set': batch(settingSchema, setOne),
  '/api/v1/batch/delete': batch(namedKey, ({ store }, { key }) => {
    store.delete(key);
    return {};
  }),
  '/api/v1/transaction': transact,
};
