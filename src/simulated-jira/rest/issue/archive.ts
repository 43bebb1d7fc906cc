import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { pageStart, pageToken } from '../search/page-token.ts';
import { changeBean } from './changelog-bean.ts';
import { issueOf, visibleIssue } from './permissions.ts';

const namesSchema = z.looseObject({
  issueIdsOrKeys: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .min(1)
    .max(1000),
});

/** Archives issues or brings them back; what cannot be found is counted by the reason. */
function archive(call: RestCall, archived: boolean): WireResponse {
  const asked = given(call, namesSchema);
  if ('status' in asked) return asked;
  const missing: string[] = [];
  let numberOfIssuesUpdated = 0;
  for (const name of asked.given.issueIdsOrKeys) {
    const issue = visibleIssue(call, name);
    if (issue === null) missing.push(name);
    else {
      if (issue.archived !== archived) numberOfIssuesUpdated += 1;
      issue.archived = archived;
    }
  }
  const errors =
    missing.length === 0
      ? {}
      : {
          issuesNotFound: {
            count: missing.length,
            issueIdsOrKeys: missing,
            message: 'Issue does not exist or you do not have permission to see it.',
          },
        };
  return json(200, { errors, numberOfIssuesUpdated });
}

const bulkSchema = z.looseObject({
  issueIdsOrKeys: z
    .array(z.union([z.string(), z.number()]).transform(String))
    .min(1)
    .max(1000),
  fieldIds: z.array(z.string()).max(10).nullish(),
  maxResults: z.number().int().min(1).max(1000).nullish(),
  nextPageToken: z.string().nullish(),
});

/** `POST /changelog/bulkfetch`: changelogs of several issues, those of some fields only on wish, in pages by token. */
function changelogs(call: RestCall): WireResponse {
  const asked = given(call, bulkSchema);
  if ('status' in asked) return asked;
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = asked.given;
  const start = pageStart(nextPageToken);
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const all = issueIdsOrKeys
    .flatMap((name) => visibleIssue(call, name) ?? [])
    .flatMap((issue) => issue.history.map((change) => ({ issue, change })))
    .filter(({ change }) => !fieldIds || change.items.some(({ fieldId }) => fieldIds.includes(fieldId)));
  const shown = all.slice(start, start + (maxResults ?? 1000));
  const byIssue = new Map<Issue, unknown[]>();
  for (const { issue, change } of shown)
    byIssue.set(issue, [
      ...(byIssue.get(issue) ?? []),
      { ...changeBean(call, change), created: Date.parse(change.created) },
    ]);
  const next = start + shown.length;
  return json(200, {
    issueChangeLogs: [...byIssue].map(([issue, changeHistories]) => ({ issueId: issue.id, changeHistories })),
    ...(next < all.length ? { nextPageToken: pageToken(next) } : {}),
  });
}

const notifySchema = z.looseObject({
  subject: z.string().nullish(),
  textBody: z.string().nullish(),
  to: z.record(z.string(), z.unknown()).nullish(),
});

/** `POST /issue/{issueIdOrKey}/notify`: mail leaves no trace on the site; somebody must be meant. */
function notify(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const asked = given(call, notifySchema);
  if ('status' in asked) return asked;
  const meant = Object.values(asked.given.to ?? {}).some(
    (value) => value === true || (Array.isArray(value) && value.length > 0),
  );
  return meant ? empty(204) : jiraError(400, ['No recipients were specified for notification.']);
}

const events = [
  [1, 'Issue Created'],
  [2, 'Issue Updated'],
  [3, 'Issue Assigned'],
  [4, 'Issue Resolved'],
  [5, 'Issue Closed'],
  [6, 'Issue Commented'],
  [7, 'Issue Reopened'],
  [8, 'Issue Deleted'],
  [9, 'Issue Moved'],
  [10, 'Work Logged On Issue'],
  [13, 'Generic Event'],
] as const;

export const archiveRoutes: Route[] = [
  route('PUT /issue/archive', (call) => archive(call, true)),
  route('PUT /issue/unarchive', (call) => archive(call, false)),
  selfJudging('POST /changelog/bulkfetch', changelogs),
  selfJudging('POST /issue/{issueIdOrKey}/notify', notify),
  route('GET /events', () =>
    json(
      200,
      events.map(([id, name]) => ({ id, name })),
    ),
  ),
];
