import { refusedUnrecognised } from './permission-facts.ts';
import { clue, links, type Rule } from './rule.ts';

export const accountTypeUnsupported: Rule = {
  id: 'account-type-unsupported',
  title: 'This kind of account cannot use this kind of credential',
  who: 'app developer',
  needs: ['notes', 'identity', 'body'],
  docs: 'docs/rules/account-type-unsupported.md',
  applies: ({ identity }) => identity !== 'anonymous',
  diagnose(reading) {
    const { at, identity, notes, caller, beside } = reading;
    const type = notes.accountType ?? '';
    const service = type.includes('service') || notes.says('service account');
    const impersonated = identity === 'connect-user' || identity === 'forge-user';
    const external = notes.says(
      'sso',
      'saml',
      'single sign',
      'two-factor',
      '2fa',
      'two-step',
      'managed account',
      'external directory',
      'ldap',
      'non-local',
      'not local',
      'not a local',
      'not+a local account',
      'identity provider',
      'external user',
      'google login',
      'google account',
      'with google',
      'no atlassian password',
      'no local password',
      'social login',
      'federated',
    );
    const portal = type.includes('customer') || notes.says('portal-only', 'portal only', 'portal customer');
    return {
      clues: [
        ...clue(
          service && impersonated,
          5.5,
          'the account is a service account, and nobody can act for one with a user token',
        ),
        ...clue(service && identity === 'oauth-3lo', 4, 'a service account cannot give consent in a browser'),
        ...clue(
          service && (identity === 'password' || identity === 'api-token'),
          1.5,
          'a service account has scoped tokens only',
        ),
        ...clue(
          external && (identity === 'password' || identity === 'api-token' || identity === 'pat'),
          5,
          'the account logs in through single sign-on or another directory, so it has no password for the API',
        ),
        ...clue(
          external && identity !== 'password' && identity !== 'api-token' && identity !== 'pat',
          1,
          'the account logs in through single sign-on',
        ),
        ...clue(
          portal && (identity === 'oauth-3lo' || identity === 'api-token' || impersonated),
          4,
          'the account is a portal customer, which this way of access is closed to',
        ),
        ...clue(
          refusedUnrecognised(reading) && caller.basic && identity === 'api-token',
          4.8,
          'an action is refused with 401, the status for whom Jira did not log in, although a token was sent',
        ),
        ...clue(type === 'app' && caller.basic, 3, 'an app account has no API token'),
        ...clue(at.heard.has('accountKind'), 2.5, 'the answer names the kind of account'),
        ...clue(
          beside.otherIdentityWorks !== null && (service || portal),
          1,
          'the same call works for another account',
        ),
        ...clue(
          at.address.place === 'cloud-site' &&
            (identity === 'service-account-token' || identity === 'scoped-api-token'),
          -1.5,
          'while the address is wrong for the token, the kind of account is not tested',
        ),
      ],
      fix: [
        service
          ? {
              who: 'app developer',
              step: 'Use OAuth 2.0 client credentials of the service account, or its own scoped token at the gateway.',
              link: links.serviceAccounts,
            }
          : {
              who: 'app developer',
              step: 'Choose a grant that the kind of account supports (API token of a full user, OAuth consent by a licensed user).',
              link: links.rest,
            },
        { who: 'credential owner', step: 'Try the same call with an ordinary user account to confirm.' },
      ],
      settledBy: 'the same call for an ordinary licensed user',
    };
  },
};
