import { allFields } from '../../fields/custom-fields.ts';
import { empty, jiraError, json } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import type { Screen } from '../../state.ts';
import { type Route, route } from '../call.ts';
import { given, nameTaken } from '../given.ts';
import { byNameOrId, ordered, page } from '../shapes/page.ts';
import { among, holding } from '../shapes/wanted.ts';
import { issueTypeScreenSchemeRoutes } from './issue-type-screen-schemes.ts';
import { fieldBean, nameSchema, onScreen } from './screen-place.ts';
import { screenSchemeRoutes } from './screen-schemes.ts';
import { screenTabRoutes } from './screen-tabs.ts';

const screenBean = ({ id, name, description }: Screen) => ({ id, name, description });

/** Screens, what leads to them, and what stands on them. */
export const screensRoutes: Route[] = [
  ...screenTabRoutes,
  ...screenSchemeRoutes,
  ...issueTypeScreenSchemeRoutes,
  route('GET /screens', (call) => {
    const [hasId, called] = [among(call, 'id'), holding(call, 'queryString')];
    const scoped = among(call, 'scope')('GLOBAL');
    const found = call.state.screens.filter(({ id, name }) => scoped && hasId(id) && called(name));
    const sorted = ordered(call, found, byNameOrId);
    if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
    return page(call, sorted, screenBean, 100);
  }),
  route('POST /screens', (call) => {
    const asked = given(call, nameSchema);
    if ('status' in asked) return asked;
    const { name, description } = asked.given;
    if (nameTaken(call.state.screens, name)) return jiraError(400, ['The name is used by another screen.']);
    const screen: Screen = {
      id: nextNumber(
        call.state,
        'screen',
        call.state.screens.map(({ id }) => id),
      ),
      name,
      description: description ?? '',
      tabs: [{ id: nextNumber(call.state, 'screenTab', [], 10_010), name: 'Field Tab', fields: [] }],
    };
    call.state.screens.push(screen);
    return json(201, screenBean(screen));
  }),
  route('PUT /screens/{screenId}', (call) =>
    onScreen(call, (screen) => {
      const asked = given(call, nameSchema.partial());
      if ('status' in asked) return asked;
      if (asked.given.name !== undefined && nameTaken(call.state.screens, asked.given.name, screen.id))
        return jiraError(400, ['The name is used by another screen.']);
      screen.name = asked.given.name ?? screen.name;
      screen.description = asked.given.description ?? screen.description;
      return json(200, screenBean(screen));
    }),
  ),
  route('DELETE /screens/{screenId}', (call) =>
    onScreen(call, (screen) => {
      const used = call.state.screenSchemes.some(({ screens }) => Object.values(screens).includes(screen.id));
      if (used) return jiraError(400, ['The screen is used in a screen scheme.']);
      call.state.screens = call.state.screens.filter((each) => each !== screen);
      return empty(204);
    }),
  ),
  route('GET /screens/{screenId}/availableFields', (call) =>
    onScreen(call, ({ tabs }) => {
      const shown = new Set(tabs.flatMap(({ fields }) => fields));
      return json(
        200,
        allFields(call.state)
          .filter(({ id, orderable }) => orderable && !shown.has(id))
          .map(({ id }) => fieldBean(call, id)),
      );
    }),
  ),
];
