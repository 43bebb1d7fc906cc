import { z } from 'zod';
import { allFields } from '../../fields/custom-fields.ts';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId, nextNumber } from '../../state/counters.ts';
import type { IssueTypeScreenScheme, Screen } from '../../state.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, movedTo, nameTaken } from '../given.ts';
import { page, queryList } from '../shapes/page.ts';

type Tab = Screen['tabs'][number];

const screenBean = ({ id, name, description }: Screen) => ({ id, name, description });

function onScreen(call: RestCall, answer: (screen: Screen) => WireResponse): WireResponse {
  const screen = byPath(call, call.state.screens, 'screenId');
  return screen === undefined
    ? jiraError(404, [`The screen with id '${call.params.screenId}' was not found.`])
    : answer(screen);
}

function onTab(call: RestCall, answer: (tab: Tab, screen: Screen) => WireResponse): WireResponse {
  return onScreen(call, (screen) => {
    const tab = byPath(call, screen.tabs, 'tabId');
    return tab === undefined
      ? jiraError(404, [`The tab with id '${call.params.tabId}' was not found.`])
      : answer(tab, screen);
  });
}

const named = z.looseObject({ name: z.string().min(1).max(255), description: z.string().nullish() });
const fieldSchema = z.looseObject({ fieldId: z.string() });

function fieldBean(call: RestCall, id: string) {
  return { id, name: allFields(call.state).find((field) => field.id === id)?.name ?? id };
}

const moveSchema = z.looseObject({
  after: z.string().nullish(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).nullish(),
});

