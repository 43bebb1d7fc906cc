import { z } from 'zod';
import { ReportGrant, ReportIdentity } from './model/account.ts';
import { Gaps } from './model/gaps.ts';
import { Moving, ReportCheck, ReportFeature } from './model/lists.ts';
import { ProbeResult } from './model/probe.ts';

export { ReportGrant, ReportIdentity } from './model/account.ts';
export { Gaps } from './model/gaps.ts';
export { Moving, ReportCheck, ReportFeature } from './model/lists.ts';
export { ProbeEvidence, ProbeResult, type Verdict, verdicts } from './model/probe.ts';

/** Who said what is needed: a named integration, a list of operations, the app's own files, or nobody. */
export const ReportNeeds = z.object({
  from: z.enum(['profile', 'operations', 'app', 'none']),
  name: z.string().optional(),
  /** The name as people write it: "GitLab Jira issues integration". */
  title: z.string().optional(),
  /** As they were asked for; empty where nobody said. */
  operations: z.array(z.string()),
});
export type ReportNeeds = z.infer<typeof ReportNeeds>;

export const Summary = z.object({
  healthy: z.number(),
  problem: z.number(),
  closed: z.number().default(0),
  notApplicable: z.number(),
  inconclusive: z.number(),
});
export type Summary = z.infer<typeof Summary>;

/** schemaVersion 2 of a self-test report. `durationMs` in milliseconds, `points` in Jira rate-limit points. */
export const Report = z.object({
  schemaVersion: z.literal(2),
  id: z.string(),
  state: z.enum(['running', 'finished', 'failed']),
  needs: ReportNeeds,
  site: z.object({
    url: z.string(),
    cloudId: z.string().optional(),
    deployment: z.enum(['cloud', 'server', 'datacenter']).nullable(),
  }),
  startedAt: z.string(),
  durationMs: z.number(),
  points: z.object({ estimated: z.number(), spent: z.number().optional() }),
  identities: z.array(ReportIdentity),
  probes: z.array(ProbeResult),
  gaps: Gaps,
  summary: Summary,
  notChecked: z.array(z.string()),
  /** What the run was asked about, beside what is needed. */
  subject: z
    .object({
      project: z.string().optional(),
      issue: z.string().optional(),
      accountId: z.string().optional(),
    })
    .optional(),
  /** Where an account was judged without its credential: through which grants it holds what is needed. */
  grants: z.array(ReportGrant).optional(),
  /** The same: what works for somebody else and not for that account, a sentence each. */
  comparison: z.array(z.string()).optional(),
  /** Of `clearance check` only. */
  checks: z.array(ReportCheck).optional(),
  /** Of a run with a profile only. */
  features: z.array(ReportFeature).optional(),
  /** Where a Connect app is among the identities. */
  moving: Moving.optional(),
});
export type Report = z.infer<typeof Report>;
