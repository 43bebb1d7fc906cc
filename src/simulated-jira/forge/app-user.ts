import { provisionAppUser } from '../connect/app-user.ts';
import { user } from '../new-site/people.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

/** Scopes which, on the one site that was looked at, brought the app's user into the administrators' group. */
const configuring =
  /^manage:jira-configuration$|^(?:read|write|delete|manage):(?:permission|permission-scheme|project-role|application-role|group|instance-configuration|audit-log|issue-security-scheme):jira$/;

/**
 * Gives the app's user its groups and roles. Forge documents no rule; the observation this follows (Oct 2026,
 * github.com/therealnowaczek/accessradar) is one app with configuration scopes that was put among the administrators and
 * into the role of every project, and one with others that was not made an administrator.
 */
export function grantRights(app: ForgeApp, world: SimulatedWorld): void {
  app.rightsFrom = null;
  const administrator = app.grantedScopes.some((scope) => configuring.test(scope));
  provisionAppUser(world.state, app, administrator ? ['ADMIN'] : ['WRITE']);
}

/** Makes the account of a new app; until its rights appear it can log in and nothing else. */
export function createAppUser(app: ForgeApp, world: SimulatedWorld): void {
  world.state.users.push(
    user({
      accountId: app.accountId,
      accountType: 'app',
      displayName: app.name,
      applicationRoles: ['jira-software'],
    }),
  );
}

/** Rights that were delayed and are due appear now; called before each request through the gateway. */
export function grantDueRights(world: SimulatedWorld): void {
  for (const app of world.state.forgeApps) {
    const due = app.rightsFrom ?? null;
    if (app.state === 'enabled' && due !== null && Date.parse(due) <= world.now()) grantRights(app, world);
  }
}
