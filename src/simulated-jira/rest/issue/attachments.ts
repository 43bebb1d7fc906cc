import { mediaAddress } from '../../media/signed-address.ts';
import { empty, jiraError, json, type WireRequest, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Attachment, Issue } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { self } from '../shapes/address.ts';
import { personOf } from '../shapes/users.ts';
import { attachmentBean } from './attachment-bean.ts';
import { change } from './history.ts';
import { issueOf, mayOn } from './permissions.ts';
import { type UploadedFile, uploadedFiles, uploadLimit } from './uploaded-files.ts';

/** A file as an issue keeps it, from whoever calls. */
export function kept(call: RestCall, file: UploadedFile): Attachment {
  return {
    id: String(nextNumber(call.state, 'attachment', [])),
    filename: file.filename,
    authorAccountId: call.caller.accountId,
    created: new Date(call.world.now()).toISOString(),
    mimeType: file.mimeType,
    bytes: file.bytes,
  };
}

/** `POST /issue/{issueIdOrKey}/attachments`. */
function attach(call: RestCall): WireResponse {
  const issue = issueOf(call);
  if (!('key' in issue)) return issue;
  const files = uploadedFiles(call, mayOn(call, issue, 'CREATE_ATTACHMENTS'));
  if ('status' in files) return files;
  const made = files.map((file) => kept(call, file));
  change(call, issue, ['attachment'], () => {
    issue.attachments.push(...made);
  });
  return json(
    200,
    made.map((each) => attachmentBean(call, each)),
  );
}

interface Found {
  readonly issue: Issue;
  readonly attachment: Attachment;
}

function named(call: RestCall): Found | WireResponse {
  const id = call.params.id ?? '';
  const issue = call.state.issues.find(({ attachments }) => attachments.some((each) => each.id === id));
  const attachment = issue?.attachments.find((each) => each.id === id);
  if (issue === undefined || attachment === undefined || !call.rights.see(issue))
    return jiraError(404, [`The attachment with id '${id}' does not exist`]);
  return { issue, attachment };
}

/** One attachment's facts; its id is a number here, unlike in an issue. */
function describe(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const { attachment } = found;
  return json(200, {
    ...attachmentBean(call, attachment),
    id: Number(attachment.id),
    author: personOf(call, attachment.authorAccountId),
    properties: {},
  });
}

/**
 * Where the bytes are, at the media service, or with `redirect=false` the bytes themselves (documented). Six public programs read the
 * media service's name of a file out of the address, to show it in a document: nothing else tells it.
 */
const content =
  (kind: 'binary' | 'image') =>
  (call: RestCall): WireResponse => {
    const found = named(call);
    if ('status' in found) return found;
    return call.query.get('redirect') !== 'false'
      ? empty(303, { location: mediaAddress(found.attachment, kind, call.world) })
      : bytesOf(call.request, found.attachment);
  };

/** The bytes of a file, or the part of them that the request names. */
export function bytesOf(
  request: Pick<WireRequest, 'headers'>,
  { bytes, mimeType, filename }: Attachment,
): WireResponse {
  const whole = Buffer.from(bytes);
  const range = /^bytes=(\d+)-(\d*)$/.exec(String(request.headers.range ?? ''));
  const headers = {
    'content-type': mimeType,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
    'accept-ranges': 'bytes',
  };
  if (range === null) return { status: 200, headers, body: whole };
  const [, first = '0', last = ''] = range;
  const end = last === '' ? whole.length - 1 : Math.min(Number(last), whole.length - 1);
  if (Number(first) > end)
    return { status: 416, headers: { 'content-range': `bytes */${whole.length}` }, body: '' };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${first}-${end}/${whole.length}` },
    body: whole.subarray(Number(first), end + 1),
  };
}

function remove(call: RestCall): WireResponse {
  const found = named(call);
  if ('status' in found) return found;
  const { issue, attachment } = found;
  const own = attachment.authorAccountId === call.caller.accountId && call.caller.accountId !== null;
  if (!mayOn(call, issue, 'DELETE_ALL_ATTACHMENTS') && !(own && mayOn(call, issue, 'DELETE_OWN_ATTACHMENTS')))
    return jiraError(403, ['You do not have permission to delete this attachment.']);
  change(call, issue, ['attachment'], () => {
    issue.attachments = issue.attachments.filter((each) => each !== attachment);
  });
  return empty(204);
}

export const attachmentRoutes: Route[] = [
  selfJudging('POST /issue/{issueIdOrKey}/attachments', attach),
  selfJudging('GET /attachment/meta', () => json(200, { enabled: true, uploadLimit })),
  selfJudging('GET /attachment/{id}', describe),
  selfJudging('DELETE /attachment/{id}', remove),
  selfJudging('GET /attachment/content/{id}', content('binary')),
  selfJudging('GET /attachment/thumbnail/{id}', content('image')),
  selfJudging('GET /attachment/{id}/expand/human', (call) => {
    const found = named(call);
    return 'status' in found
      ? found
      : json(200, {
          id: Number(found.attachment.id),
          name: found.attachment.filename,
          entries: [],
          totalEntryCount: 0,
          mediaType: found.attachment.mimeType,
          self: self(call, `/attachment/${found.attachment.id}`),
        });
  }),
  selfJudging('GET /attachment/{id}/expand/raw', (call) => {
    const found = named(call);
    return 'status' in found ? found : json(200, { entries: [], totalEntryCount: 0 });
  }),
];
