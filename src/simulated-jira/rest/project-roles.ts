import { z } from 'zod';
import { anonymous } from '../caller.ts';
import { findGroup, findUser } from '../people.ts';
import { noSuchProject } from '../permissions/needs.ts';
import { loginRequired } from '../refusals.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import { nextNumber } from '../state/counters.ts';
import type { Project, ProjectRole, RoleActors } from '../state.ts';
import { findProject, type RestCall, type Route, route, selfJudging } from './call.ts';
import { given, nameTaken } from './given.ts';
import { self } from './shapes/address.ts';
import { queryList } from './shapes/page.ts';

/** A number that stays with an actor of a role. */
function actorId(role: ProjectRole, name: string): number {
  let sum = role.id;
  for (const sign of name) sum = (sum * 31 + sign.charCodeAt(0)) % 89_999;
  return 10_000 + sum;
}

function actorBeans(call: RestCall, role: ProjectRole, { users, groups }: RoleActors) {
  return [
    ...users.map((accountId) => {
      const user = findUser(call.state, accountId);
      return {
        id: actorId(role, accountId),
        displayName: user?.displayName ?? accountId,
        type: 'atlassian-user-role-actor',
        actorUser: { accountId },
      };
    }),
    ...groups.map((name) => ({
      id: actorId(role, name),
      displayName: name,
      type: 'atlassian-group-role-actor',
      name,
      actorGroup: { name, displayName: name, groupId: findGroup(call.state, name)?.groupId ?? null },
    })),
  ];
}

function roleBean(call: RestCall, role: ProjectRole, project?: Project) {
  return {
    self: self(call, project === undefined ? `/role/${role.id}` : `/project/${project.id}/role/${role.id}`),
    name: role.name,
    id: role.id,
    description: role.description,
  };
}

const nobody: RoleActors = { users: [], groups: [] };

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

function roleNamed(call: RestCall): ProjectRole | WireResponse {
  return (
    call.state.projectRoles.find(({ id }) => String(id) === call.params.id) ??
    jiraError(404, [`Can not find a role with id '${call.params.id}'.`])
  );
}

const actorsSchema = z.looseObject({
  user: z.array(z.string()).nullish(),
  group: z.array(z.string()).nullish(),
  groupId: z.array(z.string()).nullish(),
});

/** Accounts and groups that a body names; a response: nobody, or somebody who is not there. */
function actorsIn(call: RestCall, body: z.infer<typeof actorsSchema>): RoleActors | WireResponse {
  const users = body.user ?? [];
  const names = [...(body.group ?? []), ...(body.groupId ?? [])];
  if (users.length + names.length === 0)
    return jiraError(400, ['You must specify at least one user or group to add to the role.']);
  const missing = users.find((accountId) => findUser(call.state, accountId) === null);
  if (missing !== undefined) return jiraError(404, [`The user with account id '${missing}' does not exist.`]);
  const groups = names.map((name) => findGroup(call.state, name)?.name ?? null);
  const lost = names.find((_, index) => groups[index] === null);
  if (lost !== undefined) return jiraError(404, [`The group '${lost}' does not exist.`]);
  return { users, groups: groups.filter((name) => name !== null) };
}

function added(to: RoleActors, more: RoleActors): RoleActors {
  return {
    users: [...new Set([...to.users, ...more.users])],
    groups: [...new Set([...to.groups, ...more.groups])],
  };
}

function without(call: RestCall, from: RoleActors): RoleActors {
  const user = call.query.get('user');
  const group = call.query.get('group') ?? findGroup(call.state, call.query.get('groupId') ?? '')?.name;
  return {
    users: from.users.filter((each) => each !== user),
    groups: from.groups.filter((each) => each !== group),
  };
}

/** One role of one project, for reading or, within the same guard, for changing. */
function inProject(
  call: RestCall,
  answer: (project: Project, role: ProjectRole) => WireResponse,
): WireResponse {
  const project = editable(call);
  if ('status' in project) return project;
  const role = roleNamed(call);
  return 'status' in role ? role : answer(project, role);
}

const shown = (call: RestCall, project: Project, role: ProjectRole): WireResponse =>
  json(200, {
    ...roleBean(call, role, project),
    actors: actorBeans(call, role, project.roleActors[role.id] ?? nobody),
  });

const setSchema = z.looseObject({ categorisedActors: z.record(z.string(), z.array(z.string())) });

function setActors(call: RestCall): WireResponse {
  return inProject(call, (project, role) => {
    const asked = given(call, setSchema);
    if ('status' in asked) return asked;
    const { categorisedActors: actors } = asked.given;
    const ids = actors['atlassian-group-role-actor-id'] ?? [];
    const groups = [...(actors['atlassian-group-role-actor'] ?? []), ...ids].flatMap(
      (name) => findGroup(call.state, name)?.name ?? [],
    );
    project.roleActors[role.id] = { users: actors['atlassian-user-role-actor'] ?? [], groups };
    return shown(call, project, role);
  });
}

const roleSchema = z.looseObject({ name: z.string().min(1), description: z.string().nullish() });

