import { findCustomField, isRichText, kindOf } from '../../fields/custom-fields.ts';
import type { Issue, RichText } from '../../state.ts';
import { documentIn } from '../../text/document.ts';
import { htmlFrom } from '../../text/to-html.ts';
import type { RestCall } from '../call.ts';
import { commentBean, worklogBean } from '../shapes/comments.ts';
import { friendlyDuration, friendlySize, friendlyTime } from '../shapes/friendly.ts';
import { attachmentBean } from './attachment-bean.ts';
import { mayRead } from './permissions.ts';
import { fieldValue } from './shown-fields.ts';
import { timeTracking } from './shown-time.ts';

const html = (text: RichText): string => (text === null ? '' : htmlFrom(text));

/** The same list or part of a list with its items rendered. */
const page = (call: RestCall, issue: Issue, id: string, name: string, items: unknown[]) => {
  const value = fieldValue(call, issue, id);
  return typeof value === 'object' && value !== null ? { ...value, [name]: items } : null;
};

function comments(call: RestCall, issue: Issue) {
  const shown = issue.comments.filter(({ visibility }) => mayRead(call, issue, visibility));
  const items = shown.map((comment) => ({
    ...commentBean(call, issue, comment),
    body: html(comment.body),
    created: time(call, comment.created),
    updated: time(call, comment.updated),
  }));
  return page(call, issue, 'comment', 'comments', items);
}

function worklogs(call: RestCall, issue: Issue) {
  const shown = issue.worklogs.filter(({ visibility }) => mayRead(call, issue, visibility)).slice(0, 20);
  const items = shown.map((worklog) => ({
    ...worklogBean(call, issue, worklog),
    comment: html(worklog.comment),
    created: time(call, worklog.created),
    updated: time(call, worklog.updated),
    started: time(call, worklog.started),
    timeSpent: friendlyDuration(call, worklog.seconds),
  }));
  return page(call, issue, 'worklog', 'worklogs', items);
}

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
  if (id === 'comment') return comments(call, issue);
  if (id === 'worklog') return worklogs(call, issue);
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
