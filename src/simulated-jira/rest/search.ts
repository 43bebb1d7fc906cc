import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../request.ts';
import type { Issue } from '../state.ts';
import { findProject, type RestCall, type Route, selfJudging } from './call.ts';
import { issueBean } from './shapes.ts';

const searchSchema = z.object({
  jql: z.string().default(''),
  maxResults: z.coerce.number().int().min(0).max(5000).default(50),
  nextPageToken: z.string().optional(),
  fields: z.array(z.string()).optional(),
});

type Search = z.infer<typeof searchSchema>;

function asked(call: RestCall): Search | null {
  const fields = call.query.get('fields');
  const fromQuery = {
    ...Object.fromEntries(call.query),
    ...(fields === null ? {} : { fields: fields.split(',') }),
  };
  const parsed = searchSchema.safeParse(call.request.method === 'POST' ? call.body : fromQuery);
  return parsed.success ? parsed.data : null;
}

const list = String.raw`\(([^)]*)\)`;
const projectClause = new RegExp(String.raw`\bproject\s*(?:=\s*("[^"]*"|'[^']*'|[\w-]+)|in\s*${list})`, 'gi');
const keyClause = new RegExp(
  String.raw`\b(?:issuekey|issue|key)\s*(?:=\s*("[^"]*"|[\w-]+)|in\s*${list})`,
  'gi',
);

function named(jql: string, clause: RegExp): string[] {
  return [...jql.matchAll(clause)].flatMap(([, one, several]) =>
    (one ?? several ?? '').split(',').map((name) => name.trim().replace(/^["']|["']$/g, '')),
  );
}

/**
 * Issues a query finds among those the caller may see. Only `project` and `key` are understood; other clauses restrict
 * nothing. A project the caller cannot see does not exist, and an unbounded query is refused.
 */
function find(call: RestCall, { jql }: Search): Issue[] | WireResponse {
  const restriction = jql.replace(/\border\s+by\b.*$/is, '').trim();
  if (restriction === '') {
    return jiraError(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  }
  const { state, rights } = call;
  const hiddenField = /\b(assignee|reporter|resolution)\b(?!\s*=\s*currentUser)/i.exec(restriction)?.[1];
  if (call.caller.accountId === null && hiddenField !== undefined) {
    const field = hiddenField.toLowerCase();
    return jiraError(400, [
      `Field '${field}' does not exist or this field cannot be viewed by anonymous users.`,
    ]);
  }
  const projects = named(restriction, projectClause);
  for (const name of projects) {
    const project = findProject(state, name) ?? state.projects.find((one) => one.name === name) ?? null;
    if (project === null || !rights.browse(project)) {
      return jiraError(400, [`The value '${name}' does not exist for the field 'project'.`]);
    }
  }
  const keys = named(restriction, keyClause).map((key) => key.toUpperCase());
  const ids = new Set(projects.map((name) => findProject(state, name)?.id));
  return state.issues.filter(
    (issue) =>
      rights.see(issue) &&
      (ids.size === 0 || ids.has(issue.projectId)) &&
      (keys.length === 0 || keys.includes(issue.key)),
  );
}

function search(call: RestCall): WireResponse {
  const wanted = asked(call);
  if (wanted === null) return jiraError(400, ['The request body is not valid.']);
  const found = find(call, wanted);
  if ('status' in found) return found;
  const start = Number(Buffer.from(wanted.nextPageToken ?? '', 'base64url').toString() || 0);
  const page = found.slice(start, start + wanted.maxResults);
  const next = start + page.length;
  const shown = (issue: Issue) =>
    wanted.fields === undefined || wanted.fields.join() === 'id' ? { id: issue.id } : issueBean(call, issue);
  return json(200, {
    issues: page.map(shown),
    ...(next < found.length ? { nextPageToken: Buffer.from(String(next)).toString('base64url') } : {}),
    isLast: next >= found.length,
  });
}

function count(call: RestCall): WireResponse {
  const wanted = asked(call);
  if (wanted === null) return jiraError(400, ['The request body is not valid.']);
  const found = find(call, wanted);
  return 'status' in found ? found : json(200, { count: found.length });
}

export const searchRoutes: Route[] = [
  selfJudging('GET /search/jql', search),
  selfJudging('POST /search/jql', search),
  selfJudging('POST /search/approximate-count', count),
];
