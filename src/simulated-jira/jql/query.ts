import type { OrderBy } from '@atlaskit/jql-ast';
import { mayUseFilter } from '../sharing.ts';
import type { Issue } from '../state.ts';
import { compileClause, type FilterLookup } from './clauses.ts';
import type { JqlContext } from './context.ts';
import type { Comparable, Compiled, JqlField } from './field.ts';
import { findJqlField } from './find-field.ts';
import { parseJql } from './parse.ts';

/** A query that was understood as a whole. */
export interface JqlQuery {
  /** Whether it says anything that restricts. */
  readonly bounded: boolean;
  matches(issue: Issue): boolean;
  /** Issues in the order asked, older ones first where nothing is asked. */
  sort(issues: readonly Issue[]): Issue[];
}

type Understood = { readonly query: JqlQuery } | { readonly errors: readonly string[] };

/** How deep filters may name filters before it is a circle. */
const deepest = 8;

function filterLookup(context: JqlContext, depth: number): FilterLookup {
  return (nameOrId) => {
    const lower = nameOrId.toLowerCase();
    const found = context.state.filters.find(
      (filter) =>
        (filter.id === nameOrId || filter.name.toLowerCase() === lower) &&
        mayUseFilter(context.state, context.rights, filter),
    );
    const missing = { errors: [`The value '${nameOrId}' does not exist for the field 'filter'.`] };
    if (found === undefined) return context.unknown === 'refused' ? missing : { test: () => false };
    if (depth >= deepest)
      return { errors: [`Field 'filter' with value '${nameOrId}' is part of a circular reference.`] };
    const inner = compiled(found.jql, context, depth + 1);
    return 'errors' in inner ? inner : { test: inner.test };
  };
}

function compiled(
  jql: string,
  context: JqlContext,
  depth: number,
): Compiled & { orderBy?: OrderBy; bounded?: boolean } {
  const parsed = parseJql(jql);
  if ('error' in parsed) return { errors: [parsed.error] };
  const where = parsed.query?.where;
  const orderBy = parsed.query?.orderBy;
  const result: Compiled = where
    ? compileClause(where, context, filterLookup(context, depth))
    : { test: () => true };
  return { ...result, ...(orderBy ? { orderBy } : {}), bounded: Boolean(where) };
}

interface SortKey {
  readonly field: JqlField;
  readonly descending: boolean;
}

/** Fields a query may be ordered by (documented; the words were measured on a Cloud site in October 2026). */
const mostSortKeys = 7;

function sortKeys(orderBy: OrderBy | undefined, context: JqlContext): SortKey[] | string[] {
  const errors: string[] = [];
  if ((orderBy?.fields.length ?? 0) > mostSortKeys)
    return [`JQL can be ordered by at most ${mostSortKeys} fields.`];
  const keys = (orderBy?.fields ?? []).flatMap(({ field: { value }, direction }): SortKey[] => {
    const field = findJqlField(value, context);
    if (typeof field === 'string' || field.sortKey === undefined) {
      errors.push(`Not able to sort using field '${value}'.`);
      return [];
    }
    return [
      {
        field,
        descending: direction
          ? direction.value.toLowerCase() === 'desc'
          : field.name === 'updated' || field.name === 'created',
      },
    ];
  });
  return errors.length > 0 ? errors : keys;
}

const isErrors = (keys: SortKey[] | string[]): keys is string[] => typeof keys[0] === 'string';

function order(one: Comparable | null, other: Comparable | null, descending: boolean): number {
  if (one === other) return 0;
  // What is empty comes last, whichever way.
  if (one === null) return 1;
  if (other === null) return -1;
  const sign = descending ? -1 : 1;
  return one < other ? -sign : sign;
}

/** Reads a query for somebody: what it finds, or everything Jira says is wrong with it. */
export function understand(jql: string, context: JqlContext): Understood {
  const result = compiled(jql, context, 0);
  const keys = sortKeys(result.orderBy, context);
  const errors = [...('errors' in result ? result.errors : []), ...(isErrors(keys) ? keys : [])];
  if ('errors' in result || isErrors(keys)) return { errors };
  return {
    query: {
      bounded: result.bounded === true,
      matches: result.test,
      sort: (issues) => {
        if (keys.length === 0) return [...issues];
        const decorated = issues.map((issue) => ({
          issue,
          keys: keys.map(({ field }) => field.sortKey?.(issue, context) ?? null),
        }));
        decorated.sort((one, other) => {
          for (const [index, { descending }] of keys.entries()) {
            const result = order(one.keys[index] ?? null, other.keys[index] ?? null, descending);
            if (result !== 0) return result;
          }
          return 0;
        });
        return decorated.map(({ issue }) => issue);
      },
    },
  };
}