const screenRoutes: Route[] = [
  route('GET /screens', (call) => {
    const ids = queryList(call, 'id');
    const text = (call.query.get('queryString') ?? '').toLowerCase();
    const scopes = queryList(call, 'scope');
    const found = call.state.screens.filter(
      ({ id, name }) =>
        (ids.length === 0 || ids.includes(String(id))) &&
        name.toLowerCase().includes(text) &&
        (scopes.length === 0 || scopes.includes('GLOBAL')),
    );
    return page(call, found, screenBean, 100);
  }),
  route('POST /screens', (call) => {
    const asked = given(call, named);
    if ('status' in asked) return asked;
    const { name, description } = asked.given;
    if (nameTaken(call.state.screens, name))
      return jiraError(409, ['A screen with this name already exists.']);
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
      const asked = given(call, named.partial());
      if ('status' in asked) return asked;
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
      const asked = given(call, named);
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
  route('PUT /screens/{screenId}/tabs/{tabId}', (call) =>
    onTab(call, (tab) => {
      const asked = given(call, named);
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

const screensSchema = z.looseObject({
  default: z.number(),
  create: z.number().nullish(),
  edit: z.number().nullish(),
  view: z.number().nullish(),
});
const schemeSchema = z.looseObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  screens: screensSchema,
});

function screensOf(given: z.infer<typeof screensSchema>) {
  const { default: fallback, create, edit, view } = given;
  return {
    default: fallback,
    ...(typeof create === 'number' ? { create } : {}),
    ...(typeof edit === 'number' ? { edit } : {}),
    ...(typeof view === 'number' ? { view } : {}),
  };
}

const screenSchemeRoutes: Route[] = [
  route('GET /screenscheme', (call) => {
    const ids = queryList(call, 'id');
    const text = (call.query.get('queryString') ?? '').toLowerCase();
    const found = call.state.screenSchemes.filter(
      ({ id, name }) => (ids.length === 0 || ids.includes(String(id))) && name.toLowerCase().includes(text),
    );
    return page(call, found, (each) => each, 25);
  }),
  route('POST /screenscheme', (call) => {
    const asked = given(call, schemeSchema);
    if ('status' in asked) return asked;
    const { name, description, screens } = asked.given;
    if (nameTaken(call.state.screenSchemes, name))
      return jiraError(400, ['A screen scheme with this name already exists.']);
    const id = nextNumber(
      call.state,
      'screenScheme',
      call.state.screenSchemes.map((each) => each.id),
    );
    call.state.screenSchemes.push({ id, name, description: description ?? '', screens: screensOf(screens) });
    return json(201, { id });
  }),
  route('PUT /screenscheme/{screenSchemeId}', (call) => {
    const scheme = byPath(call, call.state.screenSchemes, 'screenSchemeId');
    if (scheme === undefined) return jiraError(404, ['The screen scheme was not found.']);
    const asked = given(call, schemeSchema.partial());
    if ('status' in asked) return asked;
    scheme.name = asked.given.name ?? scheme.name;
    scheme.description = asked.given.description ?? scheme.description;
    if (asked.given.screens !== undefined) scheme.screens = screensOf(asked.given.screens);
    return empty(204);
  }),
  route('DELETE /screenscheme/{screenSchemeId}', (call) => {
    const scheme = byPath(call, call.state.screenSchemes, 'screenSchemeId');
    if (scheme === undefined) return jiraError(404, ['The screen scheme was not found.']);
    const used = call.state.issueTypeScreenSchemes.some(({ mappings }) =>
      Object.values(mappings).includes(scheme.id),
    );
    if (used) return jiraError(400, ['The screen scheme is used in an issue type screen scheme.']);
    call.state.screenSchemes = call.state.screenSchemes.filter((each) => each !== scheme);
    return empty(204);
  }),
];

const mappingSchema = z.looseObject({
  issueTypeId: z.string(),
  screenSchemeId: z.union([z.string(), z.number()]).transform(Number),
});
const typeSchemeSchema = z.looseObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  issueTypeMappings: z.array(mappingSchema).nullish(),
});
const assignSchema = z.looseObject({
  issueTypeScreenSchemeId: z.string().nullish(),
  projectId: z.string().nullish(),
});

const typeSchemeBean = ({ id, name, description }: IssueTypeScreenScheme) => ({ id, name, description });

const onTypeScheme = (
  call: RestCall,
  answer: (scheme: IssueTypeScreenScheme) => WireResponse,
): WireResponse => {
  const scheme = byPath(call, call.state.issueTypeScreenSchemes, 'issueTypeScreenSchemeId');
  return scheme === undefined
    ? jiraError(404, ['The issue type screen scheme was not found.'])
    : answer(scheme);
};

const issueTypeScreenSchemeRoutes: Route[] = [
  route('GET /issuetypescreenscheme', (call) => {
    const ids = queryList(call, 'id');
    const text = (call.query.get('queryString') ?? '').toLowerCase();
    const found = call.state.issueTypeScreenSchemes.filter(
      ({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(text),
    );
    return page(call, found, typeSchemeBean);
  }),
  route('POST /issuetypescreenscheme', (call) => {
    const asked = given(call, typeSchemeSchema);
    if ('status' in asked) return asked;
    const { name, description, issueTypeMappings } = asked.given;
    const id = nextId(call.state, 'issueTypeScreenScheme', call.state.issueTypeScreenSchemes);
    const mappings = Object.fromEntries(
      (issueTypeMappings ?? []).map((each) => [each.issueTypeId, each.screenSchemeId]),
    );
    if (mappings.default === undefined) return jiraError(400, ['The mapping of default is required.']);
    call.state.issueTypeScreenSchemes.push({ id, name, description: description ?? '', mappings });
    return json(201, { id });
  }),
  route('GET /issuetypescreenscheme/mapping', (call) => {
    const ids = queryList(call, 'issueTypeScreenSchemeId');
    const rows = call.state.issueTypeScreenSchemes
      .filter(({ id }) => ids.length === 0 || ids.includes(id))
      .flatMap(({ id, mappings }) =>
        Object.entries(mappings).map(([issueTypeId, screenSchemeId]) => ({
          issueTypeScreenSchemeId: id,
          issueTypeId,
          screenSchemeId: String(screenSchemeId),
        })),
      );
    return page(call, rows, (each) => each);
  }),
  route('GET /issuetypescreenscheme/project', (call) => {
    const ids = queryList(call, 'projectId');
    if (ids.length === 0) return jiraError(400, ["The 'projectId' query parameter is required."]);
    const rows = call.state.issueTypeScreenSchemes.flatMap((scheme) => {
      const projectIds = call.state.projects
        .filter((project) => ids.includes(project.id) && project.issueTypeScreenSchemeId === scheme.id)
        .map(({ id }) => id);
      return projectIds.length === 0 ? [] : [{ issueTypeScreenScheme: typeSchemeBean(scheme), projectIds }];
    });
    return page(call, rows, (each) => each);
  }),
  route('PUT /issuetypescreenscheme/project', (call) => {
    const asked = given(call, assignSchema);
    if ('status' in asked) return asked;
    const project = call.state.projects.find(({ id }) => id === asked.given.projectId);
    const scheme = call.state.issueTypeScreenSchemes.find(
      ({ id }) => id === asked.given.issueTypeScreenSchemeId,
    );
    if (project === undefined || scheme === undefined)
      return jiraError(404, ['The project or the scheme was not found.']);
    project.issueTypeScreenSchemeId = scheme.id;
    return empty(204);
  }),
  route('GET /issuetypescreenscheme/{issueTypeScreenSchemeId}/project', (call) =>
    onTypeScheme(call, (scheme) => {
      const found = call.state.projects.filter((project) => project.issueTypeScreenSchemeId === scheme.id);
      return page(call, found, ({ id, key, name, projectTypeKey, style }) => ({
        id,
        key,
        name,
        projectTypeKey,
        simplified: style === 'next-gen',
      }));
    }),
  ),
  route('PUT /issuetypescreenscheme/{issueTypeScreenSchemeId}', (call) =>
    onTypeScheme(call, (scheme) => {
      const asked = given(call, typeSchemeSchema.partial());
      if ('status' in asked) return asked;
      scheme.name = asked.given.name ?? scheme.name;
      scheme.description = asked.given.description ?? scheme.description;
      return empty(204);
    }),
  ),
  route('DELETE /issuetypescreenscheme/{issueTypeScreenSchemeId}', (call) =>
    onTypeScheme(call, (scheme) => {
      if (call.state.projects.some((project) => project.issueTypeScreenSchemeId === scheme.id))
        return jiraError(400, ['The issue type screen scheme is used by a project.']);
      call.state.issueTypeScreenSchemes = call.state.issueTypeScreenSchemes.filter((each) => each !== scheme);
      return empty(204);
    }),
  ),
];

/** Screens, what leads to them, and what stands on them. */
export const screensRoutes: Route[] = [
  ...screenRoutes,
  ...screenSchemeRoutes,
  ...issueTypeScreenSchemeRoutes,
];
