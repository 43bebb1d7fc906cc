import { RESERVED_WORDS } from '@atlaskit/jql-ast';
import { z } from 'zod';
import { jqlFields } from '../../jql/find-field.ts';
import { functionNames } from '../../jql/functions.ts';
import { parseJql } from '../../jql/parse.ts';
import { understand } from '../../jql/query.ts';
import { findUser } from '../../people.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { readPayload } from '../scalars.ts';
import { jqlContext } from './find-issues.ts';
import { structureOf } from './jql-structure.ts';

const queriesSchema = z.looseObject({ queries: z.array(z.string()).min(1) });

/** `POST /jql/parse`: structures without running them; how much is checked is the caller's choice. */
function parse(call: RestCall): WireResponse {
  const asked = readPayload(queriesSchema, call.body);
  const validation = call.query.get('validation') ?? 'strict';
  if (!asked.success) return jiraError(400, ['queries is required.']);
  if (!['strict', 'warn', 'none'].includes(validation))
    return jiraError(400, [`The validation mode '${validation}' is unknown: strict, warn and none are.`]);
  return json(200, {
    queries: asked.data.queries.map((query) => {
      const parsed = parseJql(query);
      if ('error' in parsed) return { query, errors: [parsed.error] };
      const understood = validation === 'none' ? null : understand(query, jqlContext(call));
      const wrong = understood !== null && 'errors' in understood ? [...understood.errors] : [];
      if (wrong.length > 0 && validation === 'strict') return { query, errors: wrong };
      return {
        query,
        structure: parsed.query === null ? {} : structureOf(parsed.query),
        ...(wrong.length > 0 ? { warnings: wrong } : {}),
      };
    }),
  });
}

const matchSchema = z.looseObject({
  jqls: z.array(z.string()).min(1),
  issueIds: z.array(idOrKey).min(1),
});

/** `POST /jql/match`: which of some issues each query finds; what a query names in vain finds nothing here. */
function match(call: RestCall): WireResponse {
  const asked = readPayload(matchSchema, call.body);
  if (!asked.success) return jiraError(400, ['jqls and issueIds are required.']);
  const wanted = new Set(asked.data.issueIds);
  const issues = call.state.issues.filter((issue) => wanted.has(issue.id) && call.rights.see(issue));
  return json(200, {
    matches: asked.data.jqls.map((jql) => {
      const understood = understand(jql, jqlContext(call, 'found nowhere'));
      if ('errors' in understood) return { matchedIssues: [], errors: understood.errors };
      return {
        matchedIssues: issues.filter((issue) => understood.query.matches(issue)).map(({ id }) => Number(id)),
        errors: [],
      };
    }),
  });
}

function autocomplete(call: RestCall): WireResponse {
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

/** Values that begin like what was typed, for fields that have a list of values. */
function suggestions(call: RestCall): WireResponse {
  const name = (call.query.get('fieldName') ?? '').toLowerCase();
  const typed = (call.query.get('fieldValue') ?? call.query.get('predicateValue') ?? '').toLowerCase();
  const { state, rights } = call;
  const projects = state.projects.filter((project) => project.deletedAt === null && rights.browse(project));
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
        return [
          ...new Set(state.issues.filter((issue) => rights.see(issue)).flatMap(({ labels }) => labels)),
        ].map((label) => [label, label] as const);
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

const personalSchema = z.looseObject({ queryStrings: z.array(z.string()).max(100).optional() });

/** A text as it stands, in a pattern. */
const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** `POST /jql/pdcleaner`: queries with names of people turned into account ids. */
function withAccountIds(call: RestCall): WireResponse {
  const asked = readPayload(personalSchema, call.body);
  if (!asked.success) return jiraError(400, ['At most 100 queries can be converted at once.']);
  const convert = (query: string) =>
    call.state.users.reduce((text, { name, accountId }) => {
      if (name === null) return text;
      const pattern = new RegExp(
        String.raw`(\b(?:assignee|reporter|creator|watcher|voter)\s*!?=\s*)"?${literally(name)}"?(?![\w-])`,
        'g',
      );
      return text.replace(pattern, `$1${accountId}`);
    }, query);
  return json(200, {
    queryStrings: (asked.data.queryStrings ?? []).map(convert),
    queriesWithUnknownUsers: [],
  });
}

const sanitizeSchema = z.looseObject({
  queries: z
    .array(z.looseObject({ query: z.string(), accountId: z.string().nullish() }))
    .min(1)
    .max(20),
});

/** `POST /jql/sanitize`: the same query for somebody who may see less; what they may not know of is written as an id. */
function sanitize(call: RestCall): WireResponse {
  const asked = given(call, sanitizeSchema);
  if ('status' in asked) return asked;
  return json(200, {
    queries: asked.given.queries.map(({ query, accountId }) => {
      const parsed = parseJql(query);
      if (accountId !== undefined && accountId !== null && findUser(call.state, accountId) === null)
        return {
          initialQuery: query,
          errors: { errorMessages: [`User with account id '${accountId}' does not exist.`], errors: {} },
        };
      return 'error' in parsed
        ? { initialQuery: query, errors: { errorMessages: [parsed.error], errors: {} } }
        : { initialQuery: query, sanitizedQuery: query, accountId: accountId ?? null };
    }),
  });
}

export const jqlRoutes: Route[] = [
  selfJudging('POST /jql/parse', parse),
  selfJudging('POST /jql/match', match),
  selfJudging('GET /jql/autocompletedata', autocomplete),
  selfJudging('POST /jql/autocompletedata', autocomplete),
  selfJudging('GET /jql/autocompletedata/suggestions', suggestions),
  route('POST /jql/pdcleaner', withAccountIds),
  route('POST /jql/sanitize', sanitize),
];
