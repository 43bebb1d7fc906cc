import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { issueNames } from '../ids.ts';
import { pageStart, pageToken } from '../search/page-token.ts';
import { changeBean } from './changelog-bean.ts';
import { visibleIssue } from './permissions.ts';

const bulkSchema = z.looseObject({
  issueIdsOrKeys: issueNames(1000),
  fieldIds: z.array(z.string()).max(10).nullish(),
  maxResults: z.number().int().min(1).max(10_000).nullish(),
  nextPageToken: z.string().nullish(),
});

/** `POST /changelog/bulkfetch`: changelogs of several issues, those of some fields only on wish, in pages by token, the oldest first. */
function changelogs(call: RestCall): WireResponse {
  const asked = given(call, bulkSchema);
  if ('status' in asked) return asked;
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = asked.given;
  const start = pageStart(nextPageToken);
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const all = issueIdsOrKeys
    .flatMap((name) => visibleIssue(call, name) ?? [])
    .flatMap((issue) => issue.history.map((change) => ({ issue, change })))
    .filter(({ change }) => !fieldIds || change.items.some(({ fieldId }) => fieldIds.includes(fieldId)))
    .sort(
      (one, other) =>
        Date.parse(one.change.created) - Date.parse(other.change.created) ||
        Number(one.issue.id) - Number(other.issue.id),
    );
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

export const bulkChangelogRoutes: Route[] = [selfJudging('POST /changelog/bulkfetch', changelogs)];
