import { empty, json } from '../request.ts';
import { bytesOf } from '../rest/issue/attachments.ts';
import type { RoleHandler } from '../transport/role-app.ts';
import { mediaId, stillHolds } from './signed-address.ts';

/** The media service, where Jira sends whoever wants a file: no login, but an address that holds for a while. Words are ours. */
export const answerMedia: RoleHandler = (request, world) => {
  const anybody = { identity: 'anonymous', accountId: null };
  const [, id] = /^\/file\/([0-9a-f-]{36})\/(?:binary|image)$/.exec(request.path) ?? [];
  if (id === undefined || (request.method !== 'GET' && request.method !== 'HEAD'))
    return { response: empty(404), ...anybody };
  if (!stillHolds(id, request.query.get('token') ?? '', world))
    return { response: json(403, { error: { code: 'JwtAuthoriser:TokenExpiredOrUnknown' } }), ...anybody };
  const file = world.state.issues
    .flatMap(({ attachments }) => attachments)
    .find((attachment) => mediaId(attachment, world) === id);
  return { response: file === undefined ? empty(404) : bytesOf(request, file), ...anybody };
};
