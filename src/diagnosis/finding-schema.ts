import * as z from 'zod/mini';
import { causeIds } from './cause.ts';

/** Who can carry out a fix step. */
const fixers = ['app developer', 'Jira administrator', 'credential owner', 'Atlassian'] as const;
export type Fixer = (typeof fixers)[number];

export const FixStep = z.object({
  who: z.enum(fixers),
  step: z.string(),
  link: z.optional(z.string()),
});
export type FixStep = z.infer<typeof FixStep>;

export const Missing = z.object({
  /** Scopes to add. Where either of two groups would do, the group that costs least; the step words the alternative. */
  scopes: z.array(z.string()),
  groups: z.array(z.string()),
  globalPermissions: z.array(z.string()),
  projectPermissions: z.array(z.string()),
});
export type Missing = z.infer<typeof Missing>;

/** One possible cause, how sure we are (0..1), the facts it rests on, what is missing and the smallest fix. */
export const Finding = z.object({
  cause: z.enum(causeIds),
  confidence: z.number().check(z.gte(0), z.lte(1)),
  because: z.array(z.string()).check(z.minLength(1)),
  missing: Missing,
  fix: z.array(FixStep).check(z.minLength(1)),
  /** The near alternatives, each with the fact that speaks against it. */
  ruledOut: z._default(z.array(z.object({ cause: z.enum(causeIds), because: z.string() })), []),
  settledBy: z.optional(z.string()),
});
export type Finding = z.infer<typeof Finding>;
