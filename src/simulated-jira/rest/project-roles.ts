import { anonymous } from '../caller.ts';
import { noSuchProject } from '../permissions/needs.ts';
import { loginRequired } from '../refusals.ts';
import { jiraError, json, type WireResponse } from '../request.ts';
import type { Project, ProjectRole } from '../state.ts';
import { findProject, type RestCall, type Route, route, selfJudging } from './call.ts';
import { self } from './shapes.ts';

function actors(call: RestCall, role: ProjectRole, project: Project) {
  const { users, groups } = project.roleActors[role.id] ?? { users: [], groups: [] };
  return [
    ...users.map((accountId) => ({
      displayName: call.state.users.find((user) => user.accountId === accountId)?.displayName ?? accountId,
      type: 'atlassian-user-role-actor',
      actorUser: { accountId },
    })),
    ...groups.map((name) => ({
      displayName: name,
      type: 'atlassian-group-role-actor',
      actorGroup: { name, displayName: name },
    })),
  ];
}

function roleBean(call: RestCall, role: ProjectRole) {
  return {
    self: self(call, `/role/${role.id}`),
    id: role.id,
    name: role.name,
    description: role.description,
  };
}

/** The project whose roles are asked for, once the caller may edit its configuration; 401 is Jira's word for "may not". */
function editable(call: RestCall): Project | WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  const { rights } = call;
  if (project === null) return noSuchProject(name);
  if (rights.global('ADMINISTER') || rights.project('ADMINISTER_PROJECTS', project)) return project;
  if (!rights.browse(project)) return noSuchProject(name);
  if (call.caller.accountId === anonymous.accountId) return loginRequired();
  return jiraError(401, ['You cannot edit the configuration of this project.']);
}

export const projectRoleRoutes: Route[] = [
  route('GET /role', (call) =>
    json(
      200,
      call.state.projectRoles.map((role) => roleBean(call, role)),
    ),
  ),
  route('GET /role/{id}', (call) => {
    const role = call.state.projectRoles.find(({ id }) => String(id) === call.params.id);
    return role === undefined
      ? jiraError(404, [`Can not find a role with id '${call.params.id}'.`])
      : json(200, { ...roleBean(call, role), actors: [] });
  }),
  selfJudging('GET /project/{projectIdOrKey}/role', (call) => {
    const project = editable(call);
    if ('status' in project) return project;
    const roles = call.state.projectRoles.filter(({ id }) => project.roleActors[id] !== undefined);
    return json(
      200,
      Object.fromEntries(
        roles.map(({ id, name }) => [name, self(call, `/project/${project.id}/role/${id}`)]),
      ),
    );
  }),
  selfJudging('GET /project/{projectIdOrKey}/role/{id}', (call) => {
    const project = editable(call);
    if ('status' in project) return project;
    const role = call.state.projectRoles.find(({ id }) => String(id) === call.params.id);
    if (role === undefined) return jiraError(404, [`Can not find a role with id '${call.params.id}'.`]);
    return json(200, { ...roleBean(call, role), actors: actors(call, role, project) });
  }),
];
