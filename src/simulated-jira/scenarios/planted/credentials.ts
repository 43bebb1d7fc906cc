import { secrets } from '../../credentials/known.ts';
import { accounts } from '../../new-site/people.ts';
import type { User } from '../../state.ts';
import { ada, adaScoped, clientCredentials, password, pat, person, serviceAccount } from './calls.ts';
import { byFault, byState, type PlantedFault, planted } from './planted-fault.ts';

const adaAs = (change: Partial<User>) =>
  byState('users', (users) =>
    users.map((user) => (user.accountId === accounts.admin ? { ...user, ...change } : user)),
  );

/** Credentials of people and service accounts that are wrong, dead, locked or in the wrong form. */
export const credentialFaults: readonly PlantedFault[] = [
  planted({
    name: 'wrong-api-token',
    wrong: 'The API token is mistyped.',
    expectedCause: 'credentials-rejected',
    check: ada({ token: 'ATATT3xSimulated-mistyped' }),
    checkMended: ada(),
  }),
  planted({
    name: 'expired-api-token',
    wrong: 'The API token ran out yesterday.',
    expectedCause: 'credentials-rejected',
    check: ada({ token: secrets.adminExpired }),
    checkMended: ada(),
  }),
  planted({
    name: 'revoked-api-token',
    wrong: 'The API token was revoked.',
    expectedCause: 'credentials-rejected',
    check: ada({ token: secrets.adminRevoked }),
    checkMended: ada(),
  }),
  planted({
    name: 'token-of-somebody-else',
    wrong: 'E-mail address and token belong to different people.',
    expectedCause: 'credentials-rejected',
    check: ada({ email: 'mika@example.com' }),
    checkMended: ada(),
  }),
  planted({
    name: 'line-end-in-token',
    wrong: 'The token was pasted with the line end behind it.',
    expectedCause: 'credentials-rejected',
    check: ada({ token: `${secrets.admin}\n` }),
    checkMended: ada(),
  }),
  planted({
    name: 'quotes-around-email',
    wrong: 'The e-mail address stands in quotes.',
    expectedCause: 'credentials-rejected',
    check: ada({ email: '"ada@example.com"' }),
    checkMended: ada(),
  }),
  planted({
    name: 'revoked-scoped-token',
    wrong: 'A token with scopes was revoked.',
    expectedCause: 'credentials-rejected',
    ...byState('apiTokens', (tokens) =>
      tokens.map((each) => (each.token === secrets.adminScoped ? { ...each, revoked: true } : each)),
    ),
    check: adaScoped(),
  }),
  planted({
    name: 'expired-service-account-token',
    wrong: 'The token of the service account ran out.',
    expectedCause: 'credentials-rejected',
    ...byState('apiTokens', (tokens) =>
      tokens.map((each) =>
        each.token === secrets.serviceAccount ? { ...each, expiresAt: '2020-01-01T00:00:00.000Z' } : each,
      ),
    ),
    check: serviceAccount(),
  }),
  planted({
    name: 'wrong-client-secret',
    wrong: 'The secret of the client-credentials client is wrong.',
    expectedCause: 'credentials-rejected',
    check: clientCredentials('ATOASimulated-mistyped'),
    checkMended: clientCredentials(),
  }),
  planted({
    name: 'password-on-cloud',
    wrong: 'An account password is used where Cloud wants an API token.',
    expectedCause: 'password-not-allowed',
    check: password('ada@example.com'),
    checkMended: ada(),
  }),
  planted({
    name: 'api-tokens-forbidden',
    wrong: 'The organization forbids API tokens.',
    expectedCause: 'credential-kind-blocked',
    ...byFault('token-kind-blocked'),
    check: ada(),
  }),
  planted({
    name: 'captcha-on-account',
    wrong: 'Too many failed logins: the account must answer a captcha.',
    expectedCause: 'captcha-required',
    ...adaAs({ captchaRequired: true }),
    check: ada(),
  }),
  planted({
    name: 'deactivated-account',
    wrong: 'The account was deactivated.',
    expectedCause: 'user-inactive-or-unlicensed',
    ...adaAs({ active: false }),
    check: ada(),
  }),
  planted({
    name: 'account-without-product-access',
    wrong: 'The account has no application access.',
    expectedCause: 'user-inactive-or-unlicensed',
    check: person('uma@example.com', secrets.unlicensed),
    checkMended: ada(),
  }),
  planted({
    name: 'api-token-as-bearer',
    wrong: 'An API token is sent as Bearer, as if it were a personal access token.',
    expectedCause: 'wrong-auth-scheme',
    check: pat(secrets.admin),
    checkMended: ada(),
  }),
  planted({
    name: 'scoped-token-at-the-site',
    wrong: 'A token with scopes is sent to the site and not to the gateway.',
    expectedCause: 'wrong-base-url-for-token',
    check: ada({ token: secrets.adminScoped }),
    checkMended: adaScoped(),
  }),
  planted({
    name: 'service-account-at-the-site',
    wrong: 'The token of a service account is sent to the site and not to the gateway.',
    expectedCause: 'wrong-base-url-for-token',
    check: person('build-service@serviceaccount.atlassian.com', secrets.serviceAccount),
    checkMended: serviceAccount(),
  }),
];
