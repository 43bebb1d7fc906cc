import type { z } from 'zod';
import type { ForgeStored } from '../state.ts';
import { namedKey, type Setting } from './key-value-payload.ts';
import type { StoredValues } from './stored-values.ts';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Outcome = { readonly body?: unknown } | Refusal;

export const shown = ({ secret: _, entity: __, ...stored }: ForgeStored) => stored;

export const notFound: Refusal = { status: 404, code: 'KEY_NOT_FOUND', message: 'The key was not found.' };

export const noScope: Refusal = {
  status: 403,
  code: 'FORBIDDEN',
  message: 'The app has not the scope storage:app.',
};

export const notSimulated = (what: string): Refusal => ({
  status: 501,
  code: 'NOT_SIMULATED',
  message: `The simulated Jira does not model ${what}.`,
});

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

/** Carries out one operation when its body has the form wanted. */
export const reading =
  <S extends z.ZodType>(schema: S, answer: (store: StoredValues, asked: z.output<S>) => Outcome) =>
  (store: StoredValues, body: unknown): Outcome => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return answer(store, parsed.data);
    const [issue] = parsed.error.issues;
    return { status: 400, code: 'INVALID_INPUT', message: `${issue?.path.join('.')}: ${issue?.message}` };
  };

export const get = reading(namedKey, (store, { key: name }) => {
  const found = store.get(name);
  return found === undefined ? notFound : { body: shown(found) };
});

export const remove = reading(namedKey, (store, { key: name }) => {
  if (store.get(name) === undefined) return notFound;
  store.delete(name);
  return {};
});
