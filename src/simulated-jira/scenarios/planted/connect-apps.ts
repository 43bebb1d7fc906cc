import { accounts } from '../../new-site/people.ts';
import { addonRoleName } from '../../new-site/permission-schemes.ts';
import type { ConnectApp, SiteState } from '../../state.ts';
import { connect } from './calls.ts';
import { byState, type PlantedFault, planted } from './planted-fault.ts';

const app = (change: (installed: ConnectApp) => Partial<ConnectApp>) =>
  byState('connectApps', (apps) => apps.map((each) => ({ ...each, ...change(each) })));

const appAccounts = (state: SiteState) => state.connectApps.map(({ accountId }) => accountId);

/** What goes wrong between a site and an installed Connect app; each needs one. */
const faults: readonly PlantedFault[] = [
  planted({
    name: 'shared-secret-rotated-in-silence',
    wrong: 'The site has a newer shared secret than the app.',
    expectedCause: 'jwt-bad-signature',
    check: connect('connect-app', { CLEARANCE_SHARED_SECRET: 'stale-secret-0123456789abcdef0123456789' }),
    checkMended: connect('connect-app'),
  }),
  planted({
    name: 'wrong-app-key',
    wrong: 'The app signs with a key that is not in its descriptor.',
    expectedCause: 'jwt-claims-invalid',
    check: connect('connect-app', { CLEARANCE_APP_KEY: 'some-other-app' }),
    checkMended: connect('connect-app'),
  }),
  planted({
    name: 'clocks-apart',
    wrong: "The site's clock is ten minutes ahead of the app's.",
    expectedCause: 'jwt-expired-or-clock-skew',
    ...byState('site', (site) => ({ ...site, clockSkewSeconds: 600 })),
    check: connect('connect-app'),
  }),
  planted({
    name: 'connect-scopes-too-small',
    wrong: 'The app was granted READ only.',
    expectedCause: 'scope-missing',
    alsoAcceptable: ['consent-missing'],
    ...app(() => ({ grantedScopes: ['READ'] })),
    check: connect('connect-app'),
  }),
  planted({
    name: 'app-user-no-administrator',
    wrong: "The app's user is in no group that holds Administer Jira.",
    expectedCause: 'app-user-permission-missing',
    ...byState('users', (users, state) =>
      users.map((user) =>
        appAccounts(state).includes(user.accountId)
          ? {
              ...user,
              groups: user.groups.filter(
                (group) => !(state.globalPermissions.ADMINISTER ?? []).includes(group),
              ),
            }
          : user,
      ),
    ),
    check: connect('connect-app'),
  }),
  planted({
    name: 'app-role-not-in-the-scheme',
    wrong: "A project's permission scheme was rebuilt without the role for apps.",
    expectedCause: 'app-user-permission-missing',
    alsoAcceptable: ['resource-not-visible'],
    ...byState('permissionSchemes', (schemes, state) => {
      const role = state.projectRoles.find(({ name }) => name === addonRoleName);
      return schemes.map((scheme) => ({
        ...scheme,
        grants: scheme.grants.filter(({ holder }) => holder.parameter !== String(role?.id)),
      }));
    }),
    check: connect('connect-app', {}, ['--project', 'PAY']),
  }),
  planted({
    name: 'impersonation-not-declared',
    wrong: 'The app asks for a token of a user without ACT_AS_USER.',
    expectedCause: 'impersonation-not-allowed',
    ...app(({ grantedScopes }) => ({
      grantedScopes: grantedScopes.filter((scope) => scope !== 'ACT_AS_USER'),
    })),
    check: connect('connect-user'),
  }),
  planted({
    name: 'impersonated-user-deactivated',
    wrong: 'The user to act for was deactivated.',
    expectedCause: 'impersonated-user-invalid',
    check: connect('connect-user', { CLEARANCE_ACCOUNT_ID: accounts.inactive }),
    checkMended: connect('connect-user'),
  }),
];

/** The same, marked: somebody must install an app first. */
export const connectFaults: readonly PlantedFault[] = faults.map((fault) => ({
  ...fault,
  needs: [...fault.needs, 'connect'],
}));
