import { createSecretKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import type { CallerResolver } from '../caller.ts';
import { findApp, findUser, mayUseJira } from '../people.ts';
import { clientMustBeAuthenticated } from '../refusals.ts';
import type { WireRequest } from '../request.ts';
import { queryStringHash } from './query-hash.ts';

const claimsSchema = z.object({
  iss: z.string(),
  exp: z.number(),
  iat: z.number().optional(),
  qsh: z.string(),
});

/** Seconds the site's clock may differ from the app's. */
const leeway = 30;

function tokenOf(request: WireRequest): string | null {
  const header = request.headers.authorization ?? '';
  if (header.startsWith('JWT ')) return header.slice(4);
  return request.query.get('jwt');
}

/**
 * `Authorization: JWT …` (or `jwt=` in the query): a Connect app as itself. A bad token is refused without saying
 * why, as Jira does (https://community.developer.atlassian.com/t/54123); `sub` gives no impersonation.
 */
export const jwtCaller: CallerResolver = (request, world) => {
  const token = tokenOf(request);
  if (token === null || request.role !== 'site' || world.state.site.deployment !== 'cloud') return null;
  const refusal = { refusal: clientMustBeAuthenticated(world), identity: 'connect-app' };
  const unverified = claimsSchema.safeParse(jsonwebtoken.decode(token));
  if (!unverified.success) return refusal;
  const app = findApp(world.state, unverified.data.iss);
  if (app === null || app.state !== 'enabled') return refusal;
  const now = Math.floor(world.now() / 1000);
  try {
    jsonwebtoken.verify(token, createSecretKey(Buffer.from(app.sharedSecret, 'utf8')), {
      algorithms: ['HS256'],
      ignoreExpiration: true,
    });
  } catch {
    return refusal;
  }
  const { exp, iat, qsh } = unverified.data;
  if (exp + leeway <= now || (iat !== undefined && iat - leeway > now)) return refusal;
  const path = request.path.slice(world.state.site.contextPath.length);
  if (qsh !== queryStringHash(request.method, path, request.rawQuery)) return refusal;
  if (!mayUseJira(findUser(world.state, app.accountId))) return refusal;
  return {
    caller: {
      accountId: app.accountId,
      identity: 'connect-app',
      reach: { kind: 'connect', scopes: app.grantedScopes, app: app.key },
      loginReason: null,
    },
  };
};
