import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { empty, jiraError, json } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { type Route, route } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { page, queryList } from '../shapes/page.ts';
import { fieldBean, nameSchema, onScreen, onTab, type Tab } from './screen-place.ts';

const fieldSchema = z.looseObject({ fieldId: z.string() });

const moveSchema = z.looseObject({
  after: z.string().nullish(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).nullish(),
});

/** The fields of a tab with one of them elsewhere; null: it is not there, or that place is not. */
function fieldsMoved(
  fields: readonly string[],
  id: string,
  { after, position }: z.output<typeof moveSchema>,
): string[] | null {
  const rest = fields.filter((each) => each !== id);
  const from = fields.indexOf(id);
  const places = { First: 0, Earlier: from - 1, Later: from + 1, Last: rest.length };
  // The field that it goes behind is named by its address.
  const behind = after?.split('/').pop();
  const at = behind === undefined ? places[position ?? 'Last'] : rest.indexOf(behind) + 1;
  if (from < 0 || at < 0 || at > rest.length || (behind !== undefined && at === 0)) return null;
  return rest.toSpliced(at, 0, id);
}

/** Tabs of a screen and the fields on them. */
export const screenTabRoutes: Route[] = [
  route('GET /screens/{screenId}/tabs', (call) =>
    onScreen(call, ({ tabs }) =>
      json(
        200,
        tabs.map(({ id, name }) => ({ id, name })),
      ),
    ),
  ),
  route('POST /screens/{screenId}/tabs', (call) =>
    onScreen(call, (screen) => {
      const asked = given(call, nameSchema);
      if ('status' in asked) return asked;
      if (nameTaken(screen.tabs, asked.given.name))
        return jiraError(400, ['A tab with this name already exists.']);
      const tab: Tab = {
        id: nextNumber(call.state, 'screenTab', [], 10_010),
        name: asked.given.name,
        fields: [],
      };
      screen.tabs.push(tab);
      return json(200, { id: tab.id, name: tab.name });
    }),
  ),
  route('GET /screens/tabs', (call) => {
    const [screens, tabs] = [queryList(call, 'screenId'), queryList(call, 'tabId')];
    const rows = call.state.screens
      .filter(({ id }) => screens.length === 0 || screens.includes(String(id)))
      .flatMap((screen) => screen.tabs.map((tab) => ({ screenId: screen.id, id: tab.id, name: tab.name })))
      .filter(({ id }) => tabs.length === 0 || tabs.includes(String(id)));
    return page(call, rows, (each) => each, 100);
  }),
  route('PUT /screens/{screenId}/tabs/{tabId}', (call) =>
    onTab(call, (tab) => {
      const asked = given(call, nameSchema);
      if ('status' in asked) return asked;
      tab.name = asked.given.name;
      return json(200, { id: tab.id, name: tab.name });
    }),
  ),
  route('DELETE /screens/{screenId}/tabs/{tabId}', (call) =>
    onTab(call, (tab, screen) => {
      screen.tabs = screen.tabs.filter((each) => each !== tab);
      return empty(204);
    }),
  ),
  route('POST /screens/{screenId}/tabs/{tabId}/move/{pos}', (call) =>
    onTab(call, (tab, screen) => {
      const rest = screen.tabs.filter((each) => each !== tab);
      const at = Number(call.params.pos);
      if (!Number.isInteger(at) || at < 0 || at > rest.length)
        return jiraError(404, [`The position '${call.params.pos}' is not valid.`]);
      screen.tabs = rest.toSpliced(at, 0, tab);
      return empty(204);
    }),
  ),
  route('GET /screens/{screenId}/tabs/{tabId}/fields', (call) =>
    onTab(call, ({ fields }) =>
      json(
        200,
        fields.map((id) => fieldBean(call, id)),
      ),
    ),
  ),
  route('POST /screens/{screenId}/tabs/{tabId}/fields', (call) =>
    onTab(call, (tab, screen) => {
      const asked = given(call, fieldSchema);
      if ('status' in asked) return asked;
      const { fieldId } = asked.given;
      if (!allFields(call.state).some(({ id }) => id === fieldId))
        return jiraError(404, [`The field '${fieldId}' was not found.`]);
      if (screen.tabs.some(({ fields }) => fields.includes(fieldId)))
        return jiraError(400, [`The field '${fieldId}' is on the screen already.`]);
      tab.fields.push(fieldId);
      return json(200, fieldBean(call, fieldId));
    }),
  ),
  route('DELETE /screens/{screenId}/tabs/{tabId}/fields/{id}', (call) =>
    onTab(call, (tab) => {
      if (!tab.fields.includes(call.params.id ?? '')) return jiraError(404, ['The field is not on the tab.']);
      tab.fields = tab.fields.filter((id) => id !== call.params.id);
      return empty(204);
    }),
  ),
  route('POST /screens/{screenId}/tabs/{tabId}/fields/{id}/move', (call) =>
    onTab(call, (tab) => {
      const id = call.params.id ?? '';
      const asked = given(call, moveSchema);
      if ('status' in asked) return asked;
      const moved = fieldsMoved(tab.fields, id, asked.given);
      if (moved === null)
        return jiraError(404, ['The field is not on the tab, or cannot be moved to there.']);
      tab.fields = moved;
      return empty(204);
    }),
  ),
];
