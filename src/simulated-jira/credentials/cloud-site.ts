import { anonymous, type Caller, type CallerResolver } from '../caller.ts';
import { clientMustBeAuthenticated, loginRequiredInJson } from '../refusals.ts';
import { html, type WireResponse } from '../request.ts';
import type { User } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { presentedCredential } from './authorization-header.ts';
import { judgeLogin } from './login.ts';

/** Callers of a Cloud site by Basic or cookie. JWT and Bearer belong to Connect there: connect/ judges them. */
export const cloudSiteCaller: CallerResolver = (request, world) => {
  if (request.role !== 'site' || world.state.site.deployment !== 'cloud') return null;
  const presented = presentedCredential(request.headers.authorization);
  if (presented === null) return request.headers.authorization === undefined ? cookieCaller(request) : null;
  switch (presented.scheme) {
    case 'jwt':
      return null;
    case 'bearer':
      return null;
    case 'basic':
      // Without a name nobody's login failed: no header says so (measured, github.com/brekkylab/backlot).
      if ('broken' in presented) return { caller: anonymous };
      return basic(presented.userName, presented.password, world);
  }
};

const refusedLogin: Caller = { ...anonymous, loginReason: 'AUTHENTICATED_FAILED' };

function basic(userName: string, secret: string, world: SimulatedWorld): ReturnType<CallerResolver> {
  const login = judgeLogin(world.state, userName, secret, world.now());
  switch (login.kind) {
    case 'no-user-name':
      return { caller: anonymous };
    case 'wrong-pair':
      return { caller: refusedLogin };
    case 'captcha':
      return { caller: { ...anonymous, loginReason: 'AUTHENTICATION_DENIED' } };
    case 'password':
      return { refusal: passwordsAreGone, identity: 'password' };
    case 'api-token':
      // A scoped token, and every token of a service account, belongs to the gateway. At the site the pair is simply
      // not accepted: 401 on /myself (mcp-atlassian issue 968), 404 on an issue, as for anybody who is not logged in.
      if (login.apiToken.scopes !== null || login.user.accountType === 'service-account') {
        return { caller: refusedLogin };
      }
      return admitted(login.user, world);
  }
}

function admitted(user: User, world: SimulatedWorld): ReturnType<CallerResolver> {
  if (!user.active && world.state.site.inactiveAccountStatus === 401) {
    return { refusal: clientMustBeAuthenticated(world), identity: 'api-token' };
  }
  if (!user.active || user.applicationRoles.length === 0) {
    return { refusal: noAccess, identity: 'api-token' };
  }
  return {
    caller: {
      accountId: user.accountId,
      identity: 'api-token',
      reach: { kind: 'unscoped' },
      loginReason: null,
    },
  };
}

function cookieCaller(request: Parameters<CallerResolver>[0]): ReturnType<CallerResolver> {
  const sessionCookie = /(?:^|;\s*)(?:JSESSIONID|cloud\.session\.token|tenant\.session\.token)=/;
  if (!sessionCookie.test(request.headers.cookie ?? '')) return null;
  return { refusal: loginRequiredInJson(), identity: 'cookie' };
}

/** As recorded from the proxy in front of Jira Cloud; only it answers in plain text. */
const passwordsAreGone: WireResponse = {
  status: 401,
  headers: { 'content-type': 'text/plain', server: 'AtlassianProxy/1.15.8.1' },
  body:
    'Basic authentication with passwords is deprecated.  For more information, see: ' +
    'https://confluence.atlassian.com/cloud/deprecation-of-basic-authentication-with-passwords-for-jira-and-confluence-apis-972355348.html\n',
};

/** An accepted login without access to Jira. The words are ours: what Cloud says here is not published. */
const noAccess = html(
  403,
  '<html><head><title>Forbidden (403)</title></head><body><h1>Forbidden (403)</h1><p>Your account has no access to Jira.</p></body></html>',
);
