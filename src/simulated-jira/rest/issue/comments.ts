import { z } from 'zod';
import { noSuchIssue } from '../../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import type { Comment, Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { idOrKey } from '../ids.ts';
import { propertyRoutes } from '../properties.ts';
import { readPayload } from '../scalars.ts';
import { self } from '../shapes/address.ts';
import { commentBean } from '../shapes/comments.ts';
import { ordered, page, pageBounds, pageNamed } from '../shapes/page.ts';
import { addComment, readComment } from './comment-writes.ts';
import { unknownFile } from './files-in-documents.ts';
import { issueOf, mayOn, mayRead } from './permissions.ts';

const noSuchComment = (id: string) => jiraError(404, [`Can not find a comment for the id: ${id}.`]);

function list(call: RestCall): WireResponse {
  // Judged before the issue is looked for, and an empty one is none (measured on Cloud in September 2026, as the bounds are).
  const inOrder = (all: readonly Comment[]) =>
    call.query.get('orderBy') === ''
      ? null
      : ordered(call, all, { created: ({ created, id }) => `${created} ${id.padStart(12, '0')}` });
  if (inOrder([]) === null)
    return jiraError(400, ['The orderBy parameter is invalid: only created is supported.']);
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const shown = issue.comments.filter(({ visibility }) => mayRead(call, issue, visibility));
  const bounds = pageBounds(call, 100, 100, 1);
  return pageNamed(bounds, 'comments', inOrder(shown) ?? [], (comment) => commentBean(call, issue, comment));
}

interface Found {
  readonly issue: Issue;
  readonly comment: Comment;
}

/** The comment the path names, seen by the caller; or the refusal. */
function named(call: RestCall): Found | WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const id = call.params.id ?? '';
  const comment = issue.comments.find((each) => each.id === id);
  return comment === undefined || !mayRead(call, issue, comment.visibility)
    ? noSuchComment(id)
    : { issue, comment };
}

/** A new comment; who may not is told so with 400 (measured on Cloud in October 2026; the documents have no 403). */
function add(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const given = readComment(call, issue, call.body);
  const errors: Record<string, string> = 'error' in given ? { [given.field]: given.error } : {};
  if (!mayOn(call, issue, 'ADD_COMMENTS')) {
    const who = call.rights.user?.displayName ?? 'Anonymous';
    return jiraError(400, [`${who}, you do not have the permission to comment on this issue.`], errors);
  }
  if ('error' in given) return jiraError(400, [], errors);
  const noFile = unknownFile(call, given.body);
  if (noFile !== null) return noFile;
  const bean = commentBean(call, issue, addComment(call, issue, given));
  return json(201, bean, { location: bean.self });
}

/** Own comments and those of others are different rights. */
function mayChange(call: RestCall, { issue, comment }: Found, verb: 'EDIT' | 'DELETE'): boolean {
  const own = comment.authorAccountId !== null && comment.authorAccountId === call.caller.accountId;
  return mayOn(call, issue, `${verb}_ALL_COMMENTS`) || (own && mayOn(call, issue, `${verb}_OWN_COMMENTS`));
}

function update(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  if (!mayChange(call, found, 'EDIT'))
    return jiraError(400, ['You do not have the permission to edit this comment.']);
  const given = readComment(call, found.issue, call.body);
  if ('error' in given) return jiraError(400, [], { [given.field]: given.error });
  const noFile = unknownFile(call, given.body);
  if (noFile !== null) return noFile;
  const { issue, comment } = found;
  const now = new Date(call.world.now()).toISOString();
  comment.body = given.body;
  comment.updated = now;
  comment.updateAuthorAccountId = call.caller.accountId;
  if (given.visibility !== undefined) comment.visibility = given.visibility;
  Object.assign(comment.properties, given.properties);
  issue.updated = now;
  const bean = commentBean(call, issue, comment);
  return json(200, bean, { location: bean.self });
}

function remove(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  if (!mayChange(call, found, 'DELETE'))
    return jiraError(400, ['You do not have the permission to delete this comment.']);
  found.issue.comments = found.issue.comments.filter((each) => each !== found.comment);
  found.issue.updated = new Date(call.world.now()).toISOString();
  return empty(204);
}

const idsSchema = z.object({ ids: z.array(idOrKey).max(1000) });

/** `POST /comment/list`: comments of any issues by their ids; what the caller may not see is left out. */
function byIds(call: RestCall): WireResponse {
  const asked = readPayload(idsSchema, call.body);
  if (!asked.success) return jiraError(400, ['The ids of the comments are required, at most 1000.']);
  const wanted = new Set(asked.data.ids);
  const found = call.state.issues
    .filter((issue) => issue.comments.some(({ id }) => wanted.has(id)) && call.rights.see(issue))
    .flatMap((issue) => issue.comments.map((comment) => ({ issue, comment })))
    .filter(({ issue, comment }) => wanted.has(comment.id) && mayRead(call, issue, comment.visibility));
  return page(call, found, ({ issue, comment }) => commentBean(call, issue, comment));
}

/** The comment of an id, in whatever issue. */
function anywhere(call: RestCall): Found | WireResponse {
  const id = call.params.commentId ?? '';
  const issue = call.state.issues.find(({ comments }) => comments.some((each) => each.id === id));
  const comment = issue?.comments.find((each) => each.id === id);
  if (issue === undefined || comment === undefined) return noSuchComment(id);
  if (!call.rights.see(issue) || !mayRead(call, issue, comment.visibility)) return noSuchIssue();
  return { issue, comment };
}

export const commentRoutes: Route[] = [
  selfJudging('GET /issue/{issueIdOrKey}/comment', list),
  selfJudging('POST /issue/{issueIdOrKey}/comment', add),
  selfJudging('GET /issue/{issueIdOrKey}/comment/{id}', (call) => {
    const found = named(call);
    return 'status' in found ? found : json(200, commentBean(call, found.issue, found.comment));
  }),
  selfJudging('PUT /issue/{issueIdOrKey}/comment/{id}', update),
  selfJudging('DELETE /issue/{issueIdOrKey}/comment/{id}', remove),
  selfJudging('POST /comment/list', byIds),
  ...propertyRoutes('/comment/{commentId}/properties', 'propertyKey', (call, access) => {
    const found = anywhere(call);
    if ('status' in found) return found;
    if (access === 'write' && !mayChange(call, found, 'EDIT'))
      return jiraError(403, ['You do not have the permission to edit this comment.']);
    return {
      properties: found.comment.properties,
      address: self(call, `/comment/${found.comment.id}/properties`),
    };
  }),
];
