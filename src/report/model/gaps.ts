import { z } from 'zod';
import { IdentityKind } from '../../evidence/index.ts';

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
      /** Those that want it, refused by it or by something else besides. */
      operations: z.array(z.string()).default([]),
    }),
  ),
  globalPermissions: z.array(z.object({ identity: IdentityKind, permission: z.string() })),
  projectPermissions: z.array(
    z.object({ identity: IdentityKind, project: z.string(), permission: z.string() }),
  ),
  unusedScopes: z.array(z.object({ identity: IdentityKind, scope: z.string() })),
});
export type Gaps = z.infer<typeof Gaps>;
