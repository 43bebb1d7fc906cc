import { type OperationsTable, smallestSets } from '../operations/index.ts';
import { defaultSuite } from '../probes/default-suite.ts';

/** What is called when neither a profile nor the owner says. */
export const defaultOperations: readonly string[] = defaultSuite.map(({ operation }) => operation);

/** What a 3LO check then asks a user for: the classic scopes of what will be called, and the wish for a refresh token. */
export function scopesForOperations(table: OperationsTable, operations: readonly string[]): string[] {
  const known = operations.flatMap((name) => table.named(name) ?? []);
  return [...new Set(['read:jira-user', ...smallestSets(known, 'oauth2').classic, 'offline_access'])];
}
