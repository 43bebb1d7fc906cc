import { findApp, findUser } from '../people.ts';
import { addonRoleName } from '../sites/permission-schemes.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Scenario } from './scenario.ts';

/** The project whose scheme keeps apps out. */
const closedProject = 'OPS';

function keepAppsOut(world: SimulatedWorld): void {
  const { state } = world;
  const role = state.projectRoles.find(({ name }) => name === addonRoleName);
  const project = state.projects.find(({ key }) => key === closedProject);
  const scheme = state.permissionSchemes.find(({ id }) => id === project?.permissionSchemeId);
  if (role === undefined || scheme === undefined) return;
  scheme.grants = scheme.grants.filter(
    ({ holder }) => holder.type !== 'projectRole' || holder.parameter !== String(role.id),
  );
}

/** Groups that make their members administrators, whatever they are called on this site. */
function leaveAdministrators(world: SimulatedWorld, appKey: string): void {
  const { state } = world;
  const account = findUser(state, findApp(state, appKey)?.accountId ?? null);
  const administrators = state.globalPermissions.ADMINISTER ?? [];
  if (account !== null) account.groups = account.groups.filter((group) => !administrators.includes(group));
}

/**
 * What a tidying administrator leaves behind: the app's user is in no group that holds Administer Jira, and one
 * project's permission scheme was rebuilt without the role for apps.
 */
export const demo: Scenario = {
  name: 'demo',
  description: 'the app user is no administrator and one project keeps apps out',
  prepare: keepAppsOut,
  afterInstall: leaveAdministrators,
};
