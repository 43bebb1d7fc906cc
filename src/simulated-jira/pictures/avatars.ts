import type { WireResponse } from '../request.ts';
import type { SiteState } from '../state.ts';
import { drawn } from './drawn.ts';

/** System avatars: a few numbers of each kind; each is the same small picture in a colour of its own. */
const system: Readonly<Record<string, readonly number[]>> = {
  project: [10_400, 10_401, 10_402, 10_403, 10_404],
  issuetype: [10_300, 10_303, 10_307, 10_315, 10_316, 10_318, 10_321],
  user: [10_500, 10_501],
  priority: [10_600, 10_601],
};

/** Ids of the avatars that every site has of a kind; none: there is no such kind. */
export const systemAvatars = (type: string): readonly string[] =>
  (Object.hasOwn(system, type) ? (system[type] ?? []) : []).map(String);

/** The avatar that stands for a thing now; null: none of its own. */
export function ownAvatar(state: SiteState, type: string, owner: string): string | null {
  if (type === 'project') return state.projects.find(({ id }) => id === owner)?.avatarId ?? null;
  const found = type === 'issuetype' ? state.issueTypes.find(({ id }) => id === owner)?.avatarId : undefined;
  return found === undefined ? null : String(found);
}

/** The picture of an avatar in the `size` and `format` that a query asks for; null: there is no such avatar. */
export function avatarPicture(state: SiteState, id: string, query: URLSearchParams): WireResponse | null {
  const custom = state.avatars.find((avatar) => avatar.id === id);
  if (custom !== undefined)
    return { status: 200, headers: { 'content-type': custom.mimeType }, body: Buffer.from(custom.bytes) };
  if (!Object.keys(system).some((type) => systemAvatars(type).includes(id))) return null;
  const format = query.get('format') === 'png' ? 'png' : 'svg';
  return drawn({ name: id, size: query.get('size'), format });
}
