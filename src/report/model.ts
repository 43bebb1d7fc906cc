import { z } from 'zod';
import { Finding } from '../diagnosis/index.ts';
import { IdentityKind } from '../evidence/index.ts';

/** `problem`: refused, and somebody needs it. `closed`: refused, and nobody said that it is needed. */
export const verdicts = ['healthy', 'problem', 'closed', 'not-applicable', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];

/** What an operation needs, as the report shows it: Connect scope, OAuth groups (any one of them, all of its scopes), permissions. */
export const Needs = z.object({
  connect: z.string().nullable(),
  groups: z.array(z.array(z.string())),
  permissions: z.array(z.string()),
});
export type Needs = z.infer<typeof Needs>;

export const ReportIdentity = z.object({
  kind: IdentityKind,
  label: z.string(),
  scopes: z.array(z.string()).nullable(),
  account: z
    .object({
      accountId: z.string(),
      groups: z.array(z.string()).optional(),
      active: z.boolean().nullable(),
      /** Holds Administer Jira; missing: not known. */
      administers: z.boolean().optional(),
    })
    .optional(),
  /** False: the identity could not even authenticate, so its probes were not made; `findings` says why. */
  usable: z.boolean(),
  findings: z.array(Finding).optional(),
});
export type ReportIdentity = z.infer<typeof ReportIdentity>;

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

export const Gaps = z.object({
  scopes: z.array(
    z.object({
      identity: IdentityKind,
      missing: z.array(z.string()),
      operations: z.array(z.string()),
      /** The line to change, ready to paste. */
      patch: z.string(),
    }),
  ),
  groups: z.array(
    z.object({
      identity: IdentityKind,
      group: z.string(),
      why: z.string(),
      /** `grant`: the group lost the permission; `provision`: Jira alone puts an app's user there; `join`: add the account. */
      way: z.enum(['grant', 'provision', 'join']).default('join'),
    }),
  ),
  globalPermissions: z.array(z.object({ identity: IdentityKind, permission: z.string() })),
  projectPermissions: z.array(
    z.object({ identity: IdentityKind, project: z.string(), permission: z.string() }),
  ),
  unusedScopes: z.array(z.object({ identity: IdentityKind, scope: z.string() })),
});
export type Gaps = z.infer<typeof Gaps>;

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

/** One right of an account in one project: held through which grant, or who holds it in its place. */
export const ReportGrant = z.object({
  identity: IdentityKind,
  permission: z.string(),
  project: z.string(),
  held: z.boolean(),
  /** Name of the permission scheme that grants it. */
  scheme: z.string(),
  /** "group jira-users → project role Members"; empty: not held, or by a way that cannot be read. */
  through: z.array(z.string()),
  /** Whom the scheme grants it to, as its screen names them. */
  grantedTo: z.array(z.string()),
});
export type ReportGrant = z.infer<typeof ReportGrant>;

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
