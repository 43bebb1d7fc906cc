import type { Operation, OperationsTable } from '../../../jira-facts/index.ts';

/** "Issue comments" → "issuecomments". */
export const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/**
 * The operations by group and id, both as Atlassian's documents have them: what is generated from the documents calls its methods so,
 * `issues.getIssue`. Version 3 where both have it.
 */
export const byDocumentedName = (table: OperationsTable): ReadonlyMap<string, Operation> => {
  const byName = new Map<string, Operation>();
  for (const operation of table.all) {
    const key = `${plain(operation.group ?? '')}.${operation.id}`;
    const before = byName.get(key);
    if (
      before === undefined ||
      (before.removed && !operation.removed) ||
      operation.path.startsWith('/rest/api/3/')
    )
      byName.set(key, operation);
  }
  return byName;
};
