import { appGroups } from '../connect/app-user.ts';
import { addonRoleName } from '../new-site/permission-schemes.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Scenario } from './scenario.ts';

/** Either of these shows a project to an account. */
const shuttingOut: readonly string[] = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];

/** The project whose scheme keeps apps out. */
const closedProject = 'OPS';

function keepAppsOut({ state }: SimulatedWorld): void {
  const role = state.projectRoles.find(({ name }) => name === addonRoleName);
  const project = state.projects.find(({ key }) => key === closedProject);
  const scheme = state.permissionSchemes.find(({ id }) => id === project?.permissionSchemeId);
  if (role === undefined || scheme === undefined) return;
  scheme.grants = scheme.grants.filter(
    ({ permission, holder }) =>
      !shuttingOut.includes(permission) ||
      holder.type !== 'projectRole' ||
      holder.parameter !== String(role.id),
  );
}

const tidied = 'Global permission deleted';

/**
 * The group Jira keeps for apps that administer loses its right, as when global permissions are tidied up: after the
 * first install, and not again once somebody gave it back.
 */
function takeAdministerFromApps({ state, now }: SimulatedWorld): void {
  if (state.auditRecords.some(({ summary }) => summary === tidied)) return;
  state.auditRecords.push({
    id: Math.max(0, ...state.auditRecords.map(({ id }) => id)) + 1,
    summary: tidied,
    created: new Date(now()).toISOString(),
    category: 'permissions',
    authorAccountId: null,
  });
  const holders = state.globalPermissions.ADMINISTER ?? [];
  state.globalPermissions.ADMINISTER = holders.filter((group) => group !== appGroups.administrators);
}

/**
 * What a tidying administrator leaves behind: the group for apps lost Administer Jira, and one project's permission
 * scheme no longer lets the role for apps browse. Each can be given back by itself.
 */
export const demo: Scenario = {
  name: 'demo',
  description: 'the group for apps lost Administer Jira and one project keeps apps out',
  prepare: keepAppsOut,
  afterInstall: takeAdministerFromApps,
};
