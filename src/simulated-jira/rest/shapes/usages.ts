import { jiraError, json, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { pageStart, pageToken } from '../search/page-token.ts';
import { pageBounds } from './page.ts';

/** What makes use of a thing, in pages by token: `about` says of what, `name` what is listed. At most 200 a page (documented). */
export function usages(call: RestCall, about: object, name: string, ids: readonly string[]): WireResponse {
  const { maxResults } = pageBounds(call, 50, 200);
  const start = pageStart(call.query.get('nextPageToken'));
  if (start === null) return jiraError(400, ['The provided next page token is invalid or expired.']);
  const next = start + maxResults;
  const values = ids.slice(start, next).map((id) => ({ id }));
  return json(200, {
    ...about,
    [name]: { values, nextPageToken: next < ids.length ? pageToken(next) : null },
  });
}
