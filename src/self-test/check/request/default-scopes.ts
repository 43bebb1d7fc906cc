import { type OperationsTable, smallestSets } from '../../../jira-facts/index.ts';
import { defaultSuite } from '../../probes/index.ts';

/** Without the products that a healthy site may lack: an app asks for their scopes only when it needs them. */
const everywhere = defaultSuite.flatMap((probe) =>
  probe.optionalProduct === undefined ? probe.operation : [],
);

/** What a 3LO check asks a user for: the classic scopes of what will be called, and the wish for a refresh token. */
export function scopesForOperations(
  table: OperationsTable,
  operations: readonly string[] = everywhere,
): string[] {
  const known = operations.flatMap((name) => table.named(name) ?? []);
  return [...new Set(['read:jira-user', ...smallestSets(known, 'oauth2').classic, 'offline_access'])];
}
