import { z } from 'zod';
import { jiraError, json, type WireResponse } from '../request.ts';
import { nextNumber } from '../state/counters.ts';
import type { ProjectRole } from '../state.ts';
import { type RestCall, type Route, route } from './call.ts';
import { given, nameTaken } from './given.ts';
import {
  actorBeans,
  actorsIn,
  actorsSchema,
  added,
  nobody,
  roleBean,
  roleNamed,
  without,
} from './role-actors.ts';
import { removeRole } from './role-removal.ts';
import { rolesInProjectRoutes } from './roles-in-project.ts';

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

export const projectRoleRoutes: Route[] = [
  ...rolesInProjectRoutes,
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
  route('DELETE /role/{id}', removeRole),
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
];
