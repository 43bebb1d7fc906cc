import { json, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { wholeNumber } from '../whole-number.ts';

/** Where a page of a list starts and how long it may be, from the query; nonsense counts as left out. `least`: what fewer are raised to. */
export function pageBounds(
  call: RestCall,
  defaultSize = 50,
  most = 1000,
  least?: number,
): { startAt: number; maxResults: number } {
  const startAt = Math.max(0, wholeNumber(call.query.get('startAt'), 'long') ?? 0);
  // Two operations have it without the `s` (documented).
  const asked = call.query.get('maxResults') ?? call.query.get('maxResult');
  const size = wholeNumber(asked, 'int') ?? defaultSize;
  const raised = least === undefined ? (size < 0 ? defaultSize : size) : Math.max(least, size);
  return { startAt, maxResults: Math.min(most, raised) };
}

/** Jira's page of values, cut out by `startAt` and `maxResults`; `self` and `nextPage` lead to it and on from it. */
export function pageOf<T>(call: RestCall, all: readonly T[], defaultSize = 50, most = 1000) {
  const { startAt, maxResults } = pageBounds(call, defaultSize, most);
  const values = all.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= all.length;
  const at = (start: number) => {
    const query = new URLSearchParams(call.query);
    query.set('maxResults', String(maxResults));
    query.set('startAt', String(start));
    return `${call.base}${call.request.path}?${query.toString()}`;
  };
  return {
    self: at(startAt),
    ...(isLast ? {} : { nextPage: at(startAt + maxResults) }),
    maxResults,
    startAt,
    total: all.length,
    isLast,
    values,
  };
}

/** A page as an answer, each value in its form. */
export function page<T>(
  call: RestCall,
  all: readonly T[],
  shape: (each: T) => unknown,
  defaultSize = 50,
  most?: number,
): WireResponse {
  const cut = pageOf(call, all, defaultSize, most);
  return json(200, { ...cut, values: cut.values.map(shape) });
}

/** A page without links to itself, as some younger operations answer (recorded: priority search). */
export function barePage<T>(
  call: RestCall,
  all: readonly T[],
  shape: (each: T) => unknown,
  defaultSize = 50,
): WireResponse {
  const { self: _, nextPage: __, ...cut } = pageOf(call, all, defaultSize);
  return json(200, { ...cut, values: cut.values.map(shape) });
}

/** A page under a name of its own, without links: comments, worklogs. */
export function pageNamed<T>(
  { startAt, maxResults }: ReturnType<typeof pageBounds>,
  name: string,
  all: readonly T[],
  shape: (each: T) => unknown,
): WireResponse {
  const values = all.slice(startAt, startAt + maxResults).map(shape);
  return json(200, { startAt, maxResults, total: all.length, [name]: values });
}

/** The first page of a list that stands within an answer, where `expand` asks for it. */
export function pageWithin<T>(all: readonly T[], maxResults = 100) {
  return {
    startAt: 0,
    maxResults,
    total: all.length,
    isLast: all.length <= maxResults,
    values: all.slice(0, maxResults),
  };
}

/** A plain list, cut out by `startAt` and `maxResults`. */
export function slice<T>(
  call: RestCall,
  all: readonly T[],
  shape: (each: T) => unknown,
  defaultSize = 50,
): WireResponse {
  const { startAt, maxResults } = pageBounds(call, defaultSize);
  return json(200, all.slice(startAt, startAt + maxResults).map(shape));
}

type Key<T> = (each: T) => string | number;

/** The list in the order of `orderBy`: a name of `keys`, with `-` turned round, `+` or nothing as it is; null: no such order. */
export function ordered<T>(
  call: RestCall,
  all: readonly T[],
  keys: Readonly<Record<string, Key<T>>>,
): readonly T[] | null {
  const orderBy = call.query.get('orderBy');
  if (orderBy === null || orderBy === '') return all;
  const [, sign = '', name = ''] = /^([+-]?)\s*(.*)$/.exec(orderBy) ?? [];
  // In any case of letters: Atlassian's own clients ask for `+NAME` where the documents say `name`.
  const wanted = name.trim().toLowerCase();
  const key = Object.entries(keys).find(([each]) => each.toLowerCase() === wanted)?.[1];
  if (key === undefined) return null;
  const sorted = [...all].sort((one, other) => {
    const [a, b] = [key(one), key(other)];
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  });
  return sign === '-' ? sorted.reverse() : sorted;
}

/** How lists of schemes and screens are ordered. */
export const byNameOrId: Readonly<Record<string, Key<{ id: string | number; name: string }>>> = {
  name: ({ name }) => name.toLowerCase(),
  id: ({ id }) => Number(id),
};

/** The values a query gives for a name, repeated or separated by commas. */
export function queryList(call: RestCall, name: string): string[] {
  return call.query
    .getAll(name)
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}
