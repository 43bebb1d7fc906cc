import { z } from 'zod';
import type { JiraRequest } from '../../../jira-client/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn } from '../found.ts';

export const whoAmIRequest: JiraRequest = {
  method: 'GET',
  path: '/rest/api/3/myself?expand=groups,applicationRoles',
};

/** Jira says how many there are and lists them only when asked to expand; null: some are not listed. */
const named = z
  .object({
    size: z.number().nullish(),
    items: z.array(z.object({ name: z.string().nullish(), key: z.string().nullish() })).nullish(),
  })
  .transform(({ size, items }) => {
    const listed = items ?? [];
    // Neither a number nor a list tells nothing.
    const all = size ?? items?.length ?? Number.POSITIVE_INFINITY;
    return all > listed.length ? null : listed;
  });

/** Whatever else of it is null or left out, the id tells the account. */
const Myself = z
  .object({
    accountId: z.string().min(1),
    accountType: z.string().nullish(),
    active: z.boolean().nullish(),
    displayName: z.string().nullish(),
    groups: named.nullish(),
    applicationRoles: named.nullish(),
  })
  .transform((myself) => ({
    accountId: myself.accountId,
    accountType: myself.accountType ?? null,
    active: myself.active ?? null,
    displayName: myself.displayName ?? null,
    /** null: the answer did not hold them. */
    groups: myself.groups?.flatMap(({ name }) => name ?? []) ?? null,
    applicationRoles: myself.applicationRoles?.flatMap(({ key, name }) => key ?? name ?? []) ?? null,
  }));

export type Account = z.output<typeof Myself>;

/** Which account Jira takes the identity for: the one probe that a dead credential cannot pass. */
export async function whoAmI(asker: Asker): Promise<Found<Account>> {
  return factIn(await asker.ask(whoAmIRequest), Myself);
}
