import { type OperationsTable, permissionClauses } from '../../jira-facts/index.ts';
import type { PermissionKeys } from '../probes/index.ts';

/**
 * Built-in keys every Cloud site knows (permission schemes of the OpenAPI document, and its samples). One unknown key
 * refuses the whole question, so keys that only some sites have are not asked for.
 */
const everywhere = {
  global: [
    'ADMINISTER',
    'BULK_CHANGE',
    'USER_PICKER',
    'CREATE_SHARED_OBJECTS',
    'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
  ],
  project: [
    'BROWSE_PROJECTS',
    'ADMINISTER_PROJECTS',
    'CREATE_ISSUES',
    'EDIT_ISSUES',
    'DELETE_ISSUES',
    'ASSIGN_ISSUES',
    'LINK_ISSUES',
    'TRANSITION_ISSUES',
    'MOVE_ISSUES',
    'ADD_COMMENTS',
    'EDIT_ALL_COMMENTS',
    'EDIT_OWN_COMMENTS',
    'DELETE_ALL_COMMENTS',
    'DELETE_OWN_COMMENTS',
    'CREATE_ATTACHMENTS',
    'DELETE_ALL_ATTACHMENTS',
    'DELETE_OWN_ATTACHMENTS',
    'MANAGE_WATCHERS',
    'VIEW_VOTERS_AND_WATCHERS',
    'WORK_ON_ISSUES',
    'EDIT_ALL_WORKLOGS',
    'EDIT_OWN_WORKLOGS',
    'DELETE_ALL_WORKLOGS',
    'DELETE_OWN_WORKLOGS',
    'SET_ISSUE_SECURITY',
    'MODIFY_REPORTER',
    'SCHEDULE_ISSUES',
    'RESOLVE_ISSUES',
    'CLOSE_ISSUES',
    'VIEW_READONLY_WORKFLOW',
  ],
} as const;

/** The system administrators of Server and Data Center; Cloud has none. */
const onlySelfHosted = ['SYSTEM_ADMIN'] as const;

/** The permissions worth asking about for these operations, in a fixed order. */
export function permissionKeysFor(
  operations: readonly string[],
  table: OperationsTable,
  selfHosted = false,
): PermissionKeys {
  const needed = new Set<string>();
  for (const name of operations) {
    const operation = table.named(name);
    if (operation === null) continue;
    for (const key of permissionClauses(operation).flat()) needed.add(key);
    for (const key of operation.permissions.conditional ?? []) needed.add(key);
  }
  const project = everywhere.project.filter((key) => needed.has(key));
  return {
    // All of them: they are on the list that people go through by hand, and one question tells them all.
    global: [...everywhere.global, ...(selfHosted ? onlySelfHosted : [])],
    project:
      project.length > 0 && !project.includes('BROWSE_PROJECTS') ? ['BROWSE_PROJECTS', ...project] : project,
  };
}

/** Is it a permission of the site, or of one project? null: a key that is never asked about. */
export function levelOf(key: string): 'global' | 'project' | null {
  if (everywhere.global.some((known) => known === key)) return 'global';
  return everywhere.project.some((known) => known === key) ? 'project' : null;
}
