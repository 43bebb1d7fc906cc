import { z } from 'zod';
import { isActor } from '../people.ts';
import { noSuchProject } from '../permissions/needs.ts';
import { empty, jiraError, json, type WireResponse } from '../request.ts';
import { rolesOf } from '../state/lookup.ts';
import type { Project, ProjectRole } from '../state.ts';
import { findProject, type RestCall, type Route, selfJudging } from './call.ts';
import { given } from './given.ts';
import {
  actorBeans,
  actorsIn,
  actorsSchema,
  added,
  editable,
  nobody,
  roleBean,
  roleNamed,
  without,
} from './role-actors.ts';
import { self } from './shapes/address.ts';
import { queryList } from './shapes/page.ts';
import { flagged } from './shapes/wanted.ts';

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
    const [user = [], group = [], groupId = []] = [
      actors['atlassian-user-role-actor'],
      actors['atlassian-group-role-actor'],
      actors['atlassian-group-role-actor-id'],
    ];
    const wanted = user.length + group.length + groupId.length;
    const known = wanted === 0 ? nobody : actorsIn(call, { user, group, groupId });
    if ('status' in known) return known;
    project.roleActors[role.id] = { users: [...known.users], groups: [...known.groups] };
    return shown(call, project, role);
  });
}

/** Roles of a project with all who are in them; `currentMember` leaves those the caller is in. */
function details(call: RestCall): WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  if (project === null || !(call.rights.browse(project) || call.rights.global('ADMINISTER')))
    return noSuchProject(name);
  const { user } = call.rights;
  const onlyOwn = flagged(call, 'currentMember');
  const withoutApps = flagged(call, 'excludeConnectAddons');
  const roles = rolesOf(call.state, project).filter((role) => {
    if (withoutApps && role.admin === true) return false;
    return !onlyOwn || isActor(user, project.roleActors[role.id]);
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

/** Who is in which role of a project. */
export const rolesInProjectRoutes: Route[] = [
  selfJudging('GET /project/{projectIdOrKey}/role', (call) => {
    const project = editable(call);
    if ('status' in project) return project;
    const roles = rolesOf(call.state, project);
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
