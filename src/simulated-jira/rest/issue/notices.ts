import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { type RestCall, type Route, route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { issueOf } from './permissions.ts';

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

/** What a notification scheme may tell of. */
export const notificationEvents = [
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

export const noticeRoutes: Route[] = [
  selfJudging('POST /issue/{issueIdOrKey}/notify', notify),
  route('GET /events', () =>
    json(
      200,
      notificationEvents.map(([id, name]) => ({ id, name })),
    ),
  ),
];
