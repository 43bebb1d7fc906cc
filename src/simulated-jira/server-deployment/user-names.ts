import { createHash } from 'node:crypto';
import type { SiteState, User } from '../state.ts';

/** The name somebody signs in with on Server: their own, else what stands before the @ of their address, else the account. */
export function userName({ name, emailAddress, accountId }: User): string {
  return name ?? emailAddress?.split('@')[0] ?? accountId;
}

/** Keys stay when a name changes; since Jira 8.4 new accounts get them in this form, with a number. */
export function userKey({ accountId }: User): string {
  return `JIRAUSER${createHash('sha1').update(accountId).digest().readUInt32BE()}`;
}

/** Somebody by user name, in any case of letters, or by key; null: nobody. */
export function userNamed({ users }: SiteState, nameOrKey: string): User | null {
  const lower = nameOrKey.toLowerCase();
  return (
    users.find((user) => userName(user).toLowerCase() === lower) ??
    users.find((user) => userKey(user) === nameOrKey) ??
    null
  );
}
