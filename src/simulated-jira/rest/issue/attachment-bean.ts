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
    content: self(call, `/attachment/content/${attachment.id}`),
    ...(attachment.mimeType.startsWith('image/')
      ? { thumbnail: self(call, `/attachment/thumbnail/${attachment.id}`) }
      : {}),
  };
}
