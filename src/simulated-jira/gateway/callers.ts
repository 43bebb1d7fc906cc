import type { Caller } from '../caller.ts';
import { presentedCredential } from '../credentials/authorization-header.ts';
import { judgeLogin } from '../credentials/login.ts';
import { authorizationServer } from '../oauth/settings.ts';
import { findUser, mayUseJira } from '../people.ts';
import { json, type WireRequest, type WireResponse } from '../request.ts';
import type { AccessToken, User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { unauthorized } from './refusals.ts';

type Verdict = { readonly caller: Caller } | { readonly refusal: WireResponse; readonly identity: string };

/** Who calls through the gateway: nobody does so anonymously, so there is always a caller or a refusal. */
export function gatewayCaller(request: WireRequest, world: SimulatedWorld): Verdict {
  const presented = presentedCredential(request.headers.authorization);
  switch (presented?.scheme) {
    case 'basic':
      if ('broken' in presented) return { refusal: unauthorized(), identity: 'api-token' };
      return basic(presented.userName, presented.password, world);
    case 'bearer':
      return bearer(presented.token, world);
    case 'jwt':
    case undefined:
      return { refusal: unauthorized(), identity: 'anonymous' };
  }
}

/**
 * Basic: scoped tokens of people and every token of a service account. What the gateway makes of an unscoped token is not
 * documented; here it is refused like any other wrong pair, so that nobody comes to rely on it.
 */
function basic(userName: string, secret: string, world: SimulatedWorld): Verdict {
  const login = judgeLogin(world.state, userName, secret, world.now());
  if (login.kind !== 'api-token' || login.apiToken.scopes === null) {
    return { refusal: unauthorized(), identity: 'api-token' };
  }
  return scoped(login.user, login.apiToken.scopes, world);
}

function scoped(user: User, scopes: readonly string[], world: SimulatedWorld): Verdict {
  const identity = user.accountType === 'service-account' ? 'service-account-token' : 'scoped-api-token';
  if (!user.active && world.state.site.inactiveAccountStatus === 401)
    return { refusal: unauthorized(), identity };
  if (!mayUseJira(findUser(world.state, user.accountId))) return { refusal: noAccess(), identity };
  return {
    caller: {
      accountId: user.accountId,
      identity,
      reach: { kind: 'oauth', scopes, app: null },
      loginReason: null,
    },
  };
}

function bearer(token: string, world: SimulatedWorld): Verdict {
  // Whether a service account's API token may come as Bearer is unconfirmed; tools report that it works, so it does here.
  const apiToken = world.state.apiTokens.find((each) => each.token === token);
  const owner = findUser(world.state, apiToken?.accountId ?? null);
  if (apiToken !== undefined && owner?.accountType === 'service-account' && apiToken.scopes !== null) {
    const alive =
      !apiToken.revoked && apiToken.blocked !== true && Date.parse(apiToken.expiresAt) > world.now();
    return alive
      ? scoped(owner, apiToken.scopes, world)
      : { refusal: unauthorized(), identity: 'service-account-token' };
  }
  const found = world.state.accessTokens.find((each) => each.token === token);
  if (found === undefined || found.revoked) return { refusal: unauthorized(), identity: 'unknown-bearer' };
  return oauth(found, world);
}

/** How each kind of access token is named in the request log; tokens of the Connect server are no good here. */
const identities: Record<AccessToken['kind'], string | null> = {
  'connect-impersonation': null,
  'three-legged': 'oauth-3lo',
  'client-credentials': 'oauth-client-credentials',
  'forge-system': 'forge-app',
  'forge-user': 'forge-user',
};

function oauth(token: AccessToken, world: SimulatedWorld): Verdict {
  const identity = identities[token.kind];
  if (identity === null) return { refusal: unauthorized(), identity: 'connect-user' };
  if (Date.parse(token.expiresAt) <= world.now()) return { refusal: expired(world), identity };
  const user = findUser(world.state, token.accountId);
  // The grant of a 3LO user or a Forge installation may have been withdrawn after the token was made.
  const withdrawn =
    (token.kind === 'three-legged' && grantFor(token, world) === undefined) ||
    (identity.startsWith('forge') && installationFor(token, world) === undefined);
  if (user === null || withdrawn) return { refusal: unauthorized(), identity };
  if (token.kind === 'three-legged' && grantFor(token, world)?.thisSite === false) {
    return { refusal: otherSite(), identity };
  }
  // Impersonating a service account yields a token that no product takes (jira.atlassian.com/browse/ID-9158).
  if (token.kind === 'forge-user' && user.accountType === 'service-account') {
    return { refusal: unauthorized(), identity };
  }
  if (token.kind === 'forge-user' && userNeverAgreed(token, world)) {
    return { refusal: missingGrants(), identity };
  }
  if (!user.active && world.state.site.inactiveAccountStatus === 401)
    return { refusal: unauthorized(), identity };
  if (!mayUseJira(user)) return { refusal: noAccess(), identity };
  return {
    caller: {
      accountId: token.accountId,
      identity,
      reach: { kind: 'oauth', scopes: token.scopes, app: token.issuedTo },
      loginReason: null,
    },
  };
}

function grantFor(token: AccessToken, world: SimulatedWorld) {
  return world.state.oauthGrants.find(
    (grant) => grant.clientId === token.issuedTo && grant.accountId === token.accountId,
  );
}

function installationFor(token: AccessToken, world: SimulatedWorld) {
  return world.state.forgeApps.find((app) => app.appId === token.issuedTo && app.state === 'enabled');
}

function userNeverAgreed(token: AccessToken, world: SimulatedWorld): boolean {
  const consented = installationFor(token, world)?.consentedAccounts ?? null;
  return consented !== null && !consented.includes(token.accountId);
}

/** As recorded from a Forge app whose user had not agreed yet. */
const missingGrants = (): WireResponse =>
  json(403, {
    errorMessages: [
      'Access to the resource was denied due to missing scope grants. Your app was granted the following scopes: []',
    ],
  });

/** 401 by the book; a public case saw 404 for an expired 3LO token, and 403 has been reported. */
function expired(world: SimulatedWorld): WireResponse {
  const { expiredTokenStatus } = authorizationServer(world.state);
  switch (expiredTokenStatus) {
    case 401:
      return unauthorized();
    case 403:
      return json(403, { code: 403, message: 'Forbidden' });
    case 404:
      return json(404, { code: 404, message: 'Not Found' });
  }
}

const noAccess = (): WireResponse => json(403, { code: 403, message: 'Forbidden' });

/** A token whose user agreed for other sites only; the words of this refusal are not published. */
const otherSite = (): WireResponse => json(404, { code: 404, message: 'Not Found' });
