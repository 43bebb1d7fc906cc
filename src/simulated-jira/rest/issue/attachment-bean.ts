import type { Attachment } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { personOf } from '../shapes/users.ts';

/** An attachment as an issue shows it. */
export function attachmentBean(call: RestCall, attachment: Attachment) {
  const author = personOf(call, attachment.authorAccountId);
  return {
    self: self(call, `/attachment/${attachment.id}`),
    id: attachment.id,
    filename: attachment.filename,
    ...(author === null ? {} : { author }),
    created: call.clock.time(attachment.created),
    size: attachment.bytes.byteLength,
    mimeType: attachment.mimeType,
    content: fileAddress(call, attachment, 'content'),
    ...(attachment.mimeType.startsWith('image/')
      ? { thumbnail: fileAddress(call, attachment, 'thumbnail') }
      : {}),
  };
}

/** Where the bytes are: on Server at a page of the browser's, with the name of the file. */
function fileAddress(call: RestCall, { id, filename }: Attachment, part: 'content' | 'thumbnail'): string {
  if (call.state.site.deployment === 'cloud') return self(call, `/attachment/${part}/${id}`);
  const [page, name] = part === 'content' ? ['attachment', filename] : ['thumbnail', `_thumb_${id}.png`];
  return `${call.base}/secure/${page}/${id}/${encodeURIComponent(name)}`;
}
