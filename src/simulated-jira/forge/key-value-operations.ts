import type { z } from 'zod';
import type { ForgeStored } from '../state.ts';
import {
  documentedCodes,
  gettingSchema,
  type MetadataField,
  namedKey,
  type Setting,
} from './key-value-payload.ts';
import type { StoredValues } from './stored-values.ts';

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Outcome = { readonly body?: unknown } | Refusal;

/** A thing as it is answered: when it was made and how long it lives only to whoever asks for that. */
export const shown = (
  { key, value, createdAt, updatedAt, expireTime }: ForgeStored,
  asked: readonly MetadataField[],
) => ({
  key,
  value,
  ...(asked.includes('CREATED_AT') ? { createdAt } : {}),
  ...(asked.includes('UPDATED_AT') ? { updatedAt } : {}),
  ...(asked.includes('EXPIRE_TIME') && expireTime !== undefined ? { expireTime } : {}),
});

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
  const { returnValue, returnMetadataFields = [] } = asked.options ?? {};
  switch (returnValue) {
    case 'LATEST':
      return { body: shown(made, returnMetadataFields) };
    case 'PREVIOUS':
      return before === undefined ? {} : { body: shown(before, returnMetadataFields) };
    case undefined:
      return {};
  }
}

/** What is wrong with a body, by the code of the documents where they have one. */
export function wrongInput({ issues: [issue] }: z.ZodError): Refusal {
  const words = documentedCodes[issue?.message ?? ''];
  return words === undefined
    ? { status: 400, code: 'INVALID_INPUT', message: `${issue?.path.join('.')}: ${issue?.message}` }
    : { status: 400, code: issue?.message ?? '', message: words };
}

/** Carries out one operation when its body has the form wanted. */
export const reading =
  <S extends z.ZodType>(schema: S, answer: (store: StoredValues, asked: z.output<S>) => Outcome) =>
  (store: StoredValues, body: unknown): Outcome => {
    const parsed = schema.safeParse(body);
    return parsed.success ? answer(store, parsed.data) : wrongInput(parsed.error);
  };

export const get = reading(gettingSchema, (store, { key: name, options }) => {
  const found = store.get(name);
  return found === undefined ? notFound : { body: shown(found, options.metadataFields) };
});

export const remove = reading(namedKey, (store, { key: name }) => {
  if (store.get(name) === undefined) return notFound;
  store.delete(name);
  return {};
});
