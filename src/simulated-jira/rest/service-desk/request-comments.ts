import { z } from 'zod';
import { json, type WireResponse } from '../../request.ts';
import type { Comment, Issue } from '../../state.ts';
import { documentFromWiki } from '../../text/from-wiki.ts';
import { wikiFrom } from '../../text/to-wiki.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { addComment } from '../issue/comment-writes.ts';
import { customerBean } from './desk-beans.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { isAgent, noPermission } from './place.ts';
import { about, type FoundRequest, requestNamed } from './request-place.ts';

export function commentBean(call: RestCall, issue: Issue, comment: Comment) {
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: comment.body === null ? '' : wikiFrom(comment.body),
    public: comment.public,
    author: customerBean(call, comment.authorAccountId),
    created: deskDate(call, comment.created),
    _links: { self: `${call.base}/rest/servicedeskapi/request/${issue.id}/comment/${comment.id}` },
  };
}

const commentSchema = z.looseObject({ body: z.string().min(1), public: z.boolean().nullish() });

function comment(call: RestCall): WireResponse {
  const found = requestNamed(call);
  if ('status' in found) return found;
  const asked = given(call, commentSchema);
  if ('status' in asked) return asked;
  const agent = isAgent(call, found.at.project);
  if (asked.given.public === false && !agent) return noPermission();
  const made = addComment(call, found.issue, {
    body: documentFromWiki(asked.given.body),
    visibility: null,
    properties: {},
    public: asked.given.public ?? true,
  });
  return json(201, commentBean(call, found.issue, made));
}

/** Comments the caller sees: internal ones are for agents. */
export function comments(call: RestCall, { issue, at }: FoundRequest): Comment[] {
  const agent = isAgent(call, at.project);
  return issue.comments.filter((each) => each.public || agent);
}

/** What customers and agents say about a request. */
export const requestCommentRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/comment', (call) =>
    about(call, (found) => {
      const wants = (name: string) => call.query.get(name) !== 'false';
      const shown = comments(call, found).filter((each) =>
        each.public ? wants('public') : wants('internal'),
      );
      return deskPage(call, shown, (each) => commentBean(call, found.issue, each));
    }),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/comment', comment),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/comment/{commentId}', (call) =>
    about(call, (found) => {
      const each = comments(call, found).find(({ id }) => id === call.params.commentId);
      return each === undefined
        ? deskError(404, 'The comment was not found.')
        : json(200, commentBean(call, found.issue, each));
    }),
  ),
];
