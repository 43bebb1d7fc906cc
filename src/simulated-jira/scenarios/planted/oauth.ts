import { clients } from '../../credentials/known.ts';
import { accounts } from '../../new-site/people.ts';
import { clientCredentials, threeLegged } from './calls.ts';
import { byFault, byState, type PlantedFault, planted } from './planted-fault.ts';

/** Somebody agrees at once on the consent page, as Ada. */
const agreeing = { autoApproveAs: accounts.admin };

/** OAuth tokens, grants and refreshes that went wrong. */
export const oauthFaults: readonly PlantedFault[] = [
  planted({
    name: 'access-token-past-its-life',
    wrong: 'The access token is dead on arrival; the gateway says 401.',
    expectedCause: 'token-expired',
    alsoAcceptable: ['credentials-rejected'],
    plant: ({ state }) => {
      state.authorizationServer = { accessTokenSeconds: -60 };
    },
    mend: ({ state }) => {
      state.authorizationServer = {};
    },
    check: clientCredentials(),
  }),
  planted({
    name: 'deactivated-service-account',
    wrong: 'The service account behind the OAuth credential was deactivated.',
    expectedCause: 'user-inactive-or-unlicensed',
    ...byState('users', (users) =>
      users.map((user) => (user.accountId === accounts.serviceAccount ? { ...user, active: false } : user)),
    ),
    check: clientCredentials(),
  }),
  planted({
    name: 'grant-for-another-site',
    wrong: 'The user agreed for another site only.',
    expectedCause: 'app-not-installed',
    needs: ['browser'],
    plant: ({ state }) => {
      state.authorizationServer = agreeing;
      state.oauthGrants.push({
        clientId: clients.threeLegged,
        accountId: accounts.admin,
        scopes: [],
        thisSite: false,
      });
    },
    mend: ({ state }) => {
      for (const grant of state.oauthGrants) grant.thisSite = true;
    },
    check: threeLegged(),
  }),
  planted({
    name: 'consent-older-than-the-scopes',
    wrong: 'The user agreed before the app asked for more.',
    expectedCause: 'consent-missing',
    alsoAcceptable: ['scope-missing'],
    needs: ['browser'],
    plant: ({ state }) => {
      state.authorizationServer = {
        ...agreeing,
        grantAtMost: ['read:jira-user', 'read:jira-work', 'offline_access'],
      };
    },
    mend: ({ state }) => {
      state.authorizationServer = agreeing;
    },
    check: threeLegged(),
  }),
  planted({
    name: 'refresh-refused',
    wrong: 'The refresh token is refused.',
    expectedCause: 'refresh-token-invalid',
    needs: ['browser'],
    plant: (world) => {
      world.state.authorizationServer = agreeing;
      byFault('refused-refresh').plant(world);
    },
    mend: byFault('refused-refresh').mend,
    check: threeLegged(),
  }),
];
