import type { ConnectApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Delivery } from './delivery.ts';
import { descriptorSchema } from './descriptor.ts';
import { installToken, type SignedCall, webhookToken } from './site-tokens.ts';

/** What became of a callback: the app's answer, or why there was none. */
export type CallbackOutcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'not-subscribed' }
  | { readonly kind: 'refused'; readonly status: number; readonly body: string }
  | { readonly kind: 'unreachable'; readonly message: string };

/** Milliseconds an app has to answer. */
const patience = 10_000;

function payload(
  world: SimulatedWorld,
  app: ConnectApp,
  eventType: Delivery['eventType'],
  by: string | null,
): Record<string, unknown> {
  const { customDomain, cloudId, name } = world.state.site;
  return {
    key: app.key,
    clientKey: app.clientKey,
    cloudId,
    baseUrl: world.addresses.siteUrl,
    ...(customDomain === null
      ? {}
      : { displayUrl: customDomain, displayUrlServicedeskHelpCenter: customDomain }),
    productType: 'jira',
    description: `Atlassian Jira at ${name}`,
    ...(by === null ? {} : { accountId: by }),
    eventType,
    ...(eventType === 'installed'
      ? {
          sharedSecret: app.sharedSecret,
          oauthClientId: app.oauthClientId,
          ...(app.installationId === null ? {} : { installationId: app.installationId }),
        }
      : {}),
  };
}

/** The callback as the site would send it when nothing is wrong; null when the app did not ask for this event. */
export function callback(
  world: SimulatedWorld,
  app: ConnectApp,
  eventType: Delivery['eventType'],
  by: string | null,
): Delivery | null {
  const descriptor = descriptorSchema.parse(app.descriptor);
  const address = descriptor.lifecycle?.[eventType];
  if (address === undefined) return null;
  const url = new URL(app.baseUrl + address);
  const [path = '', rawQuery = ''] = address.split('?', 2);
  const call: SignedCall = { method: 'POST', path, rawQuery };
  const asymmetric = eventType === 'installed' || eventType === 'uninstalled';
  const token = asymmetric ? installToken(world, app, call, by) : webhookToken(world, app, call, by);
  return { app: app.key, eventType, url: url.href, token, body: payload(world, app, eventType, by) };
}

async function send(world: SimulatedWorld, delivery: Delivery): Promise<CallbackOutcome> {
  try {
    const response = await world.fetch(delivery.url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', authorization: `JWT ${delivery.token}` },
      body: JSON.stringify(delivery.body),
      signal: AbortSignal.timeout(patience),
    });
    const body = await response.text();
    if (response.status === 200 || response.status === 204) return { kind: 'accepted' };
    return { kind: 'refused', status: response.status, body: body.slice(0, 4000) };
  } catch (error) {
    return { kind: 'unreachable', message: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * Sends a lifecycle callback, or whatever a fault makes of it, one after the other. The first answer that is no
 * success decides.
 */
export async function deliver(
  world: SimulatedWorld,
  app: ConnectApp,
  eventType: Delivery['eventType'],
  by: string | null = null,
): Promise<CallbackOutcome> {
  const wanted = callback(world, app, eventType, by);
  if (wanted === null) return { kind: 'not-subscribed' };
  let outcome: CallbackOutcome = { kind: 'accepted' };
  for (const delivery of distorted(world, wanted)) {
    const answer = await send(world, delivery);
    if (outcome.kind === 'accepted') outcome = answer;
  }
  return outcome;
}

function distorted(world: SimulatedWorld, wanted: Delivery): Delivery[] {
  let deliveries = [wanted];
  for (const active of world.state.faults) {
    const fault = world.faults.find(({ name }) => name === active.name);
    deliveries = deliveries.flatMap(
      (delivery) => fault?.beforeDelivery?.(delivery, world, active.options) ?? [delivery],
    );
  }
  return deliveries;
}
