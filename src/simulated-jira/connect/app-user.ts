import { user } from '../new-site/people.ts';
import { addonRoleName } from '../new-site/permission-schemes.ts';
import { findUser } from '../people.ts';
import type { SiteState } from '../state.ts';

/** Groups Jira keeps for app users. */
export const appGroups = { all: 'atlassian-addons', administrators: 'atlassian-addons-admin' } as const;

/** Any scope above READ opens the projects to the app's user. */
const editing = ['WRITE', 'DELETE', 'PROJECT_ADMIN', 'ADMIN'];

/** The site's group that gives access to Jira. */
function accessGroup(state: SiteState): string {
  return `jira-users-${state.site.name}`;
}

/**
 * Makes or adjusts an app's own user as Jira does: product access always, the administrators' app group with ADMIN, the
 * app role in every project above READ; a lower scope set takes the membership away again.
 */
export function provisionAppUser(
  state: SiteState,
  app: { accountId: string; name: string },
  scopes: readonly string[],
): void {
  let account = findUser(state, app.accountId);
  if (account === null) {
    account = user({
      accountId: app.accountId,
      accountType: 'app',
      displayName: app.name,
      applicationRoles: ['jira-software'],
    });
    state.users.push(account);
  }
  account.active = true;
  account.displayName = app.name;
  account.applicationRoles = ['jira-software'];
  const groups = new Set([...account.groups, appGroups.all, accessGroup(state)]);
  if (scopes.includes('ADMIN')) groups.add(appGroups.administrators);
  else groups.delete(appGroups.administrators);
  account.groups = [...groups];
  const inProjects = scopes.some((scope) => editing.includes(scope));
  for (const project of state.projects) setAddonRole(state, project.roleActors, app.accountId, inProjects);
}

function setAddonRole(
  state: SiteState,
  roleActors: Record<string, { users: string[]; groups: string[] }>,
  accountId: string,
  member: boolean,
): void {
  const role = state.projectRoles.find(({ name }) => name === addonRoleName);
  if (role === undefined) return;
  const actors = roleActors[role.id] ?? { users: [], groups: [] };
  actors.users = actors.users.filter((actor) => actor !== accountId);
  if (member) actors.users.push(accountId);
  roleActors[role.id] = actors;
}

/** Whether the site can give an ADMIN app its rights; if not, Jira aborts the installation. */
export function adminGroupHoldsAdminister(state: SiteState): boolean {
  return state.globalPermissions.ADMINISTER?.includes(appGroups.administrators) ?? false;
}

/** Takes the rights of an uninstalled app's user away; the account itself stays, inactive. */
export function retireAppUser(state: SiteState, accountId: string): void {
  const account = findUser(state, accountId);
  if (account === null) return;
  account.active = false;
  account.groups = [];
  account.applicationRoles = [];
  for (const project of state.projects) setAddonRole(state, project.roleActors, accountId, false);
}
