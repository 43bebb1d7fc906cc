import { z } from 'zod';

/**
 * What Jira posts on a lifecycle event. Lenient on purpose: fields come and go
 * (https://developer.atlassian.com/cloud/confluence/deprecation-notice-removal-of-some-connect-app-install-payload-fields/),
 * so only what we rely on is required and the rest is ignored.
 */
const lifecycleFields = {
  key: z.string().min(1).max(255),
  clientKey: z.string().min(1).max(255),
  baseUrl: z.string().min(1).max(512),
  eventType: z.string().max(64).optional(),
  displayUrl: z.string().max(512).nullish(),
  productType: z.string().max(64).nullish(),
  oauthClientId: z.string().max(512).nullish(),
  installationId: z.string().max(512).nullish(),
  cloudId: z.string().max(255).nullish(),
};

export const InstalledPayload = z.object({ ...lifecycleFields, sharedSecret: z.string().min(1).max(4096) });
export type InstalledPayload = z.infer<typeof InstalledPayload>;

/** `uninstalled`, `enabled` and `disabled`. */
export const LifecyclePayload = z.object(lifecycleFields);
export type LifecyclePayload = z.infer<typeof LifecyclePayload>;

export type LifecycleEventType = 'installed' | 'uninstalled' | 'enabled' | 'disabled';
