import type { ConnectApp, Group, RoleActors, SiteState, User } from './state.ts';

/** The account of this id, deleted ones not. */
export function findUser(state: SiteState, accountId: string | null): User | null {
  return state.users.find((user) => user.accountId === accountId) ?? null;
}

/** A group by name or id. */
export function findGroup(state: SiteState, nameOrId: string): Group | null {
  return state.groups.find((group) => group.name === nameOrId || group.groupId === nameOrId) ?? null;
}

/** The installed app of this key; an uninstalled one is nobody. */
export function findApp(state: SiteState, key: string): ConnectApp | null {
  return state.connectApps.find((app) => app.key === key && app.state !== 'uninstalled') ?? null;
}

/** Whether somebody is among the actors of a role, in person or through a group. */
export function isActor(user: User | null, actors: RoleActors | undefined): boolean {
  if (user === null || actors === undefined) return false;
  return actors.users.includes(user.accountId) || actors.groups.some((group) => user.groups.includes(group));
}

/** Whether the account may use Jira at all: active, and an app or the holder of some application access. */
export function mayUseJira(user: User | null): user is User {
  return user?.active === true && user.applicationRoles.length > 0;
}
