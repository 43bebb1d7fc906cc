import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { invalidPayload, jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given, withoutPayload } from '../given.ts';
import { chosenFields, issueBean } from '../issue/issue-bean.ts';
import { readPayload } from '../scalars.ts';
import { expansions } from '../shapes/address.ts';
import { queryList } from '../shapes/page.ts';
import { wholeNumber } from '../whole-number.ts';
import { issuesOf, readQuery } from './find-issues.ts';
import { pageStart, pageToken } from './page-token.ts';

/** Most issues of one page: five thousand of ids and keys alone, a hundred with fields (reference: enhanced search). */
const most = { ids: 5000, fields: 100 } as const;
/** How many it has where nobody says. */
const usual = 50;

/** The members a payload may have: of another it is refused, unlike elsewhere (measured on Cloud in September 2026). */
const payloadSchema = z.strictObject({
  jql: z.string().nullish(),
  maxResults: z.number().nullish(),
  nextPageToken: z.string().nullish(),
  fields: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
  expand: z.string().nullish(),
  fieldsByKeys: z.boolean().nullish(),
  reconcileIssues: z.array(z.number()).nullish(),
});

type Search = Pick<z.infer<typeof payloadSchema>, 'jql' | 'nextPageToken' | 'fields' | 'properties'> & {
  readonly maxResults: number;
};

function fromQuery(call: RestCall): Search {
  const { query } = call;
  const list = (name: string) => (query.has(name) ? queryList(call, name) : undefined);
  return {
    jql: query.get('jql'),
    maxResults: wholeNumber(query.get('maxResults'), 'int') ?? usual,
    nextPageToken: query.get('nextPageToken'),
    fields: list('fields'),
    properties: list('properties'),
  };
}

/** What is searched for: of a POST its payload alone says so. A number that is null is zero to Java, one with a fraction loses it. */
function asked(call: RestCall): Search | WireResponse {
  if (call.request.method !== 'POST') return fromQuery(call);
  if (call.body === undefined || call.body === null) return withoutPayload(call);
  const parsed = readPayload(payloadSchema, call.body);
  if (!parsed.success) return invalidPayload();
  const { maxResults } = parsed.data;
  return { ...parsed.data, maxResults: maxResults === undefined ? usual : Math.trunc(maxResults ?? 0) };
}

const unbounded =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

/**
 * Issues of a search that must restrict itself; or the refusal. Unlike the search it replaced, and Data Center's, it
 * refuses nothing that is merely not there: a project, a value or a field unknown to the caller, and a day that is none,
 * are found in no issue. So a rejected login, which sees no project, gets 200 and no issues (measured on Cloud in 2026 by
 * github.com/brekkylab/backlot and others; of a count likewise). What is negated was not measured.
 */
function find(call: RestCall, { jql }: Pick<Search, 'jql'>): Issue[] | WireResponse {
  const query = readQuery(call, jql ?? '', 'found nowhere');
  if ('status' in query) return query;
  return query.bounded ? issuesOf(call, query) : jiraError(400, [unbounded]);
}

function search(call: RestCall): WireResponse {
  const wanted = asked(call);
  if ('status' in wanted) return wanted;
  const start = pageStart(wanted.nextPageToken);
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const { maxResults } = wanted;
  if (maxResults < 1 || maxResults > most.ids)
    return jiraError(400, ['The maxResults parameter must be between 1 and 5,000.']);
  const found = find(call, wanted);
  if ('status' in found) return found;
  const fields = wanted.fields ?? [];
  const onlyIds = fields.every((name) => name === 'id' || name === 'key');
  const size = Math.min(maxResults, onlyIds ? most.ids : most.fields);
  const ids = onlyIds ? [] : chosenFields(call, fields, '*navigable');
  const expand = expansions(call);
  const shown = found.slice(start, start + size);
  const next = start + shown.length;
  const bean = (issue: Issue) => {
    if (onlyIds && expand.size === 0)
      return fields.includes('key') ? { id: issue.id, key: issue.key } : { id: issue.id };
    return issueBean(call, issue, ids, { expand, properties: wanted.properties ?? [], within: 'list' });
  };
  const definitions = allFields(call.state).filter(({ id }) => ids.includes(id));
  return json(200, {
    issues: shown.map(bean),
    ...(next < found.length ? { nextPageToken: pageToken(next) } : {}),
    isLast: next >= found.length,
    ...(expand.has('names')
      ? { names: Object.fromEntries(definitions.map(({ id, name }) => [id, name])) }
      : {}),
    ...(expand.has('schema')
      ? { schema: Object.fromEntries(definitions.map(({ id, schema }) => [id, schema])) }
      : {}),
  });
}

const countSchema = z.looseObject({ jql: z.string().nullish() });

function count(call: RestCall): WireResponse {
  const wanted = given(call, countSchema);
  if ('status' in wanted) return wanted;
  const found = find(call, wanted.given);
  return 'status' in found ? found : json(200, { count: found.length });
}

export const searchRoutes: Route[] = [
  selfJudging('GET /search/jql', search),
  selfJudging('POST /search/jql', search),
  selfJudging('POST /search/approximate-count', count),
];
