import { z } from 'zod';
import type { JiraRequest } from '../../../jira-client/index.ts';
import type { Asker } from '../asker.ts';
import { type Found, factIn, found, foundFrom } from '../found.ts';
import type { Account } from './who-am-i.ts';

export const groupsOfRequest = (accountId: string): JiraRequest => ({
  method: 'GET',
  path: `/rest/api/3/user/groups?accountId=${encodeURIComponent(accountId)}`,
});

const Groups = z.array(z.object({ name: z.string(), groupId: z.string().nullish() }));

/** Names of the groups an account is in: from its own profile, else by asking for them. */
export async function ownGroups(asker: Asker, account: Account): Promise<Found<string[]>> {
  if (account.groups !== null) return found(account.groups);
  const groups = factIn(await asker.ask(groupsOfRequest(account.accountId)), Groups);
  return foundFrom(groups, (all) => all.map(({ name }) => name));
}
