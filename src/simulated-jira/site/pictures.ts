import { avatarPicture, ownAvatar, systemAvatars } from '../pictures/avatars.ts';
import { drawn } from '../pictures/drawn.ts';
import type { WireRequest, WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';

/** Page that shows avatars → the kind it shows unless told, and how its query names whose avatar is meant. */
const pages: Readonly<Record<string, { readonly type: string; readonly owner: string }>> = {
  '/secure/viewavatar': { type: 'project', owner: 'owner' },
  '/secure/projectavatar': { type: 'project', owner: 'pid' },
  '/secure/useravatar': { type: 'user', owner: 'ownerId' },
};

/** Pictures outside the REST API, which answers name by their address and anybody may fetch; null: the path is none of theirs. */
export function pictureAt(request: WireRequest, world: SimulatedWorld): WireResponse | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  const { path, query } = request;
  const [, format] = /^\/images\/icons\/[\w/-]+\.(svg|png)$/.exec(path) ?? [];
  if (format !== undefined)
    return drawn({ name: path, size: 'xsmall', format: format === 'png' ? 'png' : 'svg' });
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  if (page === undefined) return null;
  const type = query.get('avatarType') ?? page.type;
  const owned = ownAvatar(world.state, type, query.get(page.owner) ?? '');
  const id = query.get('avatarId') ?? owned ?? systemAvatars(type)[0] ?? '';
  return avatarPicture(world.state, id, query);
}
