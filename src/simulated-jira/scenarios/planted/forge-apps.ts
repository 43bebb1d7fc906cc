import type { CauseId } from '../../../diagnosis/index.ts';
import { addonRoleName } from '../../new-site/permission-schemes.ts';
import type { ForgeApp, SiteState } from '../../state.ts';
import type { SimulatedWorld } from '../../world.ts';
import { byState, type PlantedFault } from './planted-fault.ts';

/** One thing that is wrong with an installed Forge app; `identity` is who meets it. */
interface PlantedForgeFault extends Pick<PlantedFault, 'name' | 'wrong' | 'alsoAcceptable'> {
  readonly identity: 'forge-app' | 'forge-user';
  readonly expectedCause: CauseId;
  plant(world: SimulatedWorld): void;
  mend(world: SimulatedWorld): void;
}

const installed = (change: (app: ForgeApp) => Partial<ForgeApp>) =>
  byState('forgeApps', (apps) =>
    apps.map((app) => (app.state === 'enabled' ? { ...app, ...change(app) } : app)),
  );

const appAccounts = (state: SiteState) =>
  new Set(state.forgeApps.filter(({ state: at }) => at === 'enabled').map(({ accountId }) => accountId));

const appUsers = (groups: (groups: readonly string[], state: SiteState) => string[]) =>
  byState('users', (users, state) =>
    users.map((user) =>
      appAccounts(state).has(user.accountId) ? { ...user, groups: groups(user.groups, state) } : user,
    ),
  );

/** What goes wrong with a Forge app that is installed already. */
export const forgeFaults: readonly PlantedForgeFault[] = [
  {
    name: 'forge-scope-not-granted',
    wrong: 'The installed version has no scope to read projects and issues.',
    identity: 'forge-app',
    expectedCause: 'scope-missing',
    alsoAcceptable: ['consent-missing'],
    ...installed(({ grantedScopes }) => ({
      grantedScopes: grantedScopes.filter((scope) => scope !== 'read:jira-work'),
    })),
  },
  {
    name: 'forge-user-never-agreed',
    wrong: 'The user has not agreed to the app acting for them.',
    identity: 'forge-user',
    expectedCause: 'consent-missing',
    alsoAcceptable: [],
    ...installed(() => ({ consentedAccounts: [] })),
  },
  {
    name: 'forge-app-user-no-administrator',
    wrong: "The app's user was taken out of every group of administrators.",
    identity: 'forge-app',
    expectedCause: 'app-user-permission-missing',
    alsoAcceptable: [],
    ...appUsers((groups, state) =>
      groups.filter((group) => !(state.globalPermissions.ADMINISTER ?? []).includes(group)),
    ),
  },
  {
    name: 'forge-role-not-in-the-scheme',
    wrong: "The projects' permission schemes lack the role for apps.",
    identity: 'forge-app',
    expectedCause: 'app-user-permission-missing',
    alsoAcceptable: ['resource-not-visible'],
    ...byState('permissionSchemes', (schemes, state) => {
      const role = state.projectRoles.find(({ name }) => name === addonRoleName);
      return schemes.map((scheme) => ({
        ...scheme,
        grants: scheme.grants.filter(({ holder }) => holder.parameter !== String(role?.id)),
      }));
    }),
  },
  {
    name: 'forge-app-kept-out-by-a-rule',
    wrong: "An administrator's app access rule keeps the app out of every project.",
    identity: 'forge-app',
    expectedCause: 'app-access-blocked',
    alsoAcceptable: ['app-user-permission-missing', 'resource-not-visible'],
    ...byState('site', (site, state) => ({
      ...site,
      blockedApps: state.forgeApps.map(({ appId }) => ({ app: appId, projects: [] })),
    })),
  },
];