function create(call: RestCall): WireResponse {
  const asked = given(call, roleSchema);
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  const { projectRoles } = call.state;
  if (nameTaken(projectRoles, name))
    return jiraError(409, [`A project role with name '${name}' already exists.`]);
  const role: ProjectRole = {
    id: nextNumber(
      call.state,
      'projectRole',
      projectRoles.map(({ id }) => id),
    ),
    name,
    description: description ?? '',
  };
  projectRoles.push(role);
  return json(200, { ...roleBean(call, role), actors: [] });
}

function update(call: RestCall): WireResponse {
  const role = roleNamed(call);
  if ('status' in role) return role;
  const asked = given(call, roleSchema.partial());
  if ('status' in asked) return asked;
  const { name, description } = asked.given;
  if (name !== undefined && nameTaken(call.state.projectRoles, name, role.id))
    return jiraError(409, [`A project role with name '${name}' already exists.`]);
  role.name = name ?? role.name;
  role.description = description ?? role.description;
  return json(200, { ...roleBean(call, role), actors: actorBeans(call, role, role.defaultActors ?? nobody) });
}

function remove(call: RestCall): WireResponse {
  const role = roleNamed(call);
  if ('status' in role) return role;
  call.state.projectRoles = call.state.projectRoles.filter((each) => each !== role);
  for (const { roleActors } of call.state.projects) delete roleActors[role.id];
  for (const scheme of call.state.permissionSchemes)
    scheme.grants = scheme.grants.filter(
      ({ holder }) => holder.type !== 'projectRole' || holder.parameter !== String(role.id),
    );
  return empty(204);
}

/** Roles of a project with all who are in them; `currentMember` leaves those the caller is in. */
function details(call: RestCall): WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  if (project === null || !(call.rights.browse(project) || call.rights.global('ADMINISTER')))
    return noSuchProject(name);
  const { user } = call.rights;
  const onlyOwn = call.query.get('currentMember') === 'true';
  const withoutApps = call.query.get('excludeConnectAddons') === 'true';
  const roles = call.state.projectRoles.filter((role) => {
    const actors = project.roleActors[role.id];
    if (actors === undefined || (withoutApps && role.admin === true)) return false;
    return (
      !onlyOwn ||
      (user !== null &&
        (actors.users.includes(user.accountId) || actors.groups.some((group) => user.groups.includes(group))))
    );
  });
  return json(
    200,
    roles.map((role) => ({
      ...roleBean(call, role, project),
      admin: role.admin ?? false,
      roleConfigurable: true,
      default: role.defaultActors !== undefined,
    })),
  );
}

export const projectRoleRoutes: Route[] = [
  route('GET /role', (call) =>
    json(
      200,
      call.state.projectRoles.map((role) => ({
        ...roleBean(call, role),
        actors: actorBeans(call, role, role.defaultActors ?? nobody),
      })),
    ),
  ),
  route('GET /role/{id}', (call) => {
    const role = roleNamed(call);
    return 'status' in role
      ? role
      : json(200, { ...roleBean(call, role), actors: actorBeans(call, role, role.defaultActors ?? nobody) });
  }),
  route('POST /role', create),
  route('POST /role/{id}', update),
  route('PUT /role/{id}', update),
  route('DELETE /role/{id}', remove),
  route('GET /role/{id}/actors', (call) => {
    const role = roleNamed(call);
    return 'status' in role
      ? role
      : json(200, { actors: actorBeans(call, role, role.defaultActors ?? nobody) });
  }),
  route('POST /role/{id}/actors', (call) => {
    const role = roleNamed(call);
    if ('status' in role) return role;
    const asked = given(call, actorsSchema);
    if ('status' in asked) return asked;
    const actors = actorsIn(call, asked.given);
    if ('status' in actors) return actors;
    role.defaultActors = added(role.defaultActors ?? nobody, actors);
    return json(200, { actors: actorBeans(call, role, role.defaultActors) });
  }),
  route('DELETE /role/{id}/actors', (call) => {
    const role = roleNamed(call);
    if ('status' in role) return role;
    role.defaultActors = without(call, role.defaultActors ?? nobody);
    return json(200, { actors: actorBeans(call, role, role.defaultActors) });
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
  selfJudging('GET /project/{projectIdOrKey}/roledetails', details),
  selfJudging('GET /project/{projectIdOrKey}/role/{id}', (call) =>
    inProject(call, (project, role) => shown(call, project, role)),
  ),
  selfJudging('POST /project/{projectIdOrKey}/role/{id}', (call) =>
    inProject(call, (project, role) => {
      const asked = given(call, actorsSchema);
      if ('status' in asked) return asked;
      const actors = actorsIn(call, asked.given);
      if ('status' in actors) return actors;
      project.roleActors[role.id] = added(project.roleActors[role.id] ?? nobody, actors);
      return shown(call, project, role);
    }),
  ),
  selfJudging('PUT /project/{projectIdOrKey}/role/{id}', setActors),
  selfJudging('DELETE /project/{projectIdOrKey}/role/{id}', (call) =>
    inProject(call, (project, role) => {
      if (
        queryList(call, 'user').length +
          queryList(call, 'group').length +
          queryList(call, 'groupId').length ===
        0
      )
        return jiraError(400, ['You must specify a user or group to remove from the role.']);
      project.roleActors[role.id] = without(call, project.roleActors[role.id] ?? nobody);
      return empty(204);
    }),
  ),
];
