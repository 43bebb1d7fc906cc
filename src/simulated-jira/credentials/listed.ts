import { anonymous } from '../caller.ts';
import { findUser, mayUseJira } from '../people.ts';
import { rightsOf } from '../permissions/rights.ts';
import type { AccessToken, OAuthClient, SiteState, User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { organization } from './known.ts';

/** What a credential opens: judged from the state of the moment, so it is true after every change. */
export interface Holdings {
  /** null: the credential is not narrowed by scopes; everything its account may do. */
  readonly scopes: readonly string[] | null;
  readonly groups: readonly string[];
  readonly globalPermissions: readonly string[];
  /** Keys of the projects it can see. */
  readonly projects: readonly string[];
  /** Whether it works now, or why not. */
  readonly state:
    | 'works'
    | 'expired'
    | 'revoked'
    | 'account inactive'
    | 'no access to Jira'
    | 'other deployment';
}

export type CredentialKind =
  | 'api-token'
  | 'scoped-api-token'
  | 'service-account-token'
  | 'oauth-3lo'
  | 'oauth-client-credentials'
  | 'password'
  | 'pat'
  | 'connect-app'
  | 'forge-app'
  /** Good at the admin APIs alone: `--org` of the check. */
  | 'organization-api-key';

/** One way to sign in, with everything a client needs for it. Nothing outside the simulation accepts any of them. */
export interface ListedCredential {
  readonly kind: CredentialKind;
  readonly name: string;
  readonly accountId?: string;
  readonly email?: string;
  readonly userName?: string;
  readonly token?: string;
  readonly password?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly redirectUris?: readonly string[];
  readonly refreshToken?: string;
  readonly appKey?: string;
  readonly clientKey?: string;
  readonly sharedSecret?: string;
  readonly oauthClientId?: string;
  readonly orgId?: string;
  /** Address it is good at, without trailing slash. */
  readonly url: string;
  /** Value of the Authorization header, where one value serves every call. */
  readonly authorization?: string;
  readonly holds: Holdings;
}

const basic = (name: string, secret: string): string =>
  `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`;

function accountState(user: User | null): Holdings['state'] {
  if (user === null || !user.active) return 'account inactive';
  return mayUseJira(user) ? 'works' : 'no access to Jira';
}

function holdings(
  state: SiteState,
  user: User | null,
  scopes: readonly string[] | null,
  credential: Holdings['state'],
): Holdings {
  const rights = rightsOf(state, { ...anonymous, accountId: user?.accountId ?? null });
  const working = credential === 'works' ? accountState(user) : credential;
  return {
    scopes,
    groups: user?.groups ?? [],
    globalPermissions: Object.keys(state.globalPermissions).filter((key) => rights.global(key)),
    projects: state.projects.filter((project) => rights.browse(project)).map(({ key }) => key),
    state: working,
  };
}

const lifeOf = (
  { revoked, expiresAt }: { readonly revoked: boolean; readonly expiresAt: string | null },
  now: number,
): Holdings['state'] =>
  revoked ? 'revoked' : expiresAt !== null && Date.parse(expiresAt) <= now ? 'expired' : 'works';

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

function oauthCredential(client: OAuthClient, world: SimulatedWorld, gateway: string): ListedCredential[] {
  const { state } = world;
  const { clientId, clientSecret, redirectUris } = client;
  const clientFields = { name: client.name, clientId, clientSecret, url: gateway };
  if (client.kind === 'client-credentials') {
    const user = findUser(state, client.accountId);
    return [
      {
        ...clientFields,
        kind: 'oauth-client-credentials',
        ...(client.accountId === null ? {} : { accountId: client.accountId }),
        holds: holdings(state, user, client.scopes, 'works'),
      },
    ];
  }
  const issued = state.accessTokens.filter(
    (each) => each.kind === 'three-legged' && each.issuedTo === clientId,
  );
  if (issued.length === 0) {
    // Whoever agrees decides about everything but the scopes.
    const holds = {
      scopes: client.scopes,
      groups: [],
      globalPermissions: [],
      projects: [],
      state: 'works',
    } as const;
    return [{ ...clientFields, kind: 'oauth-3lo', redirectUris, holds }];
  }
  return issued.map((each) => threeLegged(each, { ...clientFields, redirectUris }, world));
}

function threeLegged(
  issued: AccessToken,
  client: Pick<ListedCredential, 'name' | 'clientId' | 'clientSecret' | 'url' | 'redirectUris'>,
  { state, now }: SimulatedWorld,
): ListedCredential {
  const user = findUser(state, issued.accountId);
  const refresh = state.refreshTokens.find(
    (each) =>
      each.clientId === issued.issuedTo && each.accountId === issued.accountId && each.replacedAt === null,
  );
  return {
    ...client,
    kind: 'oauth-3lo',
    accountId: issued.accountId,
    token: issued.token,
    ...(refresh === undefined ? {} : { refreshToken: refresh.token }),
    authorization: `Bearer ${issued.token}`,
    holds: holdings(state, user, issued.scopes, lifeOf(issued, now())),
  };
}

function selfHostedLogins({ state, addresses, now }: SimulatedWorld): ListedCredential[] {
  const selfHosted = state.site.deployment !== 'cloud';
  const elsewhere = selfHosted ? null : ('other deployment' as const);
  const url = addresses.siteUrl;
  const passwords = state.users.flatMap((user): ListedCredential[] =>
    user.password === null || user.name === null
      ? []
      : [
          {
            kind: 'password',
            name: user.displayName,
            accountId: user.accountId,
            ...(user.emailAddress === null ? {} : { email: user.emailAddress }),
            userName: user.name,
            password: user.password,
            url,
            authorization: basic(user.name, user.password),
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
