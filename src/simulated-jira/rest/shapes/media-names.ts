import { mediaId } from '../../media/signed-address.ts';
import type { Issue } from '../../state.ts';
import type { MediaNames } from '../../text/media-names.ts';
import type { RestCall } from '../call.ts';

/** What the files of an issue are called in its texts. */
export const mediaNames = ({ world }: RestCall, { attachments }: Issue): MediaNames => ({
  nameOf: (id) => attachments.find((each) => mediaId(each, world) === id)?.filename,
  idOf: (name) => {
    const found = attachments.findLast(({ filename }) => filename === name);
    return found === undefined ? undefined : mediaId(found, world);
  },
});
