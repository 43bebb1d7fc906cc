import { RESERVED_WORDS } from '@atlaskit/jql-ast';
import { browsable } from '../../jql/field-values.ts';
import { jqlFields } from '../../jql/find-field.ts';
import { functionNames } from '../../jql/functions.ts';
import { json, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { findable, jqlContext } from './find-issues.ts';

/** `GET` and `POST /jql/autocompletedata`: what may stand in a query. */
export function autocomplete(call: RestCall): WireResponse {
  return json(200, {
    visibleFieldNames: jqlFields(call).map((field) => ({
      value: field.name,
      displayName: field.system ? field.name : `${field.name} - ${field.names[0] ?? ''}`,
      auto: field.kind === 'reference' || field.kind === 'user' ? 'true' : 'false',
      orderable: field.sortKey === undefined ? 'false' : 'true',
      searchable: 'true',
      ...(field.system ? {} : { cfid: field.names[0] ?? '' }),
      operators: [...field.operators],
      types: [field.type],
    })),
    visibleFunctionNames: functionNames.map(([name, isList, type]) => ({
      value: name,
      displayName: name,
      ...(isList ? { isList: 'true' } : {}),
      types: [type],
    })),
    jqlReservedWords: [...RESERVED_WORDS].map((word) => word.toLowerCase()),
  });
}

/** Values that begin like what was typed, for fields that have a list of values; what is archived is not offered (documented). */
export function suggestions(call: RestCall): WireResponse {
  const predicate = (call.query.get('predicateName') ?? '').toLowerCase();
  // Whoever changed a field is a person; what it was changed from and to are its own values.
  const name = predicate === 'by' ? 'assignee' : (call.query.get('fieldName') ?? '').toLowerCase();
  const typed = (call.query.get('fieldValue') ?? call.query.get('predicateValue') ?? '').toLowerCase();
  const { state } = call;
  const projects = browsable(jqlContext(call));
  const named = (all: readonly { name: string }[]) => all.map((each) => [each.name, each.name] as const);
  const values = (): (readonly [value: string, display: string])[] => {
    switch (name) {
      case 'project':
        return projects.map((project) => [project.key, `${project.name} (${project.key})`] as const);
      case 'status':
        return named(state.statuses);
      case 'priority':
        return named(state.priorities);
      case 'resolution':
        return named(state.resolutions);
      case 'issuetype':
      case 'type':
        return named(state.issueTypes);
      case 'component':
        return named(projects.flatMap(({ components }) => components));
      case 'fixversion':
      case 'affectedversion':
        return named(projects.flatMap(({ versions }) => versions));
      case 'labels':
        return findable(call)
          .flatMap(({ labels }) => labels)
          .map((label) => [label, label] as const);
      case 'sprint':
        return named(state.sprints);
      case 'assignee':
      case 'reporter':
      case 'creator':
      case 'watcher':
      case 'voter':
        return state.users
          .filter(({ active }) => active)
          .map((user) => [user.accountId, user.displayName] as const);
      default:
        return [];
    }
  };
  const found = new Map(
    values().filter(([value, display]) =>
      [value, display].some((text) => text.toLowerCase().startsWith(typed)),
    ),
  );
  return json(200, {
    results: [...found].slice(0, 15).map(([value, display]) => ({
      value: /^[\w-]+$/.test(value) ? value : `"${value}"`,
      displayName:
        typed === ''
          ? display
          : display.replace(display.slice(0, typed.length), `<b>${display.slice(0, typed.length)}</b>`),
    })),
  });
}
