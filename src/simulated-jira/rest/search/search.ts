import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { invalidPayload, jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { chosenFields, issueBean } from '../issue/issue-bean.ts';
import { readPayload } from '../scalars.ts';
import { expansions } from '../shapes/address.ts';
import { queryList } from '../shapes/page.ts';
import { issuesOf, readQuery } from './find-issues.ts';
import { pageStart, pageToken } from './page-token.ts';

/** Most issues of one page: five thousand of ids and keys alone, a hundred with fields (reference: enhanced search). */
const most = { ids: 5000, fields: 100 } as const;

const searchSchema = z.looseObject({
  jql: z.string().nullish(),
  maxResults: z.number().int().min(1).max(most.ids).nullish(),
  nextPageToken: z.string().nullish(),
  fields: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
});

type Search = z.infer<typeof searchSchema>;

function asked(call: RestCall): Search | null {
  const several = (name: string) => (call.query.has(name) ? { [name]: queryList(call, name) } : {});
  const fromQuery = { ...Object.fromEntries(call.query), ...several('fields'), ...several('properties') };
  const parsed = readPayload(searchSchema, call.request.method === 'POST' ? call.body : fromQuery);
  return parsed.success ? parsed.data : null;
}

const unbounded =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

/** Issues of a search that must restrict itself; or the refusal. */
function find(call: RestCall, { jql }: Search): Issue[] | WireResponse {
  const query = readQuery(call, jql ?? '');
  if ('status' in query) return query;
  return query.bounded ? issuesOf(call, query) : jiraError(400, [unbounded]);
}

function search(call: RestCall): WireResponse {
  const wanted = asked(call);
  if (wanted === null) return invalidPayload();
  const found = find(call, wanted);
  if ('status' in found) return found;
  const start = pageStart(wanted.nextPageToken);
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const fields = wanted.fields ?? [];
  const onlyIds = fields.every((name) => name === 'id' || name === 'key');
  const size = Math.min(wanted.maxResults ?? 50, onlyIds ? most.ids : most.fields);
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

function count(call: RestCall): WireResponse {
  const wanted = asked(call);
  if (wanted === null) return invalidPayload();
  const found = find(call, wanted);
  return 'status' in found ? found : json(200, { count: found.length });
}

export const searchRoutes: Route[] = [
  selfJudging('GET /search/jql', search),
  selfJudging('POST /search/jql', search),
  selfJudging('POST /search/approximate-count', count),
];
