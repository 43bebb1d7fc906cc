import { type OperationsTable, smallestSets } from '../../../jira-facts/index.ts';

/** Who agreed, what he sees, and whether his token can be refreshed. */
const forALook = ['read:jira-user', 'read:jira-work', 'offline_access'];

/**
 * What a 3LO check asks a user for: the classic scopes of what is needed, and the wish for a refresh token. Where nobody
 * said what is needed, enough to look; nobody is asked to let an app manage or write for the sake of a look.
 */
export function scopesForOperations(table: OperationsTable, operations: readonly string[] | null): string[] {
  if (operations === null) return forALook;
  const known = operations.flatMap((name) => table.named(name) ?? []);
  return [...new Set(['read:jira-user', ...smallestSets(known, 'oauth2').classic, 'offline_access'])];
}
