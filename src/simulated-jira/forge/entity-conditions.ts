import { z } from 'zod';
import type { ForgeStored } from '../state.ts';

export const scalar = z.union([z.string(), z.number(), z.boolean()]);
type Scalar = z.output<typeof scalar>;

export const condition = z
  .object({ condition: z.string(), values: z.array(scalar) })
  .refine(
    ({ condition: name, values }) => name !== 'BETWEEN' || values.length > 1,
    'INSUFFICIENT_FILTER_VALUES',
  );
const filter = z.intersection(condition, z.object({ property: z.string() }));

/** All of them, or any of them (https://developer.atlassian.com/platform/forge/storage-reference/entities-transactions/#conditions). */
export const filtersSchema = z
  .strictObject({ and: z.array(filter).optional(), or: z.array(filter).optional() })
  .refine(({ and, or }) => and === undefined || or === undefined, 'INVALID_FILTER_OPERATORS_COMBINATION')
  .refine(({ and, or }) => (and ?? or ?? []).length > 0, 'EMPTY_FILTER_OPERATOR');

export type Filters = z.output<typeof filtersSchema>;

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
export function compared(one: unknown, other: unknown): number {
  if (typeof one !== typeof other || one === undefined) return Number.NaN;
  if (one === other) return 0;
  return String(one) === one ? (one < String(other) ? -1 : 1) : Number(one) - Number(other);
}

export const holds = (value: unknown, { condition: name, values }: z.output<typeof condition>): boolean =>
  conditions[name]?.(value, values) ?? false;

const members = z.record(z.string(), z.unknown());
export const memberOf = (stored: ForgeStored | undefined, name: string): unknown =>
  members.safeParse(stored?.value).data?.[name];

/** Whether what is kept meets these filters; what is not there has no attributes. */
export function meets(stored: ForgeStored | undefined, filters: Filters): boolean {
  const passes = (one: z.output<typeof filter>) => holds(memberOf(stored, one.property), one);
  return filters.or === undefined ? (filters.and ?? []).every(passes) : filters.or.some(passes);
}
