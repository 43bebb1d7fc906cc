import jwt from 'jsonwebtoken';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { forgePlatform } from './settings.ts';

/** What is invoked, and for whom. `principal` and `context` exist for pages only. */
export interface Invocation {
  readonly module: { readonly type: string; readonly key: string };
  readonly principal?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Where the app's calls to Jira go; part of every invocation token. */
export function apiBaseUrl(world: SimulatedWorld): string {
  return `${world.addresses.apiUrl}/ex/jira/${world.state.site.cloudId}`;
}

/** Claims of an invocation token as documented, `app.version` beside its successor `appVersion`. */
function invocationClaims(
  app: ForgeApp,
  { module, principal, context }: Invocation,
  world: SimulatedWorld,
): Record<string, unknown> {
  const now = Math.floor(world.now() / 1000);
  const base = apiBaseUrl(world);
  return {
    app: {
      id: app.appId,
      version: app.version,
      appVersion: app.version,
      installationId: app.installationId,
      apiBaseUrl: base,
      environment: { type: app.environmentType, id: app.environmentId },
      module,
      installation: {
        id: app.installationId,
        contexts: [{ name: 'Jira', apiBaseUrl: base, cloudId: world.state.site.cloudId }],
      },
    },
    ...(context === undefined ? {} : { context }),
    ...(principal === undefined ? {} : { principal }),
    iss: 'forge/invocation-token',
    aud: app.appId,
    iat: now,
    nbf: now,
    exp: now + forgePlatform(world.state).invocationTokenSeconds,
    jti: world.random(16),
  };
}

/** A signed invocation token (RS256, key id of the world's own key set). */
export function invocationToken(app: ForgeApp, invocation: Invocation, world: SimulatedWorld): string {
  const { kid, privateKey } = world.forgeKey;
  return jwt.sign(invocationClaims(app, invocation, world), privateKey, { algorithm: 'RS256', keyid: kid });
}
