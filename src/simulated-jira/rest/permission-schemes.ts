import { z } from 'zod';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import { nextNumber } from '../state/counters.ts';
import type { PermissionScheme } from '../state.ts';
import { findProject, type RestCall, type Route, route } from './call.ts';
import { given, nameTaken } from './given.ts';
import { numericId } from './ids.ts';
import { grantSchema, readGrant, readGrants } from './permission-grants.ts';
import { expansions } from './shapes/address.ts';
import { grantBean, self } from './shapes.ts';

/** One scheme shows its grants always (measured by a client's suite), lists only on wish. */
function schemeBean(call: RestCall, scheme: PermissionScheme, within: 'single' | 'list' = 'single') {
  const expand = expansions(call);
  const shown =
    within === 'single' ||
    ['permissions', 'all', 'user', 'group', 'projectRole', 'field'].some((part) => expand.has(part));
  return {
    expand: 'permissions,user,group,projectRole,field,all',
    id: scheme.id,
    self: self(call, `/permissionscheme/${scheme.id}`),
    name: scheme.name,
    description: scheme.description,
    ...(shown ? { permissions: scheme.grants.map((grant) => grantBean(call, scheme.id, grant)) } : {}),
  };
}

function named(call: RestCall): PermissionScheme | null {
  return call.state.permissionSchemes.find(({ id }) => String(id) === call.params.schemeId) ?? null;
}

/** Schemes a caller sees: all as administrator, else those of projects it administers. */
function visible(call: RestCall): PermissionScheme[] {
  const { state, rights } = call;
  if (rights.global('ADMINISTER')) return state.permissionSchemes;
  const administered = state.projects.filter((project) => rights.project('ADMINISTER_PROJECTS', project));
  return state.permissionSchemes.filter(({ id }) =>
    administered.some(({ permissionSchemeId }) => permissionSchemeId === id),
  );
}

const noSuchScheme = (call: RestCall) =>
  jiraError(404, [`Permission scheme with ID '${call.params.schemeId}' could not be found.`]);

const schemeSchema = z.looseObject({
  name: z.string().min(1).max(255),
  description: z.string().nullish(),
  permissions: z.array(grantSchema).nullish(),
});

function create(call: RestCall): WireResponse {
  const asked = given(call, schemeSchema);
  if ('status' in asked) return asked;
  const { name, description, permissions } = asked.given;
  const all = call.state.permissionSchemes;
  if (nameTaken(all, name))
    return jiraError(400, [], { name: 'A permission scheme with this name already exists.' });
  const grants = readGrants(call, permissions ?? []);
  if ('status' in grants) return grants;
  const scheme: PermissionScheme = {
    id: nextNumber(
      call.state,
      'permissionScheme',
      all.map(({ id }) => id),
    ),
    name,
    description: description ?? '',
    grants,
  };
  all.push(scheme);
  return json(201, schemeBean(call, scheme));
}

function within(call: RestCall, answer: (scheme: PermissionScheme) => WireResponse): WireResponse {
  const scheme = named(call);
  return scheme === null ? noSuchScheme(call) : answer(scheme);
}

const assignSchema = z.looseObject({ id: numericId });

export const permissionSchemeRoutes: Route[] = [
  route('POST /permissionscheme', create),
  route('PUT /permissionscheme/{schemeId}', (call) =>
    within(call, (scheme) => {
      const asked = given(call, schemeSchema);
      if ('status' in asked) return asked;
      const { name, description, permissions } = asked.given;
      const grants = readGrants(call, permissions ?? []);
      if ('status' in grants) return grants;
      scheme.name = name;
      scheme.description = description ?? scheme.description;
      if (permissions !== undefined && permissions !== null) scheme.grants = grants;
      return json(200, schemeBean(call, scheme));
    }),
  ),
  route('DELETE /permissionscheme/{schemeId}', (call) =>
    within(call, (scheme) => {
      if (call.state.projects.some(({ permissionSchemeId }) => permissionSchemeId === scheme.id))
        return jiraError(400, ['The permission scheme is used by a project and cannot be deleted.']);
      call.state.permissionSchemes = call.state.permissionSchemes.filter((each) => each !== scheme);
      return empty(204);
    }),
  ),
  route('POST /permissionscheme/{schemeId}/permission', (call) =>
    within(call, (scheme) => {
      const asked = given(call, grantSchema);
      if ('status' in asked) return asked;
      const grant = readGrant(call, asked.given);
      if (typeof grant === 'string') return jiraError(400, [grant]);
      scheme.grants.push(grant);
      return json(201, grantBean(call, scheme.id, grant));
    }),
  ),
  route('GET /permissionscheme/{schemeId}/permission/{permissionId}', (call) =>
    within(call, (scheme) => {
      const grant = scheme.grants.find(({ id }) => String(id) === call.params.permissionId);
      return grant === undefined
        ? jiraError(404, [`The permission grant with id '${call.params.permissionId}' was not found.`])
        : json(200, grantBean(call, scheme.id, grant));
    }),
  ),
  route('DELETE /permissionscheme/{schemeId}/permission/{permissionId}', (call) =>
    within(call, (scheme) => {
      const rest = scheme.grants.filter(({ id }) => String(id) !== call.params.permissionId);
      if (rest.length === scheme.grants.length)
        return jiraError(404, [`The permission grant with id '${call.params.permissionId}' was not found.`]);
      scheme.grants = rest;
      return empty(204);
    }),
  ),
  route('PUT /project/{projectKeyOrId}/permissionscheme', (call) => {
    const project = findProject(call.state, call.params.projectKeyOrId ?? '');
    const asked = given(call, assignSchema);
    if ('status' in asked) return asked;
    const scheme = call.state.permissionSchemes.find(({ id }) => id === asked.given.id);
    if (project === null || scheme === undefined)
      return jiraError(404, [`Permission scheme with ID '${asked.given.id}' could not be found.`]);
    project.permissionSchemeId = scheme.id;
    return json(200, schemeBean(call, scheme));
  }),
  route('GET /permissionscheme', (call) =>
    json(200, { permissionSchemes: visible(call).map((scheme) => schemeBean(call, scheme, 'list')) }),
  ),
  route('GET /permissionscheme/{schemeId}', (call) => {
    const scheme = named(call);
    return scheme === null ? noSuchScheme(call) : json(200, schemeBean(call, scheme));
  }),
  route('GET /permissionscheme/{schemeId}/permission', (call) => {
    const scheme = named(call);
    if (scheme === null) return noSuchScheme(call);
    return json(200, {
      expand: 'user,group,projectRole,field,all',
      permissions: scheme.grants.map((grant) => grantBean(call, scheme.id, grant)),
    });
  }),
  route('GET /project/{projectKeyOrId}/permissionscheme', (call) => {
    const project = findProject(call.state, call.params.projectKeyOrId ?? '');
    const scheme = call.state.permissionSchemes.find(({ id }) => id === project?.permissionSchemeId);
    return scheme === undefined ? noSuchScheme(call) : json(200, schemeBean(call, scheme));
  }),
];
