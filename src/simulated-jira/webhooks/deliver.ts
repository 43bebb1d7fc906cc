import { createHmac, createSecretKey } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { z } from 'zod';
import { webhookToken } from '../connect/site-tokens.ts';
import { findApp } from '../people.ts';
import type { RestCall } from '../rest/call.ts';
import { valueByName } from '../server-deployment/shown-by-name.ts';
import type { SiteState, WebhookSettings } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import type { Subscription } from './subscriptions.ts';

const minuteMs = 60_000;

/** Atlassian's own: five more attempts, five to fifteen minutes apart. */
function settings(state: SiteState): WebhookSettings {
  return { retries: 5, retryMs: null, timeoutMs: 10_000, ...state.webhookSettings };
}

/** One message to one address, whatever the number of dynamic webhooks that matched. */
interface Parcel {
  readonly to: Subscription;
  readonly url: string;
  readonly body: string;
  readonly webhookEvent: string;
  readonly webhookIds: readonly number[];
  /** The same for every attempt. */
  readonly identifier: string;
  readonly actor: string | null;
}

const aboutIssue = z.looseObject({
  issue: z.looseObject({ fields: z.looseObject({ project: z.unknown(), issuetype: z.unknown() }) }),
});

/** What an address may name: the parts of the message, and of an issue its project and type (jira.atlassian.com, JRASERVER-68087). */
function nameable(message: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields = aboutIssue.safeParse(message).data?.issue.fields;
  return fields === undefined
    ? message
    : { project: fields.project, issuetype: fields.issuetype, ...message };
}

/** Fills `${issue.key}` and the like from the message; unknown names become empty. */
function filledIn(url: string, message: Readonly<Record<string, unknown>>): string {
  return url.replace(/\$?\{([a-z]+(?:\.[a-zA-Z]+)+)\}/g, (_, name: string) => {
    let value: unknown = message;
    for (const part of name.split('.')) {
      value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
    }
    return encodeURIComponent(typeof value === 'string' || typeof value === 'number' ? String(value) : '');
  });
}

/**
 * What a delivery proves itself with: a Connect app's shared secret signs it, an OAuth 2.0 app's client secret; that of an
 * administrator's webhook signs the body (https://developer.atlassian.com/cloud/jira/platform/webhooks/). null: no such app.
 */
function proof(parcel: Parcel, world: SimulatedWorld): Record<string, string> | null {
  const { to, actor, body } = parcel;
  if (to.app === null) {
    if (to.secret === null) return {};
    return { 'x-hub-signature': `sha256=${createHmac('sha256', to.secret).update(body).digest('hex')}` };
  }
  const url = new URL(parcel.url);
  const app = findApp(world.state, to.app);
  if (app !== null) {
    const base = new URL(app.baseUrl).pathname.replace(/\/$/, '');
    const path = url.pathname.startsWith(base) ? url.pathname.slice(base.length) : url.pathname;
    const request = { method: 'POST', path, rawQuery: url.search.slice(1) };
    return { authorization: `JWT ${webhookToken(world, app, request, actor)}` };
  }
  const client = world.state.oauthClients.find(({ clientId }) => clientId === to.app);
  if (client === undefined) return null;
  const issuedAt = Math.floor(world.now() / 1000);
  const token = jsonwebtoken.sign(
    { iss: client.clientId, iat: issuedAt, exp: issuedAt + 900 },
    createSecretKey(Buffer.from(client.clientSecret, 'utf8')),
    { algorithm: 'HS256' },
  );
  return { authorization: `Bearer ${token}` };
}

async function attempt(parcel: Parcel, retry: number, world: SimulatedWorld): Promise<number | null> {
  const proven = proof(parcel, world);
  if (proven === null) return null;
  try {
    const response = await world.fetch(parcel.url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=UTF-8',
        ...proven,
        'user-agent': 'Atlassian Webhook HTTP Client',
        'x-atlassian-webhook-identifier': parcel.identifier,
        'x-atlassian-webhook-flow': 'Primary',
        ...(retry === 0 ? {} : { 'x-atlassian-webhook-retry': String(retry) }),
      },
      body: parcel.body,
      signal: AbortSignal.timeout(settings(world.state).timeoutMs),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
}

/** Tried again: no answer, a conflict in time, too many requests, a fault of the server. */
const passing = (status: number | null): boolean =>
  status === null || [408, 409, 425, 429].includes(status) || status >= 500;

async function deliver(parcel: Parcel, retry: number, world: SimulatedWorld): Promise<void> {
  const { state } = world;
  // A world that was put back to its start has forgotten this message.
  const { site } = state;
  const status = await attempt(parcel, retry, world);
  if (state.site !== site) return;
  state.webhookDeliveries ??= [];
  const { url, webhookEvent, to } = parcel;
  state.webhookDeliveries.push({
    ...{
      at: new Date(world.now()).toISOString(),
      app: to.app ?? 'administrator',
      url,
      webhookEvent,
      retry,
      status,
    },
  });
  if (!passing(status)) return;
  const { retries, retryMs } = settings(state);
  if (retry >= retries) {
    giveUp(parcel, world);
    return;
  }
  const pause = retryMs ?? (5 + Math.random() * 10) * minuteMs;
  setTimeout(() => {
    if (state.site === site) void deliver(parcel, retry + 1, world);
  }, pause).unref();
}

function giveUp({ webhookIds, to, url, body }: Parcel, { state, now }: SimulatedWorld): void {
  state.failedWebhooks ??= [];
  if (to.app === null) return;
  for (const id of webhookIds) {
    const owner = to.accountId === null ? {} : { accountId: to.accountId };
    const failed = { id: String(id), appKey: to.app, ...owner, url, body, failureTime: now() };
    state.failedWebhooks.push(failed);
  }
}

/** Server and Data Center tell of people by name. */
const inFormOf = ({ state, addresses }: SimulatedWorld, message: unknown): unknown =>
  state.site.deployment === 'cloud' ? message : valueByName(message, state, addresses.siteUrl);

/** Sends a message to everybody who wants it, without waiting: dynamic webhooks of one app at one address share one delivery. */
export function send(
  wanted: readonly Subscription[],
  message: Readonly<Record<string, unknown>>,
  { world, caller }: RestCall,
): void {
  const parcels = new Map<string, Parcel>();
  const named = nameable(message);
  for (const to of wanted) {
    const url = filledIn(to.url, named);
    const key = to.webhookId === null ? `declared ${parcels.size}` : `${to.app} ${url} ${to.accountId ?? ''}`;
    const ids = [...(parcels.get(key)?.webhookIds ?? []), ...(to.webhookId === null ? [] : [to.webhookId])];
    const body = ids.length === 0 ? message : { ...message, matchedWebhookIds: ids };
    parcels.set(key, {
      ...{ to, url, webhookIds: ids, actor: caller.accountId, identifier: world.random(16) },
      webhookEvent: String(message.webhookEvent),
      body: to.excludeBody ? '' : JSON.stringify(inFormOf(world, body)),
    });
  }
  for (const parcel of parcels.values()) void deliver(parcel, 0, world);
}
