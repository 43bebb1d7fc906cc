import type { Operation, OperationsTable } from '../../../jira-facts/index.ts';
import { byDocumentedName, plain } from '../clients/documented-names.ts';
import { jiraClient } from '../clients/jira-client.ts';
import type { Site } from './module.ts';
import { bare, lastName, receiverName } from './syntax.ts';

/** What versions 4 and 5 call otherwise than the documents. */
const olderNames = new Map([
  ['searchForIssuesUsingJqlEnhancedSearch', 'searchAndReconsileIssuesUsingJql'],
  ['searchForIssuesUsingJqlEnhancedSearchPost', 'searchAndReconsileIssuesUsingJqlPost'],
]);

/** Finds the operation behind a method of jira.js, which names them after the operation ids of Atlassian's documents. */
type MethodNames = (site: Site) => Operation | null;

/** `client.issues.getIssue(…)`: group and operation id. */
export const jiraJsMethods = (table: OperationsTable): MethodNames => {
  const byName = byDocumentedName(table);
  return ({ node, name }) => {
    const callee = bare(node.callee);
    const group = callee.type === 'MemberExpression' ? bare(callee.object) : null;
    // `this.projects` is the app's own: a group is one of a client.
    if (group === null || (group.type === 'MemberExpression' && group.object.type === 'ThisExpression'))
      return null;
    const key = `${plain(lastName(group))}.${olderNames.get(name) ?? name}`;
    return byName.get(key) ?? null;
  };
};

/** Methods of `jira-client`, where the app names it: `jira.findIssue(…)`. */
export const jiraClientMethods = (table: OperationsTable, isUsed: boolean): MethodNames => {
  return ({ node, name }) => {
    const operation =
      isUsed && /jira|client|api/i.test(receiverName(node.callee)) ? jiraClient.get(name) : undefined;
    return operation === undefined ? null : table.named(operation);
  };
};

/** A text that uses a group of jira.js: `.issueSearch.`. */
export const jiraJsGroups = (table: OperationsTable): RegExp => {
  const groups = new Set(table.all.flatMap(({ group }) => (group ? plain(group) : [])));
  return new RegExp(`\\.(?:${[...groups].join('|')})\\.`, 'i');
};
