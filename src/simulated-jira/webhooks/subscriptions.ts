import { z } from 'zod';
import type { AdministratorWebhook, ConnectApp, SiteState, Webhook } from '../state.ts';

/**
 * Somebody who wants to be told: a module of a descriptor, dynamic webhooks of one app at one address, or whoever an administrator
 * gave the site an address of.
 */
export interface Subscription {
  /** Key of the Connect app, client id of the OAuth app; null: an administrator registered it. */
  readonly app: string | null;
  /** Signs what goes to an administrator's webhook; null: nothing does. */
  readonly secret: string | null;
  /** Absolute; may hold variables such as `${issue.key}`. */
  readonly url: string;
  readonly events: readonly string[];
  /** JQL; null or empty: everything. */
  readonly filter: string | null;
  readonly fieldIds: readonly string[] | null;
  readonly propertyKeys: readonly string[] | null;
  /** Id of the dynamic webhook; null: declared in a descriptor. */
  readonly webhookId: number | null;
  readonly excludeBody: boolean;
  /** The OAuth grant behind a dynamic webhook; null: a Connect app. */
  readonly accountId: string | null;
}

const moduleSchema = z.looseObject({
  event: z.string(),
  url: z.string(),
  filter: z.string().optional(),
  propertyKeys: z.array(z.string()).optional(),
  excludeBody: z.boolean().default(false),
});

/** A Connect app at an address of its descriptor. */
export function declaredBy(app: ConnectApp, url: string): Subscription {
  return {
    ...{ app: app.key, url: url.startsWith('/') ? app.baseUrl + url : `${app.baseUrl}/${url}` },
    ...{ events: [], filter: null, propertyKeys: null, excludeBody: false },
    ...{ fieldIds: null, webhookId: null, accountId: null, secret: null },
  };
}

function declared(app: ConnectApp): Subscription[] {
  const modules = z.looseObject({ webhooks: z.array(z.unknown()) }).safeParse(app.descriptor.modules);
  if (!modules.success || app.state !== 'enabled') return [];
  return modules.data.webhooks.flatMap((one) => {
    const parsed = moduleSchema.safeParse(one);
    if (!parsed.success) return [];
    const { event, url, filter = null, propertyKeys = null, excludeBody } = parsed.data;
    return [{ ...declaredBy(app, url), events: [event], filter, propertyKeys, excludeBody }];
  });
}

function dynamic(webhook: Webhook): Subscription {
  return {
    app: webhook.appKey,
    url: webhook.url,
    events: webhook.events,
    filter: webhook.jqlFilter,
    fieldIds: webhook.fieldIdsFilter ?? null,
    propertyKeys: webhook.issuePropertyKeysFilter ?? null,
    webhookId: webhook.id,
    excludeBody: false,
    accountId: webhook.accountId ?? null,
    secret: null,
  };
}

/** Whom an administrator's webhook goes to. */
export function registered({
  url,
  events,
  jqlFilter,
  excludeBody,
  secret,
}: AdministratorWebhook): Subscription {
  const none = { app: null, fieldIds: null, propertyKeys: null, webhookId: null, accountId: null };
  return { ...none, url, events, filter: jqlFilter, excludeBody, secret };
}

/** Everybody who listens at this moment; dynamic webhooks only until they expire. `now` in milliseconds. */
export function subscriptions(state: SiteState, now: number): Subscription[] {
  const living = state.webhooks.filter(({ expirationDate }) => Date.parse(expirationDate) > now);
  const ofAdministrators = (state.administratorWebhooks ?? []).filter(({ enabled }) => enabled);
  return [
    ...state.connectApps.flatMap(declared),
    ...living.map(dynamic),
    ...ofAdministrators.map(registered),
  ];
}
