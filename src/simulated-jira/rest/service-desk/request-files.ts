import { z } from 'zod';
import { json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Attachment } from '../../state.ts';
import { documentFromWiki } from '../../text/from-wiki.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { bytesOf, kept } from '../issue/attachments.ts';
import { addComment } from '../issue/comment-writes.ts';
import { change } from '../issue/history.ts';
import { uploadedFiles } from '../issue/uploaded-files.ts';
import { self } from '../shapes/address.ts';
import { customerBean } from './desk-beans.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { deskNamed, isAgent, noPermission } from './place.ts';
import { commentBean, comments } from './request-comments.ts';
import { about, type FoundRequest, requestNamed } from './request-place.ts';

function fileBean(call: RestCall, attachment: Attachment) {
  return {
    filename: attachment.filename,
    author: customerBean(call, attachment.authorAccountId),
    created: deskDate(call, attachment.created),
    size: attachment.bytes.length,
    mimeType: attachment.mimeType,
    _links: {
      jiraRest: self(call, `/attachment/${attachment.id}`),
      content: self(call, `/attachment/content/${attachment.id}`),
      thumbnail: self(call, `/attachment/thumbnail/${attachment.id}`),
    },
  };
}

/** `POST …/attachTemporaryFile`: files wait until a request names them. */
function send(call: RestCall): WireResponse {
  const at = deskNamed(call);
  if ('status' in at) return at;
  const files = uploadedFiles(call, call.caller.accountId !== null);
  if ('status' in files) return files;
  const made = files.map((file) => ({
    id: `temp${nextNumber(call.state, 'temporaryFile', [], 1)}`,
    deskId: at.desk.id,
    accountId: call.caller.accountId,
    ...file,
  }));
  call.state.temporaryFiles = [...(call.state.temporaryFiles ?? []), ...made];
  return json(201, {
    temporaryAttachments: made.map(({ id, filename }) => ({ temporaryAttachmentId: id, fileName: filename })),
  });
}

const attachSchema = z.looseObject({
  temporaryAttachmentIds: z.array(z.string()).min(1),
  public: z.boolean(),
  additionalComment: z.looseObject({ body: z.string() }).nullish(),
});

/** `POST /request/…/attachment`: waiting files become the request's, with a comment that says so. */
function attach(call: RestCall): WireResponse {
  const found = requestNamed(call);
  if ('status' in found) return found;
  const asked = given(call, attachSchema);
  if ('status' in asked) return asked;
  const { temporaryAttachmentIds: ids, additionalComment } = asked.given;
  if (!asked.given.public && !isAgent(call, found.at.project)) return noPermission();
  const waiting = (call.state.temporaryFiles ?? []).filter(
    ({ id, deskId, accountId }) =>
      ids.includes(id) && deskId === found.at.desk.id && accountId === call.caller.accountId,
  );
  if (waiting.length < new Set(ids).size)
    return deskError(400, 'One or more of the temporary attachments do not exist.');
  const { issue } = found;
  const made = waiting.map((file) => kept(call, file));
  call.state.temporaryFiles = call.state.temporaryFiles?.filter((each) => !waiting.includes(each)) ?? [];
  change(call, issue, ['attachment'], () => {
    issue.attachments.push(...made);
  });
  const names = made.map(({ filename }) => `[^${filename}]`).join('\n');
  const said = addComment(call, issue, {
    body: documentFromWiki([additionalComment?.body ?? '', names].filter((part) => part !== '').join('\n\n')),
    visibility: null,
    properties: {},
    public: asked.given.public,
  });
  said.attachmentIds = made.map(({ id }) => id);
  const { body } = deskPage(call, made, (each) => fileBean(call, each));
  return json(201, { comment: commentBean(call, issue, said), attachments: JSON.parse(String(body)) });
}

/** Files the caller sees: those that came with an internal comment are for agents. */
function files(call: RestCall, found: FoundRequest): Attachment[] {
  const seen = new Set(comments(call, found).map(({ id }) => id));
  const hidden = found.issue.comments
    .filter(({ id }) => !seen.has(id))
    .flatMap(({ attachmentIds }) => attachmentIds ?? []);
  return found.issue.attachments.filter(({ id }) => !hidden.includes(id));
}

const one = (call: RestCall): WireResponse =>
  about(call, (found) => {
    const file = files(call, found).find(({ id }) => id === call.params.attachmentId);
    return file === undefined ? deskError(404, 'The attachment was not found.') : bytesOf(call.request, file);
  });

const root = '/rest/servicedeskapi/request/{issueIdOrKey}';

/** Files of requests, sent in two steps. */
export const requestFileRoutes: Route[] = [
  selfJudging('POST /rest/servicedeskapi/servicedesk/{serviceDeskId}/attachTemporaryFile', send),
  selfJudging(`GET ${root}/attachment`, (call) =>
    about(call, (found) => deskPage(call, files(call, found), (each) => fileBean(call, each))),
  ),
  selfJudging(`POST ${root}/attachment`, attach),
  selfJudging(`GET ${root}/attachment/{attachmentId}`, one),
  selfJudging(`GET ${root}/attachment/{attachmentId}/thumbnail`, one),
  selfJudging(`GET ${root}/comment/{commentId}/attachment`, (call) =>
    about(call, (found) => {
      const said = comments(call, found).find(({ id }) => id === call.params.commentId);
      if (said === undefined) return deskError(404, 'The comment was not found.');
      const own = found.issue.attachments.filter(({ id }) => said.attachmentIds?.includes(id));
      return deskPage(call, own, (each) => fileBean(call, each));
    }),
  ),
];
