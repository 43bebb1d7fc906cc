import { findUser } from '../people.ts';
import { userName } from '../server-deployment/user-names.ts';
import type { SimulatedWorld } from '../world.ts';
import { basic, holdings, type ListedCredential, lifeOf } from './holdings.ts';
import { organization } from './known.ts';
import { oauthCredential } from './listed-oauth.ts';

/** Everything that can sign in to this world at this moment: tokens, passwords, OAuth clients with their tokens, installed apps. */
export function listedCredentials(world: SimulatedWorld): ListedCredential[] {
  const { state, addresses } = world;
  const gateway = `${addresses.apiUrl}/ex/jira/${state.site.cloudId}`;
  return [
    ...apiTokens(world, gateway),
    ...state.oauthClients.flatMap((client) => oauthCredential(client, world, gateway)),
    ...organizationKeys(world),
    ...selfHostedLogins(world),
    ...installedApps(world, gateway),
  ];
}

function apiTokens({ state, addresses, now }: SimulatedWorld, gateway: string): ListedCredential[] {
  const onCloud = state.site.deployment === 'cloud';
  return state.apiTokens.map((each) => {
    const user = findUser(state, each.accountId);
    const kind =
      user?.accountType === 'service-account'
        ? ('service-account-token' as const)
        : each.scopes === null
          ? ('api-token' as const)
          : ('scoped-api-token' as const);
    const email = user?.emailAddress ?? '';
    const life = onCloud ? lifeOf(each, now()) : ('other deployment' as const);
    return {
      kind,
      name: user?.displayName ?? each.accountId,
      accountId: each.accountId,
      email,
      token: each.token,
      url: kind === 'api-token' ? addresses.siteUrl : gateway,
      authorization: basic(email, each.token),
      holds: holdings(state, user, each.scopes, life),
    };
  });
}

/** No value for Jira's own calls: the key opens none of them. */
function organizationKeys({ state, addresses, now }: SimulatedWorld): ListedCredential[] {
  return (state.organizationKeys ?? []).map((each) => ({
    kind: 'organization-api-key',
    name: each.name,
    orgId: organization.id,
    token: each.key,
    url: addresses.apiUrl,
    holds: {
      ...{ scopes: each.scopes, groups: [], globalPermissions: [], projects: [] },
      state:
        state.site.deployment === 'cloud'
          ? lifeOf({ revoked: false, expiresAt: each.expiresAt }, now())
          : 'other deployment',
    },
  }));
}

function selfHostedLogins({ state, addresses, now }: SimulatedWorld): ListedCredential[] {
  const selfHosted = state.site.deployment !== 'cloud';
  const elsewhere = selfHosted ? null : ('other deployment' as const);
  const url = addresses.siteUrl;
  const passwords = state.users.flatMap((user): ListedCredential[] =>
    user.password === null
      ? []
      : [
          {
            kind: 'password',
            name: user.displayName,
            accountId: user.accountId,
            ...(user.emailAddress === null ? {} : { email: user.emailAddress }),
            userName: userName(user),
            password: user.password,
            url,
            authorization: basic(userName(user), user.password),
            holds: holdings(state, user, null, elsewhere ?? 'works'),
          },
        ],
  );
  const pats = state.personalAccessTokens.map((each): ListedCredential => {
    const user = findUser(state, each.accountId);
    return {
      kind: 'pat',
      name: user?.displayName ?? each.accountId,
      accountId: each.accountId,
      token: each.token,
      url,
      authorization: `Bearer ${each.token}`,
      holds: holdings(state, user, null, elsewhere ?? lifeOf(each, now())),
    };
  });
  return [...pats, ...passwords];
}

function installedApps({ state, addresses }: SimulatedWorld, gateway: string): ListedCredential[] {
  const connect = state.connectApps
    .filter((app) => app.state === 'enabled')
    .map((app): ListedCredential => {
      const { accountId, key, clientKey, sharedSecret, oauthClientId } = app;
      const holds = holdings(state, findUser(state, accountId), app.grantedScopes, 'works');
      const keys = { appKey: key, clientKey, sharedSecret, oauthClientId };
      return { kind: 'connect-app', name: app.name, accountId, ...keys, url: addresses.siteUrl, holds };
    });
  const forge = state.forgeApps
    .filter((app) => app.state === 'enabled')
    .map((app): ListedCredential => {
      const { accountId, appId } = app;
      const holds = holdings(state, findUser(state, accountId), app.grantedScopes, 'works');
      return { kind: 'forge-app', name: app.name, accountId, appKey: appId, url: gateway, holds };
    });
  return [...connect, ...forge];
}
