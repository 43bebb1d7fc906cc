import { z } from 'zod';
import { printableLine } from '../../report/index.ts';
import { AccountId, JiraKey } from '../server/api/jira-names.ts';

const Operation = z.string().min(1).max(300);

/** An end that its owner knows and nobody can read: a label, never a secret. `expiresAt` in ISO 8601, a day or a time. */
export const Expiry = z.object({
  what: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine((text) => printableLine(text) === text),
  expiresAt: z.iso.date().or(z.iso.datetime({ offset: true })),
  source: z.string().max(60).default('entered by hand'),
});
export type Expiry = z.infer<typeof Expiry>;

/** What `PUT /api/watch` takes; what a `GET` answers beside it is ignored, so that an answer can be sent back changed. */
export const WatchSettings = z.object({
  every: z.enum(['hour', 'day', 'off']),
  profile: z.string().min(1).max(64).optional(),
  operations: z.array(Operation).min(1).max(500).optional(),
  project: JiraKey.optional(),
  /** Whose rights are judged beside the app's own. */
  accounts: z.array(AccountId).max(10).default([]),
  expiries: z.array(Expiry).max(50).default([]),
});
export type WatchSettings = z.infer<typeof WatchSettings>;

export const noWatch: WatchSettings = { every: 'off', accounts: [], expiries: [] };
