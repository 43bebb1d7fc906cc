import type { Comment, Issue, Visibility, Worklog } from '../../state.ts';
import { shownText } from '../../text/rich-text.ts';
import { htmlFrom } from '../../text/to-html.ts';
import type { RestCall } from '../call.ts';
import { expansions, self } from './address.ts';
import { prettyDuration } from './friendly.ts';
import { mediaNames } from './media-names.ts';
import { personOf } from './users.ts';

const visibilityBean = (visibility: Visibility | null) => (visibility === null ? {} : { visibility });

const properties = (call: RestCall, all: Record<string, unknown>) =>
  expansions(call).has('properties')
    ? { properties: Object.entries(all).map(([key, value]) => ({ key, value })) }
    : {};

export function commentBean(call: RestCall, issue: Issue, comment: Comment) {
  const author = personOf(call, comment.authorAccountId);
  const updateAuthor = personOf(call, comment.updateAuthorAccountId);
  return {
    self: self(call, `/issue/${issue.id}/comment/${comment.id}`),
    id: comment.id,
    ...(author === null ? {} : { author }),
    body: shownText(comment.body, call.version, mediaNames(call, issue)) ?? '',
    ...(expansions(call).has('renderedBody') && comment.body !== null
      ? { renderedBody: htmlFrom(comment.body) }
      : {}),
    ...(updateAuthor === null ? {} : { updateAuthor }),
    created: call.clock.time(comment.created),
    updated: call.clock.time(comment.updated),
    ...visibilityBean(comment.visibility),
    jsdPublic: comment.public,
    ...properties(call, comment.properties),
  };
}

export function worklogBean(call: RestCall, issue: Issue, worklog: Worklog) {
  const author = personOf(call, worklog.authorAccountId);
  const updateAuthor = personOf(call, worklog.updateAuthorAccountId);
  const comment = shownText(worklog.comment, call.version, mediaNames(call, issue));
  return {
    self: self(call, `/issue/${issue.id}/worklog/${worklog.id}`),
    ...(author === null ? {} : { author }),
    ...(updateAuthor === null ? {} : { updateAuthor }),
    ...(comment === null ? {} : { comment }),
    created: call.clock.time(worklog.created),
    updated: call.clock.time(worklog.updated),
    ...visibilityBean(worklog.visibility),
    started: call.clock.time(worklog.started),
    timeSpent: prettyDuration(call, worklog.seconds),
    timeSpentSeconds: worklog.seconds,
    id: worklog.id,
    issueId: issue.id,
    ...properties(call, worklog.properties),
  };
}
