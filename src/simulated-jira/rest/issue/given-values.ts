import { z } from 'zod';
import { idOrKey } from '../ids.ts';

const reference = z.looseObject({
  id: idOrKey.optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
  accountId: z.string().optional(),
});

type Reference = z.infer<typeof reference>;

/** `{id}`, `{key}`, `{name}` or `{value}`; null: something else was sent. */
export function givenReference(value: unknown): Reference | null {
  const parsed = reference.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The one of a list that `{id}` or `{name}` means; an id wins. */
export function chosen<T extends { id: string | number; name: string }>(
  all: readonly T[],
  value: unknown,
): T | null {
  const given = givenReference(value);
  if (given === null) return null;
  if (given.id !== undefined) return all.find(({ id }) => String(id) === given.id) ?? null;
  return all.find(({ name }) => name === given.name) ?? null;
}

/** A list of strings; null: something else was sent. */
export function givenStrings(value: unknown): string[] | null {
  const parsed = z.array(z.string()).safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** An account as it may be named: `{accountId}`, `{id}`, or the bare id that some fields take. */
export function givenAccount(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const given = givenReference(value);
  return given?.accountId ?? given?.id ?? null;
}
