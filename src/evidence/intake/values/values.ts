import { isRecord } from '../../is-record.ts';

/** Lenient reading of values that any program may have written: what does not fit is absent. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;

export const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

const mostFields = 1_000;
/** The names that a record holds, of a very wide one the first: a call has a few dozen fields. */
export const namesOf = (record: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(record).slice(0, mostFields);
/** What a record holds, by name. */
export const fieldsOf = (record: Readonly<Record<string, unknown>>): [string, unknown][] =>
  namesOf(record).map((name) => [name, record[name]]);
/** The same without the names. */
export const valuesOf = (record: Readonly<Record<string, unknown>>): unknown[] =>
  namesOf(record).map((name) => record[name]);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** What the first of these names holds that holds anything. */
export function firstOf(record: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  for (const name of names) {
    const value = record[name];
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

/** An HTTP status; also "401 Unauthorized" and "401". */
export function statusOf(value: unknown): number | undefined {
  const number =
    typeof value === 'number'
      ? Math.trunc(value)
      : typeof value === 'string'
        ? Number(/^\s*(\d{3})\b/.exec(value)?.[1])
        : Number.NaN;
  return number >= 200 && number <= 599 ? number : undefined;
}

/** A body as text: objects are written as JSON. */
export function bodyOf(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  return textOf(value) ?? JSON.stringify(value);
}

/** Headers of a record (values may be lists), of pairs `{name|key, value}`, of a head as text, or of a flat list of names and values. */
export function headersOf(value: unknown): Record<string, string> {
  const pairs: [string, string][] = [];
  const add = (name?: unknown, given?: unknown) => {
    const key = textOf(name)?.trim();
    const text = Array.isArray(given) ? given.map((one) => wordOf(one) ?? '').join(', ') : wordOf(given);
    if (key !== undefined && text !== undefined && /^[A-Za-z0-9_-]{1,80}$/.test(key) && key !== '__proto__')
      pairs.push([key, text]);
  };
  if (Array.isArray(value)) {
    const most = value.slice(0, 400);
    if (most.every((one) => typeof one === 'string')) {
      for (let at = 0; at + 1 < most.length; at += 2) add(most[at], most[at + 1]);
    } else
      for (const one of most)
        if (isRecord(one) && one.disabled !== true) add(one.name ?? one.key, one.value);
        else if (Array.isArray(one)) add(one[0], one[1]);
  } else if (typeof value === 'string')
    for (const line of value.split(/\r?\n/, 200)) add(...line.split(/: (.*)/s, 2));
  else if (isRecord(value) && Array.isArray(value.headers)) return headersOf(value.headers);
  else if (isRecord(value)) for (const [name, given] of Object.entries(value).slice(0, 200)) add(name, given);
  return Object.fromEntries(pairs);
}

/** A value, also one that a stub says how to match: `{"matcher": "exact", "value": …}`, `{"equalTo": …}`. */
const wordOf = (given: unknown): string | undefined =>
  isRecord(given) ? textOf(given.value ?? given.equalTo) : textOf(given);

/** The value under a name in lower case, whatever case the headers have. */
export function headerOf(
  headers: Readonly<Record<string, string>> | undefined,
  name: string,
): string | undefined {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}
