import { z } from 'zod';
import { IdentityKind } from '../../evidence/index.ts';
import { verdicts } from './probe.ts';

/** One line of the list that people went through by hand: the address, the credential's form, the account, the limits … */
export const ReportCheck = z.object({
  id: z.string(),
  title: z.string(),
  verdict: z.enum(verdicts),
  identity: z.optional(IdentityKind),
  /** One sentence: what was found. */
  note: z.string(),
});
export type ReportCheck = z.infer<typeof ReportCheck>;

/** What a named integration does for its users, and whether it would work as this identity. */
export const ReportFeature = z.object({
  name: z.string(),
  identity: IdentityKind,
  verdict: z.enum(verdicts),
  optional: z.boolean(),
  operations: z.array(z.string()),
  note: z.string(),
});
export type ReportFeature = z.infer<typeof ReportFeature>;

/** What changes for a Connect app when it becomes a Forge app, for the operations of the run. */
export const Moving = z.object({
  /** ISO 8601 day. */
  endOfSupport: z.string(),
  /** Negative when it is past. */
  daysLeft: z.number(),
  /** Least scopes of the manifest; `newApproval`: not covered by what administrators granted to the Connect app. */
  scopes: z.array(z.object({ scope: z.string(), newApproval: z.boolean() })),
  kept: z.array(z.string()),
  lost: z.array(z.string()),
  gained: z.array(z.string()),
  /** The same in words, at most seven lines. */
  sentences: z.array(z.string()),
});
export type Moving = z.infer<typeof Moving>;
