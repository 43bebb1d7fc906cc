import { rightsOf } from '../permissions/rights.ts';
import { json, type WireResponse } from '../request.ts';
import type { OutsideCall } from '../rest/outside-table/outside-call.ts';

/** `GET /projects/picker`, which Cloud does not have: projects by part of their name or the beginning of their key. */
export function projectPicker({ request, caller, world }: OutsideCall): WireResponse {
  const { state, addresses } = world;
  const rights = rightsOf(state, caller);
  const query = (request.query.get('query') ?? '').trim().toLowerCase();
  const limit = Number(request.query.get('maxResults') ?? 50);
  const any = request.query.get('allowEmptyQuery') === 'true';
  const found = state.projects.filter(
    (project) =>
      (query === ''
        ? any
        : project.name.toLowerCase().includes(query) || project.key.toLowerCase().startsWith(query)) &&
      rights.browse(project),
  );
  const shown = found.slice(0, limit);
  return json(200, {
    projects: shown.map(({ id, name, key, avatarId }) => ({
      id,
      name,
      key,
      html: `${marked(name, query)} (${marked(key, query)})`,
      avatar: `${addresses.siteUrl}/secure/projectavatar?size=small&pid=${id}&avatarId=${avatarId}`,
    })),
    header: `Showing ${shown.length} of ${found.length} matching projects`,
  });
}

/** The text with the part that was looked for in bold. */
function marked(text: string, query: string): string {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query);
  if (at < 0) return text;
  const end = at + query.length;
  return `${text.slice(0, at)}<strong>${text.slice(at, end)}</strong>${text.slice(end)}`;
}
