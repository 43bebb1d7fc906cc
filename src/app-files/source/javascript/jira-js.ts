import type { Operation, OperationsTable } from '../../../jira-facts/index.ts';
import { jiraClient } from '../clients/jira-client.ts';
import { jiraConnector } from '../clients/jira-connector.ts';
import type { Site } from './module.ts';
import { bare, keyName, receiverName } from './syntax.ts';

/** "Issue comments" → "issuecomments". */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** Finds the operation behind a method of jira.js, which names them after the operation ids of Atlassian's documents. */
type MethodNames = (site: Site) => Operation | null;

/** `client.issues.getIssue(…)`: group and operation id, both as the documents have them. Version 3 where both have it. */
export const jiraJsMethods = (table: OperationsTable): MethodNames => {
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
  return ({ node, name }) => {
    const callee = bare(node.callee);
    if (callee.type !== 'MemberExpression') return null;
    const group = bare(callee.object);
    const groupName =
      group.type === 'MemberExpression'
        ? keyName(group.property, group.computed)
        : group.type === 'Identifier'
          ? group.name
          : null;
    return groupName === null ? null : (byName.get(`${plain(groupName)}.${name}`) ?? null);
  };
};

/** Methods of two other packages, where the app names them: `jira.findIssue(…)`, `jira.issue.getIssue(…)`. */
export const otherClientMethods = (
  table: OperationsTable,
  isUsed: (packageName: string) => boolean,
): MethodNames => {
  const [plainOnes, grouped] = [isUsed('jira-client'), isUsed('jira-connector')];
  return ({ node, name }) => {
    const receiver = receiverName(node.callee);
    const operation =
      (plainOnes && /jira|client|api/i.test(receiver) ? jiraClient.get(name) : undefined) ??
      (grouped ? jiraConnector.get(`${receiver}.${name}`) : undefined);
    return operation === undefined ? null : table.named(operation);
  };
};

/** A text that uses a group of jira.js: `.issueSearch.`. */
export const jiraJsGroups = (table: OperationsTable): RegExp => {
  const groups = new Set(table.all.flatMap(({ group }) => (group ? plain(group) : [])));
  return new RegExp(`\\.(?:${[...groups].join('|')})\\.`, 'i');
};
