import { z } from 'zod';
import { presentedCredential } from '../credentials/authorization-header.ts';
import { findUser, mayUseJira } from '../people.ts';
import { json, jsonIn, type WireRequest, type WireResponse } from '../request.ts';
import type { SimulatedWorld } from '../world.ts';
import { manifestOf } from './lifecycle.ts';
import { impersonationScopesOf } from './manifest.ts';
import { forgeToken } from './oauth-tokens.ts';
import { forgePlatform, minuteLimits } from './settings.ts';

const body = z.object({
  query: z.string().includes('offlineUserAuthToken'),
  variables: z
    .looseObject({
      input: z.object({ contextIds: z.array(z.string()), userId: z.string() }).optional(),
      contextIds: z.array(z.string()).optional(),
      userId: z.string().optional(),
    })
    .optional(),
});

/**
 * GraphQL mutation `offlineUserAuthToken` at POST /graphql: a token for a user who is not present. The bearer is a Forge
 * system token; the manifest must allow impersonation scope by scope; deactivated users and users without access get
 * none. A service account gets one that no product takes (jira.atlassian.com/browse/ID-9158).
 */
export function offlineUserAuthToken(request: WireRequest, world: SimulatedWorld): WireResponse {
  const parsed = body.safeParse(jsonIn(request));
  if (!parsed.success) return json(400, { errors: [{ message: 'Only offlineUserAuthToken is simulated.' }] });
  const app = systemTokensApp(request, world);
  if (app === null) return json(401, { errors: [{ message: 'Unauthorized' }] });
  const bucket = `forge-offline-tokens:${app.appId}`;
  if (world.meter.count(bucket, 1, minuteLimits.offlineTokens, 60_000, world.now()).exceeded) {
    return json(429, { errors: [{ message: 'Too many requests' }] }, { 'retry-after': '60' });
  }
  const { variables } = parsed.data;
  const userId = variables?.input?.userId ?? variables?.userId ?? '';
  const contextIds = variables?.input?.contextIds ?? variables?.contextIds ?? [];
  const scopes = impersonationScopesOf(manifestOf(app)).filter((scope) => app.grantedScopes.includes(scope));
  if (scopes.length === 0) return refused('No scopes of the app allow impersonation.');
  if (!contextIds.some((id) => id.endsWith(world.state.site.cloudId))) {
    return refused('The app is not installed in this context.');
  }
  const user = findUser(world.state, userId.split('/').at(-1) ?? '');
  if (user === null || !mayUseJira(user)) return refused('The user has no access to this context.');
  return answered({
    success: true,
    errors: [],
    authToken: {
      token: forgeToken(app, 'forge-user', user.accountId, scopes, world),
      ttl: forgePlatform(world.state).oauthTokenLeftSeconds,
    },
  });
}

function systemTokensApp(request: WireRequest, world: SimulatedWorld) {
  const presented = presentedCredential(request.headers.authorization);
  if (presented?.scheme !== 'bearer') return null;
  const token = world.state.accessTokens.find((each) => each.token === presented.token);
  if (token?.kind !== 'forge-system' || token.revoked || Date.parse(token.expiresAt) <= world.now())
    return null;
  return world.state.forgeApps.find((app) => app.appId === token.issuedTo && app.state === 'enabled') ?? null;
}

function refused(message: string): WireResponse {
  return answered({ success: false, errors: [{ message }], authToken: null });
}

function answered(offlineUserAuthToken: unknown): WireResponse {
  return json(200, { data: { offlineUserAuthToken } });
}
