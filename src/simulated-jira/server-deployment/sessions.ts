import { z } from 'zod';
import { judgeLogin } from '../credentials/login.ts';
import {
  empty,
  invalidPayload,
  jiraError,
  json,
  jsonIn,
  type WireRequest,
  type WireResponse,
} from '../request.ts';
import { readPayload } from '../rest/scalars.ts';
import type { SiteState } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';

const cookieName = 'JSESSIONID';

const loginSchema = z.object({ username: z.string(), password: z.string() });

/** The account of the session that a request's cookie names; null: no cookie, or no such session any more. */
export function accountInSession({ headers }: WireRequest, { sessions = [] }: SiteState): string | null {
  const id = sessionId(headers.cookie);
  return sessions.find((each) => each.id === id)?.accountId ?? null;
}

function sessionId(cookies = ''): string | null {
  const pairs = cookies.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? null;
}

/**
 * Logins by cookie (https://developer.atlassian.com/server/jira/platform/cookie-based-authentication/): `POST` and `DELETE` of
 * `/rest/auth/1/session`. `path` is without the context path. null: something else is asked.
 */
export function logsInOrOut(
  path: string,
  request: WireRequest,
  world: SimulatedWorld,
): { readonly response: WireResponse; readonly accountId: string | null } | null {
  if (path !== '/rest/auth/1/session') return null;
  if (request.method === 'POST') return logIn(request, world);
  if (request.method !== 'DELETE') return null;
  const { state } = world;
  const accountId = accountInSession(request, state);
  if (accountId === null) return { response: jiraError(401, ['You are not authenticated.']), accountId };
  const id = sessionId(request.headers.cookie);
  state.sessions = (state.sessions ?? []).filter((each) => each.id !== id);
  return { response: empty(204), accountId };
}

function logIn(request: WireRequest, world: SimulatedWorld): ReturnType<typeof logsInOrOut> {
  const asked = readPayload(loginSchema, jsonIn(request)).data;
  if (asked === undefined) return { response: invalidPayload(), accountId: null };
  const { state, addresses } = world;
  const login = judgeLogin(state, asked.username, asked.password, world.now());
  if (login.kind === 'captcha')
    return {
      response: refused(403, 'Login denied', 'AUTHENTICATION_DENIED', {
        'x-authentication-denied-reason': `CAPTCHA_CHALLENGE; login-url=${addresses.siteUrl}/login.jsp`,
      }),
      accountId: null,
    };
  if (login.kind !== 'password')
    return { response: refused(401, 'Login failed', 'AUTHENTICATED_FAILED'), accountId: null };
  const { accountId } = login.user;
  const id = world.random(16).replaceAll(/[^A-Za-z0-9]/g, '0');
  state.sessions = [...(state.sessions ?? []), { id, accountId }];
  const path = state.site.contextPath === '' ? '/' : state.site.contextPath;
  const response = json(
    200,
    { session: { name: cookieName, value: id }, loginInfo: { loginCount: 1, failedLoginCount: 0 } },
    { 'set-cookie': `${cookieName}=${id}; Path=${path}; HttpOnly`, 'x-seraph-loginreason': 'OK' },
  );
  return { response, accountId };
}

const refused = (status: 401 | 403, why: string, reason: string, more: Record<string, string> = {}) => {
  const response = jiraError(status, [why]);
  return { ...response, headers: { ...response.headers, 'x-seraph-loginreason': reason, ...more } };
};
