import { randomUUID } from 'node:crypto';
import { clients, secrets } from '../../../../src/simulated-jira/credentials/known.ts';
import { accounts } from '../../../../src/simulated-jira/new-site/people.ts';

import {
  accountOf,
  as,
  type Hand,
  newToken,
  over,
  replaceClientSecret,
  replaceToken,
  scopesIn,
} from './account.ts';
export const credentials: readonly Hand[] = [
  {
    reads: /^Enter the credential again as it was given out/,
    does: ({ call }) => {
      for (const [name, value] of Object.entries(call.environment))
        call.environment[name] = value.trim().replace(/^(["'])(.*)\1$/s, '$2');
    },
  },
  {
    reads:
      /^Make a new API token (?:of the service account|for exactly the account whose e-mail address is sent)/,
    does: (desk, _, report) => replaceToken(desk, report),
  },
  {
    reads: /^Make a new token with the scopes of the old one and (.+): those of an existing token/,
    does: (desk, [scopes = ''], report) => replaceToken(desk, report, scopesIn(scopes)),
  },
  {
    reads: /^Make a new OAuth 2\.0 credential of the service account and use its client id and secret/,
    does: (desk) => replaceClientSecret(desk),
  },
  {
    reads:
      /^Make a new OAuth 2\.0 credential of the service account with the scopes of the old one and (.+?)\./,
    does: (desk, [scopes = '']) => replaceClientSecret(desk, scopesIn(scopes)),
  },
  {
    reads: /^Compare client id and client secret with those of the app/,
    does: (desk) =>
      as(desk, desk.call.as, {
        CLEARANCE_CLIENT_ID: clients.threeLegged,
        CLEARANCE_CLIENT_SECRET: secrets.oauthClientSecret,
      }),
  },
  {
    reads: /^Make an API token and send it in place of the password/,
    does: (desk, _, report) => {
      const user = accountOf(desk, report);
      as(desk, 'api-token', {
        CLEARANCE_EMAIL: user.emailAddress ?? '',
        CLEARANCE_API_TOKEN: newToken(desk, user, null),
      });
    },
  },
  {
    reads: /^Send an API token of the account as "Authorization: Basic/,
    does: (desk, _, report) =>
      as(desk, 'api-token', {
        CLEARANCE_EMAIL: accountOf(desk, report).emailAddress ?? '',
        CLEARANCE_API_TOKEN: desk.call.environment.CLEARANCE_PAT ?? '',
      }),
  },
  {
    reads: /^Send the token to https:\/\/api\.atlassian\.com\/ex\/jira\/(?:\{cloudId\}|[\da-f-]{36})/,
    does: ({ call }) => {
      call.as = (call.environment.CLEARANCE_EMAIL ?? '').includes('@serviceaccount.')
        ? 'service-account-token'
        : 'scoped-api-token';
    },
  },
  {
    reads: /^Use a personal access token from your profile in this Jira, sent as Bearer/,
    does: (desk) => as(desk, 'pat', { CLEARANCE_PAT: secrets.adminPat }),
  },
  {
    reads: /^Make a new personal access token in your Jira profile and send it as Bearer/,
    does: (desk) => {
      const token = Buffer.from(`123456789012:${randomUUID()}`.slice(0, 33)).toString('base64');
      desk.jira.world.state.personalAccessTokens.push({
        token,
        accountId: accounts.admin,
        expiresAt: null,
        revoked: false,
      });
      as(desk, 'pat', { CLEARANCE_PAT: token });
    },
  },
  {
    reads: /have the password reset/,
    does: (desk, _, report) => {
      accountOf(desk, report).password = secrets.adminPassword;
      desk.call.environment.CLEARANCE_API_TOKEN = secrets.adminPassword;
    },
  },
  {
    reads: /^Ask for a new access token with client id and secret/,
    does: ({ jira }) => {
      jira.world.state.authorizationServer = {};
    },
  },
  {
    reads: /^Refresh the access token by its expiry time/,
    does: ({ jira }) => {
      jira.world.state.authorizationServer = { autoApproveAs: accounts.admin };
    },
  },
  {
    reads: /^Log in once in the browser and answer the captcha/,
    does: (desk, _, report) => {
      accountOf(desk, report).captchaRequired = false;
    },
  },
  {
    reads: /^Authorise the app once more, and choose this site/,
    does: ({ jira }) => {
      for (const grant of jira.world.state.oauthGrants) grant.thisSite = true;
    },
  },
  { reads: /^Connect the app again \(authorise once more\)/, does: over('refused-refresh') },
  {
    reads: /^Enable (.+) for the app in the developer console/,
    does: ({ jira, call }, [scopes = '']) => {
      const client = jira.world.state.oauthClients.find(
        ({ clientId }) => clientId === call.environment.CLEARANCE_CLIENT_ID,
      );
      client?.scopes.push(...scopesIn(scopes));
    },
  },
  {
    reads: /^(?:Consent again|Agree once more)/,
    does: ({ jira }) => {
      jira.world.state.authorizationServer = { autoApproveAs: accounts.admin };
    },
  },
];
