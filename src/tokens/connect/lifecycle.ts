import { z } from 'zod';

/** PostgreSQL keeps no NUL in a text, and no field of Atlassian's holds a control character. */
const optionalText = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u)
    .nullish();

/**
 * What Jira posts on a lifecycle event. Lenient on purpose: fields come and go
 * (https://developer.atlassian.com/cloud/confluence/deprecation-notice-removal-of-some-connect-app-install-payload-fields/),
 * so only what we rely on is required and the rest is ignored.
 */
const lifecycleFields = {
  key: z.string().min(1).max(255),
  clientKey: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  baseUrl: z.string().min(1).max(512),
  eventType: z.string().max(64).nullish(),
  displayUrl: optionalText(512),
  productType: optionalText(64),
  oauthClientId: optionalText(512),
  installationId: optionalText(512),
  cloudId: optionalText(255),
};

export const InstalledPayload = z.object({ ...lifecycleFields, sharedSecret: z.string().min(1).max(4096) });
export type InstalledPayload = z.infer<typeof InstalledPayload>;

/** `uninstalled`, `enabled` and `disabled`. */
export const LifecyclePayload = z.object(lifecycleFields);
export type LifecyclePayload = z.infer<typeof LifecyclePayload>;

export type LifecycleEventType = 'installed' | 'uninstalled' | 'enabled' | 'disabled';
