import { accounts } from '../new-site/people.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { grantRights } from './app-user.ts';
import { bringFields } from './custom-fields.ts';
import type { InstallOutcome, InstallRequest } from './install-request.ts';
import { manifestOf, sendUpgraded } from './lifecycle.ts';
import { type Manifest, manifestSchema, scopesOf } from './manifest.ts';

/**
 * Deploys a new version over an installed one. More scopes, another remote or changed endpoints make a major version, which
 * waits for an administrator while the old one goes on; everything else is installed in silence, without an event.
 */
export async function deployVersion(
  app: ForgeApp,
  manifest: Manifest,
  request: InstallRequest,
  world: SimulatedWorld,
): Promise<InstallOutcome> {
  if (request.resourceDirectory != null) app.resourceDirectory = request.resourceDirectory;
  const scopes = scopesOf(manifest);
  const [major = 2, minor = 0] = app.version.split('.').map(Number);
  if (isMajor(app, manifest, request)) {
    app.pendingVersion = { version: `${major + 1}.0.0`, manifest, scopes };
    app.pendingRemoteUrl = request.remoteUrl.replace(/\/+$/, '');
    return { ok: true, app, deliveries: [] };
  }
  app.version = `${major}.${minor + 1}.0`;
  app.manifest = manifest;
  app.declaredScopes = scopes;
  app.grantedScopes = scopes;
  bringFields(app, world);
  return { ok: true, app, deliveries: [] };
}

function isMajor(app: ForgeApp, manifest: Manifest, request: InstallRequest): boolean {
  const more = scopesOf(manifest).some((scope) => !app.grantedScopes.includes(scope));
  const moved = request.remoteUrl.replace(/\/+$/, '') !== app.remoteUrl;
  const endpoints = JSON.stringify(manifest.modules.endpoint);
  return more || moved || endpoints !== JSON.stringify(manifestOf(app).modules.endpoint);
}

/** An administrator agrees to the version that waits; null: none does. */
export async function approvePendingVersion(
  app: ForgeApp,
  world: SimulatedWorld,
): Promise<InstallOutcome | null> {
  const pending = app.pendingVersion ?? null;
  if (pending === null) return null;
  const manifest = manifestSchema.parse(pending.manifest);
  app.pendingVersion = null;
  app.version = pending.version;
  app.manifest = manifest;
  app.declaredScopes = [...pending.scopes];
  app.grantedScopes = [...pending.scopes];
  app.remoteUrl = app.pendingRemoteUrl ?? app.remoteUrl;
  grantRights(app, world);
  bringFields(app, world);
  return { ok: true, app, deliveries: await sendUpgraded(app, accounts.admin, world) };
}
