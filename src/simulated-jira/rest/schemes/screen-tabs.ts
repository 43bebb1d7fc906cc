import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { empty, jiraError, json } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { type Route, route } from '../call.ts';
import { given, movedTo, nameTaken } from '../given.ts';
import { page, queryList } from '../shapes/page.ts';
import { fieldBean, nameSchema, onScreen, onTab, type Tab } from './screen-place.ts';

const fieldSchema = z.looseObject({ fieldId: z.string() });

const moveSchema = z.looseObject({
  after: z.string().nullish(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).nullish(),
});

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
      screen.tabs = movedTo(
        screen.tabs,
        [tab],
        rest[Number(call.params.pos) - 1] ?? (Number(call.params.pos) === 0 ? null : 'end'),
      );
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
      if (!tab.fields.includes(id)) return jiraError(404, ['The field is not on the tab.']);
      const { after, position } = asked.given;
      const behind = after?.split('/').pop() ?? (position === 'First' ? null : 'end');
      tab.fields = movedTo(tab.fields, [id], behind);
      return empty(204);
    }),
  ),
];
