import { findUser } from '../people.ts';
import type { AccessToken, OAuthClient } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { holdings, type ListedCredential, lifeOf } from './holdings.ts';

/** What an OAuth client can sign in with: itself, or whoever agreed to it. */
export function oauthCredential(
  client: OAuthClient,
  world: SimulatedWorld,
  gateway: string,
): ListedCredential[] {
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
