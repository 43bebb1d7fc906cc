import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Attachment } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

/** Milliseconds an address lives. */
const lifeMs = 600_000;

/** What the media service calls a file; Jira's own number of the attachment is another. */
export function mediaId({ id }: Attachment, { state }: SimulatedWorld): string {
  const hex = createHash('sha256').update(`${state.site.cloudId}/${id}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function seal(id: string, until: string, { state, random }: SimulatedWorld): Buffer {
  state.mediaSecret ??= random(24);
  return createHmac('sha256', state.mediaSecret).update(`${id} ${until}`).digest();
}

/** Where the bytes of an attachment are for a while, for whoever has the address: `…/file/{uuid}/binary?token=…`. */
export function mediaAddress(
  attachment: Attachment,
  kind: 'binary' | 'image',
  world: SimulatedWorld,
): string {
  const id = mediaId(attachment, world);
  const until = String(world.now() + lifeMs);
  const token = `${until}.${seal(id, until, world).toString('base64url')}`;
  return `${world.addresses.mediaUrl}/file/${id}/${kind}?token=${token}`;
}

/** Whether an address that was made here still holds. */
export function stillHolds(id: string, token: string, world: SimulatedWorld): boolean {
  const [until = '', sealed = ''] = token.split('.');
  const given = Buffer.from(sealed, 'base64url');
  const wanted = seal(id, until, world);
  return Number(until) > world.now() && given.length === wanted.length && timingSafeEqual(given, wanted);
}
