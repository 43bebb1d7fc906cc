import { z } from 'zod';
import { allFields } from '../fields/custom-fields.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import { type RestCall, type Route, selfJudging } from '../rest/call.ts';
import { chosenFields, issueBean } from '../rest/issue/issue-bean.ts';
import { readPayload } from '../rest/scalars.ts';
import { issuesOf, readQuery } from '../rest/search/find-issues.ts';
import { queryList } from '../rest/shapes/page.ts';

const schema = z.looseObject({
  jql: z.string().nullish(),
  startAt: z.number().int().min(0).nullish(),
  maxResults: z.number().int().min(-1).nullish(),
  fields: z.array(z.string()).nullish(),
  expand: z.union([z.string(), z.array(z.string())]).nullish(),
});

/** Most issues of one page, `jira.search.views.default.max` as it is shipped. */
const most = 1000;

/** `/search` as Server and Data Center still have it: pages by their start, a total, no query finds everything. */
function search(call: RestCall): WireResponse {
  const fields = call.query.has('fields') ? { fields: queryList(call, 'fields') } : {};
  const inQuery = { ...Object.fromEntries(call.query), ...fields };
  const asked = readPayload(schema, call.request.method === 'POST' ? call.body : inQuery);
  if (!asked.success) return jiraError(400, ['The search request could not be read.']);
  const { jql, startAt, maxResults, expand } = asked.data;
  const query = readQuery(call, jql ?? '');
  if ('status' in query) return query;
  const found = issuesOf(call, query);
  const first = startAt ?? 0;
  const size = maxResults === -1 ? most : Math.min(maxResults ?? 50, most);
  const ids = chosenFields(call, asked.data.fields ?? [], '*navigable');
  const expanded = new Set([expand ?? []].flat().flatMap((names) => names.split(',')));
  const shown = found.slice(first, first + size);
  const definitions = allFields(call.state).filter(({ id }) => ids.includes(id));
  return json(200, {
    expand: 'schema,names',
    startAt: first,
    maxResults: size,
    total: found.length,
    issues: shown.map((issue) => issueBean(call, issue, ids, { expand: expanded, within: 'list' })),
    ...(expanded.has('names')
      ? { names: Object.fromEntries(definitions.map(({ id, name }) => [id, name])) }
      : {}),
    ...(expanded.has('schema')
      ? { schema: Object.fromEntries(definitions.map(({ id, schema: form }) => [id, form])) }
      : {}),
  });
}

export const searchRoutes: readonly Route[] = [
  selfJudging('GET /search', search),
  selfJudging('POST /search', search),
];
