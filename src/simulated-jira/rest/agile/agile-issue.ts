import { knownFields } from '../../new-site/custom-fields.ts';
import { jiraError, json, type WireResponse } from '../../request.ts';
import { issueTypeOf, sprintIdsOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall, Route } from '../call.ts';
import { chosenFields, issueBean } from '../issue/issue-bean.ts';
import { sprintInIssue } from '../issue/sprint-in-issue.ts';
import { pageStart, pageToken } from '../search/page-token.ts';
import { expansions } from '../shapes/address.ts';
import { pageBounds, queryList } from '../shapes/page.ts';
import { epicBean } from './epic-bean.ts';
import { softwareRoute } from './place.ts';

/** An issue as Jira Software shows it: with flag, sprint and epic beside the usual fields. */
export function agileIssue(call: RestCall, issue: Issue, asked: readonly string[]) {
  const bean = issueBean(call, issue, chosenFields(call, asked, '*all'), {
    expand: expansions(call),
    within: 'list',
  });
  const wants = (name: string) => asked.length === 0 || asked.includes(name) || asked.includes('*all');
  const sprints = sprintIdsOf(call.state, issue).flatMap(
    (id) => call.state.sprints.find((each) => each.id === id) ?? [],
  );
  const open = sprints.find(({ state }) => state !== 'closed');
  const closed = sprints.filter(({ state }) => state === 'closed');
  const epic = call.state.issues.find(({ id }) => id === issue.parentId);
  const isEpic = epic !== undefined && issueTypeOf(call.state, epic).hierarchyLevel === 1;
  const flagged = issue.fields[knownFields.flagged];
  return {
    ...bean,
    self: `${call.base}/rest/agile/1.0/issue/${issue.id}`,
    fields: {
      ...bean.fields,
      ...(wants('flagged') ? { flagged: Array.isArray(flagged) && flagged.length > 0 } : {}),
      ...(wants('sprint') ? { sprint: open === undefined ? null : sprintInIssue(call, open) } : {}),
      ...(wants('closedSprints') && closed.length > 0
        ? { closedSprints: closed.map((sprint) => sprintInIssue(call, sprint)) }
        : {}),
      ...(wants('epic') ? { epic: isEpic ? epicBean(call, epic) : null } : {}),
    },
  };
}

/** A page of issues of Jira Software. */
function agileIssues(call: RestCall, found: Issue[] | WireResponse): WireResponse {
  if (!Array.isArray(found)) return found;
  const { startAt, maxResults } = pageBounds(call, 50, 5000);
  const fields = queryList(call, 'fields');
  return json(200, {
    expand: 'schema,names',
    startAt,
    maxResults,
    total: found.length,
    issues: found.slice(startAt, startAt + maxResults).map((issue) => agileIssue(call, issue, fields)),
  });
}

/**
 * The younger form of the same lists, below `/rest/software/1.0`: pages by token instead of by number, and the count by itself.
 * Which form is asked shows in the path.
 */
export function issueLists(older: string, find: (call: RestCall) => Issue[] | WireResponse): Route[] {
  const younger = older.replace('/rest/agile/', '/rest/software/');
  return [
    softwareRoute(`GET ${older}`, (call) => agileIssues(call, find(call))),
    softwareRoute(`GET ${younger}`, (call) => tokenIssues(call, find(call))),
    softwareRoute(`GET ${younger}/approximate-count`, (call) => {
      const found = find(call);
      return Array.isArray(found) ? json(200, { count: found.length }) : found;
    }),
  ];
}

function tokenIssues(call: RestCall, found: Issue[] | WireResponse): WireResponse {
  if (!Array.isArray(found)) return found;
  const { maxResults } = pageBounds(call, 50, 5000);
  const start = pageStart(call.query.get('nextPageToken'));
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const fields = queryList(call, 'fields');
  const shown = found.slice(start, start + maxResults);
  const next = start + shown.length;
  return json(200, {
    issues: shown.map((issue) => agileIssue(call, issue, fields)),
    ...(next < found.length ? { nextPageToken: pageToken(next) } : {}),
    isLast: next >= found.length,
  });
}
