import { z } from 'zod';
import { Finding } from '../../diagnosis/index.ts';
import { IdentityKind } from '../../evidence/index.ts';

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
