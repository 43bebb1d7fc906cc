import { customDefinition, kindOf } from '../fields/custom-fields.ts';
import { knownFields } from '../new-site/custom-fields.ts';
import { sprintIdsOf } from '../state/lookup.ts';
import type { CustomField, Issue } from '../state.ts';
import { documentIn, plainText } from '../text/document.ts';
import { singleValues } from './app-field-properties.ts';
import type { JqlContext } from './context.ts';
import { type Comparable, type JqlField, type Kind, operatorSets } from './field.ts';
import { keyPlace } from './field-values.ts';
import { accountsNamed, namedIn } from './people-values.ts';

const kindsByType: Readonly<Record<string, Kind>> = {
  string: 'text',
  object: 'text',
  number: 'number',
  date: 'day',
  datetime: 'date',
  user: 'user',
  option: 'reference',
  'option-with-child': 'reference',
  version: 'reference',
  group: 'reference',
  project: 'reference',
};

function kept(issue: Issue, id: string): unknown[] {
  const value = issue.fields[id];
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

function optionsNamed(field: CustomField, text: string): string[] {
  const options = field.contexts.flatMap((context) => context.options);
  return namedIn(
    options.map(({ id, value }) => ({ id, name: value })),
    text,
  );
}

/** The Sprint field: sprints by name or number. */
function sprintField(base: Omit<JqlField, 'values'>): JqlField {
  return {
    ...base,
    kind: 'reference',
    operators: operatorSets.choice,
    values: (issue, { state }) => sprintIdsOf(state, issue).map(String),
    resolve: (text, { state }) => namedIn(state.sprints, text),
    sortKey: (issue, { state }) => sprintIdsOf(state, issue).at(-1) ?? null,
  };
}

/** The Epic Link field: the epic above an issue. */
function epicField(base: Omit<JqlField, 'values'>): JqlField {
  return {
    ...base,
    kind: 'key',
    operators: operatorSets.choice,
    values: (issue) => (issue.parentId === null ? [] : [issue.parentId]),
    resolve: (text, { state, rights }) =>
      state.issues
        .filter((issue) => (issue.key === text.toUpperCase() || issue.id === text) && rights.see(issue))
        .map(({ id }) => id),
    sortKey: (issue, { state }) => {
      const epic = state.issues.find(({ id }) => id === issue.parentId);
      return epic === undefined ? null : keyPlace(epic);
    },
  };
}

/** A custom field as queries know it: by `cf[…]`, its id, its name, and its name with the type. */
export function customJqlField(field: CustomField): JqlField {
  const { clauseNames } = customDefinition(field);
  const { type, items } = kindOf(field);
  const kind = kindsByType[type === 'array' ? (items ?? 'any') : type] ?? 'string';
  const own = type === 'array' && items === 'string' ? 'string' : kind;
  const base = {
    name: field.name,
    names: [...clauseNames, field.id].map((name) => name.toLowerCase()),
    kind: own,
    operators:
      own === 'text'
        ? operatorSets.text
        : own === 'number' || own === 'date' || own === 'day'
          ? operatorSets.ordered
          : operatorSets.choice,
    type:
      own === 'number'
        ? 'java.lang.Number'
        : own === 'date' || own === 'day'
          ? 'java.util.Date'
          : 'java.lang.String',
    system: false,
  };
  if (field.id === knownFields.sprint) return sprintField(base);
  if (field.id === knownFields.epicLink) return epicField(base);
  if (field.id === knownFields.rank)
    return {
      ...base,
      operators: operatorSets.ordered,
      values: ({ rank }) => [rank],
      sortKey: ({ rank }) => rank,
    };
  const values = (issue: Issue): Comparable[] =>
    kept(issue, field.id).flatMap((value): Comparable[] => {
      if (typeof value === 'number') return [value];
      const document = documentIn(value);
      if (document !== null) return [plainText(document)];
      if (typeof value !== 'string')
        return [own === 'text' ? singleValues(value).join(' ') : JSON.stringify(value)];
      return own === 'date' || own === 'day'
        ? [Date.parse(value)]
        : [own === 'string' ? value.toLowerCase() : value];
    });
  return {
    ...base,
    values,
    texts: (issue) => values(issue).map(String),
    sortKey: (issue) => values(issue)[0] ?? null,
    resolve: (text, context: JqlContext) => {
      if (own === 'user') return accountsNamed(text, context);
      if (kindOf(field).options === true) return optionsNamed(field, text);
      if (own === 'number') return Number.isNaN(Number(text)) ? [] : [Number(text)];
      if (type === 'version' || items === 'version')
        return namedIn(
          context.state.projects.flatMap(({ versions }) => versions),
          text,
        );
      return [own === 'string' ? text.toLowerCase() : text];
    },
  };
}
