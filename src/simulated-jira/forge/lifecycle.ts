import type { ForgeApp, ForgeDelivery } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { deliverEvent } from './deliver-event.ts';
import { type Manifest, manifestSchema, scopesOf } from './manifest.ts';
import { letsThrough } from './trigger-filter.ts';

/** Body of a lifecycle event; `actor` names who installed or upgraded. */
function lifecycleBody(
  app: ForgeApp,
  eventType: string,
  actor: Record<string, string>,
): Record<string, unknown> {
  return {
    eventType,
    id: app.installationId,
    ...actor,
    app: { id: app.appId, version: app.version, name: app.name, ownerAccountId: app.ownerAccountId ?? '' },
    environment: { id: app.environmentId },
  };
}

/** The manifest of the installed version, as it was parsed at install. */
export function manifestOf(app: ForgeApp): Manifest {
  return manifestSchema.parse(app.manifest);
}

/** Tells every trigger of the app that listens for the body's `eventType`. */
export async function toTriggers(
  app: ForgeApp,
  body: Record<string, unknown>,
  world: SimulatedWorld,
): Promise<ForgeDelivery[]> {
  const manifest = manifestOf(app);
  const deliveries: ForgeDelivery[] = [];
  for (const trigger of manifest.modules.trigger) {
    if (!trigger.events?.includes(String(body.eventType)) || !letsThrough(trigger, body)) continue;
    const sent = await deliverEvent(
      {
        app,
        manifest,
        module: { type: 'core:trigger', key: trigger.key },
        endpointKey: trigger.endpoint,
        functionKey: trigger.function,
        body,
      },
      world,
    );
    if (sent !== null) deliveries.push(sent);
  }
  return deliveries;
}

/** Tells every trigger that listens for it that the app was installed. */
export function sendInstalled(
  app: ForgeApp,
  installer: string,
  world: SimulatedWorld,
): Promise<ForgeDelivery[]> {
  const body = lifecycleBody(app, 'avi:forge:installed:app', { installerAccountId: installer });
  return toTriggers(app, body, world);
}

/** Tells them of a major upgrade; others happen in silence. */
export function sendUpgraded(
  app: ForgeApp,
  upgrader: string,
  world: SimulatedWorld,
): Promise<ForgeDelivery[]> {
  const body = lifecycleBody(app, 'avi:forge:upgraded:app', { upgraderAccountId: upgrader });
  return toTriggers(app, { ...body, permissions: { scopes: scopesOf(manifestOf(app)) } }, world);
}

/** The last word before an uninstall: one attempt, no retries. */
export async function sendPreUninstall(app: ForgeApp, world: SimulatedWorld): Promise<ForgeDelivery[]> {
  const manifest = manifestOf(app);
  const deliveries: ForgeDelivery[] = [];
  for (const each of manifest.modules.preUninstall) {
    const body = lifecycleBody(app, 'avi:forge:preUninstall:app', {});
    const module = { type: 'core:preUninstall', key: each.key };
    const sent = await deliverEvent(
      { app, manifest, module, endpointKey: each.endpoint, functionKey: each.function, body },
      world,
      {
        retry: false,
      },
    );
    if (sent !== null) deliveries.push(sent);
  }
  return deliveries;
}

/** Fires the scheduled triggers, all or the one of this key. The event type's name is ours; the reference gives none. */
export async function sendScheduled(
  app: ForgeApp,
  key: string | null,
  world: SimulatedWorld,
): Promise<ForgeDelivery[]> {
  const manifest = manifestOf(app);
  const deliveries: ForgeDelivery[] = [];
  for (const each of manifest.modules.scheduledTrigger) {
    if (key !== null && each.key !== key) continue;
    const body = {
      eventType: 'avi:forge:scheduled:trigger',
      context: { cloudId: world.state.site.cloudId, moduleKey: each.key },
    };
    const module = { type: 'core:scheduledTrigger', key: each.key };
    const sent = await deliverEvent(
      { app, manifest, module, endpointKey: each.endpoint, functionKey: each.function, body },
      world,
    );
    if (sent !== null) deliveries.push(sent);
  }
  return deliveries;
}
