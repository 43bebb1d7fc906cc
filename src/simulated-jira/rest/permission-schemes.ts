import { jiraError, json } from '../request.ts';
import type { PermissionScheme } from '../state.ts';
import { findProject, type RestCall, type Route, route } from './call.ts';
import { grantBean, self } from './shapes.ts';

function schemeBean(call: RestCall, scheme: PermissionScheme) {
  const expand = (call.query.get('expand') ?? '').split(',');
  const withGrants = ['permissions', 'all', 'user', 'group', 'projectRole', 'field'].some((part) =>
    expand.includes(part),
  );
  return {
    expand: 'permissions,user,group,projectRole,field,all',
    id: scheme.id,
    self: self(call, `/permissionscheme/${scheme.id}`),
    name: scheme.name,
    description: scheme.description,
    ...(withGrants ? { permissions: scheme.grants.map((grant) => grantBean(call, scheme.id, grant)) } : {}),
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

export const permissionSchemeRoutes: Route[] = [
  route('GET /permissionscheme', (call) =>
    json(200, { permissionSchemes: visible(call).map((scheme) => schemeBean(call, scheme)) }),
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
