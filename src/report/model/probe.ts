import { z } from 'zod';
import { Finding } from '../../diagnosis/index.ts';
import { IdentityKind } from '../../evidence/index.ts';

/** `problem`: refused, and somebody needs it. `closed`: refused, and nobody said that it is needed. */
export const verdicts = ['healthy', 'problem', 'closed', 'not-applicable', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];

/** What an operation needs, as the report shows it: Connect scope, OAuth groups (any one of them, all of its scopes), permissions. */
const Needs = z.object({
  connect: z.string().nullable(),
  groups: z.array(z.array(z.string())),
  permissions: z.array(z.string()),
});

/** What was asked and what came back, redacted: enough to replay and to judge, nothing to log in with. */
export const ProbeEvidence = z.object({
  /** As whom and why the call was made: "The call itself, as the app". */
  caption: z.string().optional(),
  curl: z.string(),
  status: z.number().nullable(),
  headers: z.record(z.string(), z.string()),
  bodyExcerpt: z.string().nullable(),
  failure: z.string().optional(),
});
export type ProbeEvidence = z.infer<typeof ProbeEvidence>;

export const ProbeResult = z.object({
  /** Exactly as it was asked, template kept: "GET /rest/api/3/permissions". */
  operation: z.string(),
  identity: IdentityKind,
  verdict: z.enum(verdicts),
  /** Asked for by name, by a profile or by the app itself, or about a project or issue that was named. */
  needed: z.boolean().default(true),
  /** True: no call was made; the verdict follows from scopes and permission checks. */
  predicted: z.boolean(),
  status: z.number().optional(),
  durationMs: z.number().optional(),
  needs: Needs,
  findings: z.array(Finding),
  /** Key of the project in which a call that was not made was judged. */
  project: z.string().optional(),
  /** One sentence: why not applicable or inconclusive. */
  note: z.string().optional(),
  /** The call itself first, then the questions asked to tell causes apart. */
  evidence: z.array(ProbeEvidence).optional(),
});
export type ProbeResult = z.infer<typeof ProbeResult>;
