import { z } from 'zod';
import { parseJql } from '../../jql/parse.ts';
import { understand } from '../../jql/query.ts';
import { findUser } from '../../people.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { idOrKey } from '../ids.ts';
import { readPayload } from '../scalars.ts';
import { autocomplete, suggestions } from './autocomplete.ts';
import { findable, jqlContext } from './find-issues.ts';
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

/** `POST /jql/match`: which of some issues a search of each query would return; what a query names in vain finds nothing here. */
function match(call: RestCall): WireResponse {
  const asked = readPayload(matchSchema, call.body);
  if (!asked.success) return jiraError(400, ['jqls and issueIds are required.']);
  const wanted = new Set(asked.data.issueIds);
  const issues = findable(call).filter(({ id }) => wanted.has(id));
  return json(200, {
    matches: asked.data.jqls.map((jql) => {
      const understood = understand(jql, jqlContext(call, 'values found nowhere'));
      if ('errors' in understood) return { matchedIssues: [], errors: understood.errors };
      return {
        matchedIssues: issues.filter((issue) => understood.query.matches(issue)).map(({ id }) => Number(id)),
        errors: [],
      };
    }),
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
