import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../../request.ts';
import { nextId } from '../../state/counters.ts';
import { type RestCall, type Route, route } from '../call.ts';
import { byPath, given, nameTaken } from '../given.ts';
import { resolutionBean } from '../shapes/catalogue.ts';
import { page, queryList } from '../shapes/page.ts';
import { flagged } from '../shapes/wanted.ts';
import { move, namedSchema, noSuchValue, remove, resolutions, setDefault } from './ordered-values.ts';

const resolutionSchema = z.looseObject(namedSchema);

function createResolution(call: RestCall): WireResponse {
  const asked = given(call, resolutionSchema);
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  const all = call.state.resolutions;
  if (nameTaken(all, name))
    return jiraError(400, [], { name: 'A resolution with that name already exists.' });
  const id = nextId(call.state, 'resolution', all);
  all.push({ id, name, description: description ?? '', isDefault: false });
  return json(201, { id });
}

function updateResolution(call: RestCall): WireResponse {
  const resolution = byPath(call, call.state.resolutions);
  if (resolution === undefined) return noSuchValue(resolutions, call.params.id);
  const asked = given(call, resolutionSchema.partial());
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  if (name !== undefined && nameTaken(call.state.resolutions, name, resolution.id))
    return jiraError(400, [], { name: 'A resolution with that name already exists.' });
  resolution.name = name ?? resolution.name;
  resolution.description = description ?? resolution.description;
  return empty(204);
}

/** Resolutions of the site. */
export const resolutionRoutes: Route[] = [
  route('GET /resolution', (call) =>
    json(
      200,
      call.state.resolutions.map((each) => resolutionBean(call, each)),
    ),
  ),
  route('GET /resolution/search', (call) => {
    const ids = queryList(call, 'id');
    const onlyDefault = flagged(call, 'onlyDefault');
    const found = call.state.resolutions.filter(
      ({ id, isDefault }) => (ids.length === 0 || ids.includes(id)) && (!onlyDefault || isDefault),
    );
    return page(call, found, (each) => ({ ...resolutionBean(call, each), isDefault: each.isDefault }));
  }),
  route('GET /resolution/{id}', (call) => {
    const found = byPath(call, call.state.resolutions);
    return found === undefined
      ? jiraError(404, [`The resolution with id '${call.params.id}' does not exist.`])
      : json(200, resolutionBean(call, found));
  }),
  route('POST /resolution', createResolution),
  route('PUT /resolution/{id}', updateResolution),
  route('DELETE /resolution/{id}', (call) => remove(call, resolutions)),
  route('PUT /resolution/move', (call) => move(call, resolutions)),
  route('PUT /resolution/default', (call) => setDefault(call, resolutions)),
];
