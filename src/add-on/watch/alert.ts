import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { counted } from '../../report/index.ts';
import type { Secret } from '../../tokens/index.ts';

const Gap = z.object({
  id: z.string(),
  title: z.string(),
  operations: z.array(z.string()),
  /** Whose gap it is, where an account is judged beside the app. */
  accountId: z.string().optional(),
  /** The audit record that did it, where the site lets it be read. */
  why: z
    .object({ at: z.string(), category: z.string(), object: z.string(), byAccountId: z.string().optional() })
    .optional(),
});

/** What is posted to ALERT_WEBHOOK_URL, schemaVersion 1. It names gaps and ends, never a secret or a person. */
export const Alert = z.object({
  schemaVersion: z.literal(1),
  kind: z.literal('clearance.watch'),
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  site: z.string(),
  /** The run that found it; absent where only an end comes near. */
  selfTest: z.string().optional(),
  /** One sentence, for a chat. */
  text: z.string(),
  opened: z.array(Gap),
  closed: z.array(Gap),
  expiries: z.array(
    z.object({ what: z.string(), expiresAt: z.string(), source: z.string(), daysLeft: z.number() }),
  ),
});
export type Alert = z.infer<typeof Alert>;

/**
 * Headers of a delivery. `X-Clearance-Signature` is `t=SECONDS,v1=HEX`, where HEX is HMAC-SHA256 over `SECONDS.BODY`; a
 * receiver refuses what is older than it likes, and what it has seen by `X-Clearance-Delivery`.
 */
export function signedHeaders(id: string, body: string, secret: Secret, now: Date): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1000);
  const mac = createHmac('sha256', secret.reveal()).update(`${seconds}.${body}`).digest('hex');
  return {
    'content-type': 'application/json',
    'user-agent': 'Clearance',
    'x-clearance-delivery': id,
    'x-clearance-signature': `t=${seconds},v1=${mac}`,
  };
}

/** "2 gaps opened, 1 closed on acme.atlassian.net: …". */
export function alertText(site: string, alert: Pick<Alert, 'opened' | 'closed' | 'expiries'>): string {
  const { opened, closed, expiries } = alert;
  const counts = [
    opened.length === 0 ? '' : `${counted(opened.length, 'gap')} opened`,
    closed.length === 0 ? '' : `${closed.length} closed`,
    ...expiries.map(({ what, daysLeft }) => endText(what, daysLeft)),
  ].filter((part) => part !== '');
  const names = [...opened, ...closed].map(({ title }) => title).slice(0, 3);
  return `${counts.join(', ')} on ${site.replace(/^https?:\/\//, '')}${names.length === 0 ? '' : `: ${names.join('; ')}`}`;
}

const endText = (what: string, daysLeft: number): string =>
  daysLeft <= 0 ? `${what} has ended` : `${what} ends in ${counted(daysLeft, 'day')}`;
