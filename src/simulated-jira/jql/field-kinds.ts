import { secondsIn } from '../fields/duration.ts';
import type { Issue } from '../state.ts';
import { type JqlField, operatorSets } from './field.ts';
import { accountsNamed } from './people-values.ts';

export const some = (value: string | null): string[] => (value === null ? [] : [value]);

const at = (iso: string | null): number[] => (iso === null ? [] : [Date.parse(iso)]);

type Given = Pick<JqlField, 'values'> & Partial<JqlField>;

/** A field by its names, separated by spaces; what is left out is as for most. */
export function field(names: string, type: string, given: Given): JqlField {
  const [name = '', ...others] = names.split(' ');
  return {
    name,
    names: [name, ...others].map((each) => each.toLowerCase()),
    kind: 'reference',
    operators: operatorSets.choice,
    type,
    system: true,
    sortKey: (issue, context) => given.values(issue, context)[0] ?? null,
    ...given,
  };
}

export const nameOf = (all: readonly { id: string; name: string }[], id: string | undefined): string | null =>
  all.find((each) => each.id === id)?.name ?? null;

/** A field of days or times. */
export const date = (
  names: string,
  of: (issue: Issue) => string | null,
  kind: 'date' | 'day' = 'date',
): JqlField =>
  field(names, 'java.util.Date', {
    kind,
    operators: operatorSets.ordered,
    values: (issue) => at(of(issue)),
  });

/** A field of durations, in seconds. */
export const duration = (names: string, of: (issue: Issue) => number | null): JqlField =>
  field(names, 'java.lang.Number', {
    kind: 'duration',
    operators: operatorSets.ordered,
    values: (issue) => {
      const value = of(issue);
      return value === null ? [] : [value];
    },
    resolve: (text, { state }) => {
      const seconds = secondsIn(text, state);
      return seconds === null ? [] : [seconds];
    },
  });

/** A field of accounts. */
export const person = (names: string, of: (issue: Issue) => readonly string[], history?: string): JqlField =>
  field(names, 'com.atlassian.jira.user.ApplicationUser', {
    kind: 'user',
    operators: history === undefined ? operatorSets.choice : operatorSets.choiceWithPast,
    values: of,
    resolve: accountsNamed,
    sortKey: (issue, { state }) =>
      state.users.find(({ accountId }) => accountId === of(issue)[0])?.displayName.toLowerCase() ?? null,
    ...(history === undefined ? {} : { history }),
  });

/** A field that is searched by words. */
export const text = (names: string, of: (issue: Issue) => readonly string[]): JqlField =>
  field(names, 'java.lang.String', {
    kind: 'text',
    operators: operatorSets.text,
    values: of,
    texts: of,
    sortKey: (issue) => of(issue)[0]?.toLowerCase() ?? null,
  });
