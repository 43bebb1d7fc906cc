import { z } from 'zod';
import { holderTypes } from '../state/projects.ts';

/** An account id, or `app:KEY` for the user of an installed app. */
const account = z.string().min(1);
const permission = z.string().min(1);
const holder = z.object({
  type: z.enum(holderTypes),
  /** Role name or id, group name, account id or `app:KEY`. */
  parameter: z.string().optional(),
});

/** Steps that a merge words badly. They run in order, after the merge. */
export const commandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add-to-group'), account, group: z.string() }),
  z.object({ do: z.literal('remove-from-group'), account, group: z.string() }),
  z.object({ do: z.literal('grant-global'), permission, group: z.string() }),
  z.object({ do: z.literal('revoke-global'), permission, group: z.string() }),
  z.object({ do: z.literal('grant-in-project'), project: z.string(), permission, holder }),
  z.object({
    do: z.literal('revoke-in-project'),
    project: z.string(),
    permission: permission.optional(),
    holder,
  }),
  z.object({ do: z.literal('add-to-role'), project: z.string(), role: z.string(), account }),
  z.object({ do: z.literal('remove-from-role'), project: z.string(), role: z.string(), account }),
  z.object({ do: z.literal('set-scopes'), app: z.string(), scopes: z.array(z.string()) }),
  z.object({ do: z.literal('approve-update'), app: z.string() }),
  z.object({ do: z.literal('enable-app'), app: z.string() }),
  z.object({ do: z.literal('disable-app'), app: z.string() }),
  z.object({
    do: z.literal('switch-fault-on'),
    fault: z.string(),
    options: z.record(z.string(), z.unknown()).default({}),
  }),
  z.object({ do: z.literal('switch-fault-off'), fault: z.string() }),
]);

export type Command = z.infer<typeof commandSchema>;

export type Holder = z.infer<typeof holder>;
