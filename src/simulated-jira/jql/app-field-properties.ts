import type { AppFieldProperty, CustomField, Issue } from '../state.ts';
import { dateIn } from './dates.ts';
import { type Comparable, type JqlField, operatorSets } from './field.ts';
import { accountsNamed } from './people-values.ts';

const kinds = {
  string: { kind: 'string', operators: operatorSets.choice, type: 'java.lang.String' },
  text: { kind: 'text', operators: operatorSets.text, type: 'java.lang.String' },
  number: { kind: 'number', operators: operatorSets.ordered, type: 'java.lang.Number' },
  date: { kind: 'date', operators: operatorSets.ordered, type: 'java.util.Date' },
  user: {
    kind: 'user',
    operators: operatorSets.choice,
    type: 'com.atlassian.jira.user.ApplicationUser',
    resolve: accountsNamed,
  },
  group: { kind: 'string', operators: operatorSets.choice, type: 'com.atlassian.crowd.embedded.api.Group' },
} as const;

/** What lies below a path; of a list each item, at every step. */
function below(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => below(each, path));
  const [name, ...rest] = path;
  if (name === undefined) return value === undefined || value === null ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === name ? below(inner, rest) : []));
}

/** Every single value within a value of a field: where a text is looked for in an object (docs, module Jira custom field). */
export function singleValues(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(singleValues) : [String(value)];
}

function propertyField(field: CustomField, { alias, path, type }: AppFieldProperty): JqlField {
  const name = `${field.name}.${alias}`;
  const known = kinds[type];
  const own = (issue: Issue) => below(issue.fields[field.id], path);
  return {
    ...{ name, names: [name.toLowerCase()], system: false },
    ...(known.kind === 'string' ? { resolve: (text: string) => [text.toLowerCase()] } : {}),
    ...known,
    values: (issue, context) =>
      own(issue).flatMap((value): Comparable[] => {
        if (type === 'number') return typeof value === 'number' ? [value] : [];
        if (type !== 'date') return [known.kind === 'string' ? String(value).toLowerCase() : String(value)];
        const at = dateIn(String(value), context) ?? Date.parse(String(value));
        return Number.isNaN(at) ? [] : [at];
      }),
  };
}

/** The properties of an app's object field that its schema gives a name in queries: `FIELD.ALIAS` (docs, module Jira custom field). */
export const propertyFields = (field: CustomField): JqlField[] =>
  (field.app?.properties ?? []).map((property) => propertyField(field, property));
