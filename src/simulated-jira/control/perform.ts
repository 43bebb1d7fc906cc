import { provisionAppUser } from '../connect/app-user.ts';
import { approveUpdate, type InstallOutcome, setEnabled } from '../connect/install.ts';
import { projectPermissionKeys } from '../new-site/permission-schemes.ts';
import { findApp, findGroup, findUser } from '../people.ts';
import type { PermissionScheme, SiteState } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Command, Holder } from './commands.ts';

function accountId(state: SiteState, text: string): string | null {
  if (!text.startsWith('app:')) return findUser(state, text)?.accountId ?? null;
  const key = text.slice('app:'.length);
  return (
    findApp(state, key)?.accountId ?? state.forgeApps.find(({ appId }) => appId === key)?.accountId ?? null
  );
}

function schemeOf(state: SiteState, projectKey: string): PermissionScheme | null {
  const project = state.projects.find(({ key }) => key === projectKey);
  return state.permissionSchemes.find(({ id }) => id === project?.permissionSchemeId) ?? null;
}

function roleId(state: SiteState, nameOrId: string): string | null {
  const role = state.projectRoles.find(({ id, name }) => name === nameOrId || String(id) === nameOrId);
  return role === undefined ? null : String(role.id);
}

/** The holder with its parameter as the state keeps it: role id, account id. */
function resolved(state: SiteState, given: Holder): { type: typeof given.type; parameter?: string } {
  const { type, parameter } = given;
  if (parameter === undefined) return { type };
  if (type === 'projectRole') return { type, parameter: roleId(state, parameter) ?? parameter };
  if (type === 'user') return { type, parameter: accountId(state, parameter) ?? parameter };
  return { type, parameter };
}

function changeMembership(state: SiteState, who: string, group: string, member: boolean): string | null {
  const user = findUser(state, accountId(state, who));
  if (user === null) return `there is no account ${who}`;
  if (findGroup(state, group) === null) return `there is no group ${group}`;
  user.groups = user.groups.filter((name) => name !== group);
  if (member) user.groups.push(group);
  return null;
}

function changeGlobal(state: SiteState, key: string, group: string, held: boolean): string | null {
  if (findGroup(state, group) === null) return `there is no group ${group}`;
  const others = (state.globalPermissions[key] ?? []).filter((name) => name !== group);
  state.globalPermissions[key] = held ? [...others, group] : others;
  return null;
}

function changeRole(
  state: SiteState,
  projectKey: string,
  role: string,
  who: string,
  member: boolean,
): string | null {
  const project = state.projects.find(({ key }) => key === projectKey);
  const id = roleId(state, role);
  const actor = accountId(state, who);
  if (project === undefined || id === null || actor === null)
    return `no project ${projectKey}, role ${role} or account ${who}`;
  const actors = project.roleActors[id] ?? { users: [], groups: [] };
  actors.users = actors.users.filter((one) => one !== actor);
  if (member) actors.users.push(actor);
  project.roleActors[id] = actors;
  return null;
}

function grantInProject(
  state: SiteState,
  command: Extract<Command, { do: 'grant-in-project' }>,
): string | null {
  const scheme = schemeOf(state, command.project);
  if (scheme === null) return `project ${command.project} has no permission scheme`;
  if (!projectPermissionKeys.some((key) => key === command.permission))
    return `${command.permission} is no project permission`;
  const id = Math.max(0, ...scheme.grants.map((grant) => grant.id)) + 1;
  scheme.grants.push({ id, permission: command.permission, holder: resolved(state, command.holder) });
  return null;
}

function revokeInProject(
  state: SiteState,
  command: Extract<Command, { do: 'revoke-in-project' }>,
): string | null {
  const scheme = schemeOf(state, command.project);
  if (scheme === null) return `project ${command.project} has no permission scheme`;
  const wanted = resolved(state, command.holder);
  scheme.grants = scheme.grants.filter(
    (grant) =>
      (command.permission !== undefined && grant.permission !== command.permission) ||
      grant.holder.type !== wanted.type ||
      grant.holder.parameter !== wanted.parameter,
  );
  return null;
}

function setScopes(state: SiteState, key: string, scopes: string[]): string | null {
  const app = findApp(state, key);
  if (app === null) return `there is no app ${key}`;
  app.grantedScopes = scopes.map((scope) => scope.toUpperCase());
  provisionAppUser(state, app, app.grantedScopes);
  return null;
}

/** Says in one sentence why an approved update did not go through; null when it did. */
function notInstalled(outcome: InstallOutcome | null, key: string): string | null {
  if (outcome === null) return `no update of ${key} waits for approval`;
  return outcome.kind === 'installed' ? null : `the update of ${key} ended as ${outcome.kind}`;
}

/** Carries one command out. A sentence: why it could not be. */
export async function perform(command: Command, world: SimulatedWorld): Promise<string | null> {
  const { state } = world;
  switch (command.do) {
    case 'add-to-group':
      return changeMembership(state, command.account, command.group, true);
    case 'remove-from-group':
      return changeMembership(state, command.account, command.group, false);
    case 'grant-global':
      return changeGlobal(state, command.permission, command.group, true);
    case 'revoke-global':
      return changeGlobal(state, command.permission, command.group, false);
    case 'grant-in-project':
      return grantInProject(state, command);
    case 'revoke-in-project':
      return revokeInProject(state, command);
    case 'add-to-role':
      return changeRole(state, command.project, command.role, command.account, true);
    case 'remove-from-role':
      return changeRole(state, command.project, command.role, command.account, false);
    case 'set-scopes':
      return setScopes(state, command.app, command.scopes);
    case 'approve-update':
      return notInstalled(await approveUpdate(world, command.app, null), command.app);
    case 'enable-app':
    case 'disable-app':
      return (await setEnabled(world, command.app, command.do === 'enable-app')) === null
        ? `there is no app ${command.app}`
        : null;
    case 'switch-fault-on':
      if (!world.faults.some(({ name }) => name === command.fault))
        return `there is no fault ${command.fault}`;
      state.faults = [
        ...state.faults.filter(({ name }) => name !== command.fault),
        { name: command.fault, options: command.options },
      ];
      return null;
    case 'switch-fault-off':
      state.faults = state.faults.filter(({ name }) => name !== command.fault);
      return null;
  }
}
