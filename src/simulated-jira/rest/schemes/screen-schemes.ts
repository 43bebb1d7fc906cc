import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextNumber } from '../../state/counters.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { expansions } from '../shapes/address.ts';
import { byNameOrId, ordered, page, pageWithin } from '../shapes/page.ts';
import { among, holding } from '../shapes/wanted.ts';

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

/** The 404 where a scheme names a screen that is not there (documented example). */
function unknownScreen({ state }: RestCall, screens: z.infer<typeof screensSchema>): WireResponse | null {
  const known = new Set(state.screens.map(({ id }) => id));
  return Object.values(screensOf(screens)).every((id) => known.has(id))
    ? null
    : jiraError(404, ['One or more screens assigned to screen types was not found.']);
}

export const screenSchemeRoutes: Route[] = [
  route('GET /screenscheme', (call) => {
    const [hasId, called] = [among(call, 'id'), holding(call, 'queryString')];
    const found = call.state.screenSchemes.filter(({ id, name }) => hasId(id) && called(name));
    const sorted = ordered(call, found, byNameOrId);
    if (sorted === null) return jiraError(400, ['The orderBy parameter is invalid.']);
    const withUsers = expansions(call).has('issueTypeScreenSchemes');
    const usersOf = (scheme: number) =>
      call.state.issueTypeScreenSchemes
        .filter(({ mappings }) => Object.values(mappings).includes(scheme))
        .map(({ id, name, description }) => ({ id, name, description }));
    return page(
      call,
      sorted,
      (each) => ({
        ...each,
        ...(withUsers ? { issueTypeScreenSchemes: pageWithin(usersOf(each.id)) } : {}),
      }),
      25,
    );
  }),
  route('POST /screenscheme', (call) => {
    const asked = given(call, schemeSchema);
    if ('status' in asked) return asked;
    const { name, description, screens } = asked.given;
    if (nameTaken(call.state.screenSchemes, name))
      return jiraError(400, ['The name is used by another scheme.']);
    const unknown = unknownScreen(call, screens);
    if (unknown !== null) return unknown;
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
    if (asked.given.name !== undefined && nameTaken(call.state.screenSchemes, asked.given.name, scheme.id))
      return jiraError(400, ['The name is used by another scheme.']);
    const unknown = asked.given.screens === undefined ? null : unknownScreen(call, asked.given.screens);
    if (unknown !== null) return unknown;
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
    if (used)
      return jiraError(400, [
        'The screen scheme cannot be deleted as it is in use in an issue type screen scheme.',
      ]);
    call.state.screenSchemes = call.state.screenSchemes.filter((each) => each !== scheme);
    return empty(204);
  }),
];
