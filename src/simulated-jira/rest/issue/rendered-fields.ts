import { findCustomField, isRichText, kindOf } from '../../fields/custom-fields.ts';
import type { Comment, Issue, RichText, Worklog } from '../../state.ts';
import { documentIn } from '../../text/document.ts';
import { htmlFrom } from '../../text/to-html.ts';
import type { RestCall } from '../call.ts';
import { commentBean, worklogBean } from '../shapes/comments.ts';
import { friendlyDuration, friendlySize, friendlyTime } from '../shapes/friendly.ts';
import { attachmentBean } from './attachment-bean.ts';
import { fieldValue } from './shown-fields.ts';
import { commentsShown, worklogsShown } from './shown-lists.ts';
import { timeTracking } from './shown-time.ts';

const html = (text: RichText): string => (text === null ? '' : htmlFrom(text));

const comment = (call: RestCall, issue: Issue, said: Comment) => ({
  ...commentBean(call, issue, said),
  body: html(said.body),
  created: time(call, said.created),
  updated: time(call, said.updated),
});

const worklog = (call: RestCall, issue: Issue, logged: Worklog) => ({
  ...worklogBean(call, issue, logged),
  comment: html(logged.comment),
  created: time(call, logged.created),
  updated: time(call, logged.updated),
  started: time(call, logged.started),
  timeSpent: friendlyDuration(call, logged.seconds),
});

const attachments = (call: RestCall, issue: Issue) =>
  issue.attachments.map((attachment) => ({
    ...attachmentBean(call, attachment),
    created: time(call, attachment.created),
    size: friendlySize(attachment.bytes.byteLength),
  }));

const time = (call: RestCall, iso: string): string => friendlyTime(call, Date.parse(iso));

const times = new Set(['created', 'updated', 'resolutiondate', 'statuscategorychangedate', 'lastViewed']);

/** Fields that hold seconds. */
const durations = new Set([
  ...['timespent', 'timeestimate', 'timeoriginalestimate'],
  ...['aggregatetimespent', 'aggregatetimeestimate', 'aggregatetimeoriginalestimate'],
]);

function custom(call: RestCall, issue: Issue, id: string): string | null {
  const field = findCustomField(call.state, id);
  if (field === null || kindOf(field).type !== 'string') return null;
  const value = issue.fields[id] ?? null;
  if (isRichText(field)) return html(documentIn(value));
  return typeof value === 'string' ? value : '';
}

function rendered(call: RestCall, issue: Issue, id: string): unknown {
  if (id === 'description' || id === 'environment') return html(issue[id]);
  if (id === 'comment') return commentsShown(call, issue, comment);
  if (id === 'worklog') return worklogsShown(call, issue, worklog);
  if (id === 'attachment') return attachments(call, issue);
  if (id === 'timetracking') return timeTracking(call, issue, friendlyDuration);
  const value = times.has(id) || durations.has(id) ? fieldValue(call, issue, id) : null;
  if (typeof value === 'string') return time(call, value);
  if (typeof value === 'number') return friendlyDuration(call, value);
  return custom(call, issue, id);
}

/**
 * Fields as people read them: texts as HTML, times and durations in words, files and comments with theirs; null for those that are
 * not rendered, days among them (recorded).
 */
export const renderedFields = (call: RestCall, issue: Issue, ids: readonly string[]) =>
  Object.fromEntries(ids.map((id) => [id, rendered(call, issue, id)]));
