import type { Comment, Issue, Worklog } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { commentBean, worklogBean } from '../shapes/comments.ts';
import { mayRead } from './permissions.ts';

/** How one item of a list is told. */
type Shape<T> = (call: RestCall, issue: Issue, item: T) => object;

const readable = <T extends Comment | Worklog>(call: RestCall, issue: Issue, items: readonly T[]): T[] =>
  items.filter(({ visibility }) => mayRead(call, issue, visibility));

/** The field `comment`: the comments the caller may read. */
export function commentsShown(call: RestCall, issue: Issue, shape: Shape<Comment> = commentBean) {
  const shown = readable(call, issue, issue.comments);
  return {
    comments: shown.map((comment) => shape(call, issue, comment)),
    self: self(call, `/issue/${issue.id}/comment`),
    maxResults: shown.length,
    total: shown.length,
    startAt: 0,
  };
}

/** The field `worklog`: the first 20 worklogs the caller may read. */
export function worklogsShown(call: RestCall, issue: Issue, shape: Shape<Worklog> = worklogBean) {
  const shown = readable(call, issue, issue.worklogs);
  return {
    startAt: 0,
    maxResults: 20,
    total: shown.length,
    worklogs: shown.slice(0, 20).map((worklog) => shape(call, issue, worklog)),
  };
}
