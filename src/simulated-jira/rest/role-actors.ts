import { z } from 'zod';
import { anonymous } from '../caller.ts';
import { findGroup, findUser } from '../people.ts';
import { noSuchProject } from '../permissions/needs.ts';
import { notAuthenticated } from '../refusals.ts';
import { jiraError, type WireResponse } from '../request.ts';
import type { Project, ProjectRole, RoleActors } from '../state.ts';
import { findProject, type RestCall } from './call.ts';
import { self } from './shapes/address.ts';

/** A number that stays with an actor of a role. */
function actorId(role: ProjectRole, name: string): number {
  let sum = role.id;
  for (const sign of name) sum = (sum * 31 + sign.charCodeAt(0)) % 89_999;
  return 10_000 + sum;
}

export function actorBeans(call: RestCall, role: ProjectRole, { users, groups }: RoleActors) {
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

/** A role, of the site or as a project fills it. */
export function roleBean(call: RestCall, role: ProjectRole, project?: Project) {
  return {
    self: self(call, project === undefined ? `/role/${role.id}` : `/project/${project.id}/role/${role.id}`),
    name: role.name,
    id: role.id,
    description: role.description,
  };
}

export const nobody: RoleActors = { users: [], groups: [] };

/** The project whose roles are asked for, once the caller may edit its configuration; 401 is Jira's word for "may not". */
export function editable(call: RestCall): Project | WireResponse {
  const name = call.params.projectIdOrKey ?? '';
  const project = findProject(call.state, name);
  const { rights } = call;
  if (project === null) return noSuchProject(name);
  if (rights.global('ADMINISTER') || rights.project('ADMINISTER_PROJECTS', project)) return project;
  if (!rights.browse(project)) return noSuchProject(name);
  if (call.caller.accountId === anonymous.accountId) return notAuthenticated(call.world);
  return jiraError(401, ['You cannot edit the configuration of this project.']);
}

/** The role that the path names, or the 404. */
export function roleNamed(call: RestCall): ProjectRole | WireResponse {
  return (
    call.state.projectRoles.find(({ id }) => String(id) === call.params.id) ??
    jiraError(404, [`Can not find a role with id '${call.params.id}'.`])
  );
}

export const actorsSchema = z.looseObject({
  user: z.array(z.string()).nullish(),
  group: z.array(z.string()).nullish(),
  groupId: z.array(z.string()).nullish(),
});

/** Accounts and groups that a body names; a response: nobody, or somebody who is not there. */
export function actorsIn(call: RestCall, body: z.infer<typeof actorsSchema>): RoleActors | WireResponse {
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

export function added(to: RoleActors, more: RoleActors): RoleActors {
  return {
    users: [...new Set([...to.users, ...more.users])],
    groups: [...new Set([...to.groups, ...more.groups])],
  };
}

export function without(call: RestCall, from: RoleActors): RoleActors {
  const user = call.query.get('user');
  const group = call.query.get('group') ?? findGroup(call.state, call.query.get('groupId') ?? '')?.name;
  return {
    users: from.users.filter((each) => each !== user),
    groups: from.groups.filter((each) => each !== group),
  };
}
