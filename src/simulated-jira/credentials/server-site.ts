import { anonymous, type CallerResolver } from '../caller.ts';
import { html, json, type WireRequest, type WireResponse } from '../request.ts';
import { accountInSession } from '../server-deployment/sessions.ts';
import { userName } from '../server-deployment/user-names.ts';
import type { User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { presentedCredential } from './authorization-header.ts';
import { judgeLogin } from './login.ts';

/** Callers of Jira Server and Data Center: passwords are fine, Bearer means a personal access token. */
export const serverSiteCaller: CallerResolver = (request, world) => {
  if (request.role !== 'site' || world.state.site.deployment === 'cloud') return null;
  const presented = presentedCredential(request.headers.authorization);
  if (presented === null) return inSession(request, world);
  switch (presented.scheme) {
    case 'jwt':
      return { refusal: notLoggedIn, identity: 'jwt' };
    case 'bearer':
      return personalAccessToken(presented.token, world);
    case 'basic':
      if ('broken' in presented) return { refusal: basicFailure(403, 'AUTHENTICATED_FAILED', world) };
      return basic(presented.userName, presented.password, world);
  }
};

function basic(userName: string, secret: string, world: SimulatedWorld): ReturnType<CallerResolver> {
  const login = judgeLogin(world.state, userName, secret, world.now());
  switch (login.kind) {
    case 'no-user-name':
      return { caller: anonymous };
    case 'captcha':
      return { refusal: captcha(world), identity: 'password' };
    case 'wrong-pair':
    case 'api-token':
      return { refusal: basicFailure(401, 'AUTHENTICATED_FAILED', world), identity: 'password' };
    case 'password':
      return admitted(login.user, 'password', world);
  }
}

/**
 * A token that is unknown, revoked or over is no failed login: the call goes on as nobody's, without a login reason, so
 * that a search finds what anonymous users see (measured on Data Center in 2026: github.com/BFoerschner/knobas, and
 * three more whose answers named the user "anonymous").
 */
function personalAccessToken(token: string, world: SimulatedWorld): ReturnType<CallerResolver> {
  const found = world.state.personalAccessTokens.find((each) => each.token === token);
  const alive =
    found !== undefined &&
    !found.revoked &&
    (found.expiresAt === null || Date.parse(found.expiresAt) > world.now());
  const user = world.state.users.find((each) => each.accountId === found?.accountId);
  if (!alive || user === undefined) return { caller: anonymous };
  return admitted(user, 'pat', world);
}

/** A browser's cookie, or that of a client which logged in at `/rest/auth/1/session`. */
function inSession(request: WireRequest, world: SimulatedWorld): ReturnType<CallerResolver> {
  const accountId = accountInSession(request, world.state);
  const user = world.state.users.find((each) => each.accountId === accountId);
  return user === undefined ? null : admitted(user, 'session', world);
}

/** Right login, but no right to log in to Jira: 403 whatever is asked (JRASERVER-39241). */
function admitted(
  user: User,
  identity: 'password' | 'pat' | 'session',
  world: SimulatedWorld,
): ReturnType<CallerResolver> {
  if (!user.active || user.applicationRoles.length === 0) {
    return { refusal: basicFailure(403, 'AUTHORISATION_FAILED', world), identity };
  }
  return {
    caller: {
      accountId: user.accountId,
      identity,
      reach: { kind: 'unscoped' },
      loginReason: 'OK',
      headers: { 'x-ausername': userName(user) },
    },
  };
}

const notLoggedIn = json(
  401,
  { message: 'Client must be authenticated to access this resource.', 'status-code': 401 },
  { 'www-authenticate': 'OAuth realm="jira"' },
);

function realm(world: SimulatedWorld): string {
  return `OAuth realm="${encodeURIComponent(world.addresses.siteUrl)}"`;
}

function basicFailure(status: 401 | 403, reason: string, world: SimulatedWorld): WireResponse {
  return html(
    status,
    `<html><head><title>${status === 401 ? 'Unauthorized (401)' : 'Forbidden (403)'}</title></head>` +
      `<body>Basic Authentication Failure - Reason : ${reason}</body></html>`,
    { 'x-seraph-loginreason': reason, 'www-authenticate': realm(world) },
  );
}

/** Headers as recorded from a Jira Server whose account had to answer a captcha. */
function captcha(world: SimulatedWorld): WireResponse {
  return html(
    403,
    '<html><head><title>Forbidden (403)</title></head><body>Basic Authentication Failure - Reason : AUTHENTICATION_DENIED</body></html>',
    {
      'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
      'www-authenticate': realm(world),
      'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${world.addresses.siteUrl}/login.jsp`,
    },
  );
}
