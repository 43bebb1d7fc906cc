import { randomUUID } from 'node:crypto';
import { accounts } from '../new-site/people.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { createAppUser, grantRights } from './app-user.ts';
import { uuidIn } from './ari.ts';
import { bringFields } from './custom-fields.ts';
import { deployVersion } from './deploy.ts';
import type { InstallOutcome, InstallRequest } from './install-request.ts';
import { sendInstalled } from './lifecycle.ts';
import { readManifest, scopesOf } from './manifest.ts';
import { startSchedules } from './schedule.ts';
import { forgePlatform } from './settings.ts';

export type { InstallOutcome } from './install-request.ts';

/**
 * Installs a Forge app; for one that is installed it deploys a new version instead. Nothing the app answers can undo an
 * install: lifecycle events are told afterwards, and repeated when they fail.
 */
export async function installForgeApp(
  request: InstallRequest,
  world: SimulatedWorld,
): Promise<InstallOutcome> {
  const read = readManifest(request.manifest);
  if (!read.ok) return { ok: false, problems: read.problems };
  const { manifest } = read;
  if (request.host !== undefined) world.functionHosts.set(manifest.app.id, request.host);
  const installed = world.state.forgeApps.find(
    (each) => each.appId === manifest.app.id && each.state === 'enabled',
  );
  if (installed !== undefined) return deployVersion(installed, manifest, request, world);
  const installer = request.installerAccountId ?? accounts.admin;
  const delay = forgePlatform(world.state).rightsDelayMs;
  const app: ForgeApp = {
    appId: manifest.app.id,
    installationId: `ari:cloud:ecosystem::installation/${randomUUID()}`,
    environmentId: environmentOf(manifest.app.id, world),
    environmentType: request.environmentType ?? 'PRODUCTION',
    version: '2.0.0',
    name: manifest.app.name ?? pageTitle(manifest.modules) ?? 'Forge app',
    manifest,
    remoteUrl: request.remoteUrl.replace(/\/+$/, ''),
    declaredScopes: scopesOf(manifest),
    grantedScopes: scopesOf(manifest),
    consentedAccounts: null,
    accountId: `712020:${randomUUID()}`,
    state: 'enabled',
    pendingVersion: null,
    resourceDirectory: request.resourceDirectory ?? process.cwd(),
    rightsFrom: delay > 0 ? new Date(world.now() + delay).toISOString() : null,
    ownerAccountId: accounts.admin,
  };
  world.state.forgeApps.push(app);
  createAppUser(app, world);
  bringFields(app, world);
  if (app.rightsFrom === null) grantRights(app, world);
  world.afterInstall(app.appId);
  startSchedules(app, world);
  return { ok: true, app, deliveries: await sendInstalled(app, installer, world) };
}

/** An environment outlives its installations. */
function environmentOf(appId: string, world: SimulatedWorld): string {
  const earlier = world.state.forgeApps.find((each) => each.appId === appId);
  const appUuid = uuidIn(appId);
  return earlier?.environmentId ?? `ari:cloud:ecosystem::environment/${appUuid}/${randomUUID()}`;
}

function pageTitle(modules: Record<string, unknown>): string | null {
  for (const [type, value] of Object.entries(modules)) {
    if (!type.includes(':') || !Array.isArray(value)) continue;
    const title: unknown = value[0]?.title;
    if (typeof title === 'string') return title;
  }
  return null;
}
