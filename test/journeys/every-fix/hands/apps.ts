import { accounts } from '../../../../src/simulated-jira/new-site/people.ts';
import { connectEnvironment, deployForge } from '../desk.ts';

import { approve, type Hand, publish, reinstall, scopesIn } from './account.ts';
export const apps: readonly Hand[] = [
  {
    reads: /^If the role holds that already, uninstall the app and install it again: /,
    does: reinstall,
  },
  {
    reads: /^Add (.+) to "scopes" in atlassian-connect\.json and publish it/,
    does: (desk, [scopes = '']) => publish(desk, scopesIn(scopes)),
  },
  {
    reads: /^Declare ACT_AS_USER in the scopes of atlassian-connect\.json/,
    does: (desk) => publish(desk, ['ACT_AS_USER']),
  },
  {
    reads: /^Add (.+) to permissions\.scopes in manifest\.yml/,
    does: (desk, [scopes = '']) => deployForge(desk, [...desk.forgeScopes, ...scopesIn(scopes)]),
  },
  { reads: /^Approve the (?:update|new version)/, does: approve },
  {
    reads: /^Approve the app's update if one waits, else uninstall the app and install it again: /,
    does: reinstall,
  },
  {
    reads: /^Open the app once and agree/,
    does: ({ jira }) => {
      for (const app of jira.world.state.forgeApps) app.consentedAccounts = null;
    },
  },
  {
    reads: /^Store the shared secret of every verified installed event/,
    does: (desk) => {
      desk.call.environment = connectEnvironment(desk, desk.call.as);
    },
  },
  {
    reads: /^Sign with iss = the app key of the descriptor/,
    does: ({ call, app }) => {
      call.environment.CLEARANCE_APP_KEY = app.key;
    },
  },
  {
    reads: /^Synchronise the clock/,
    does: ({ jira }) => {
      jira.world.state.site.clockSkewSeconds = 0;
    },
  },
  {
    reads: /^Check the account id: it must be an active user/,
    does: ({ call }) => {
      call.environment.CLEARANCE_ACCOUNT_ID = accounts.admin;
    },
  },
];
