import type { OperationRow } from './row.ts';

const global: readonly (readonly [RegExp, string])[] = [
  [/_?administer jira_? \[?global permission/i, 'ADMINISTER'],
  [/_?browse users and groups_? \[?global permission/i, 'USER_PICKER'],
  [/_?bulk change_? \[?global permission|global bulk change permission/i, 'BULK_CHANGE'],
  [/site administration|site-admin/i, 'SITE_ADMIN'],
];
const project: readonly (readonly [RegExp, string])[] = [
  [/_?browse projects_? /i, 'BROWSE_PROJECTS'],
  [/_?administer projects_? /i, 'ADMINISTER_PROJECTS'],
  [/_?create issues_? /i, 'CREATE_ISSUES'],
  [/_?edit issues_? /i, 'EDIT_ISSUES'],
  [/_?delete issues_? /i, 'DELETE_ISSUES'],
  [/_?assign issues_? /i, 'ASSIGN_ISSUES'],
  [/_?link issues_? /i, 'LINK_ISSUES'],
];

/**
 * A first reading of the "Permissions required" line of a new operation. It is marked `review`: only a person can
 * tell "or" from "and" in that prose.
 */
export const permissionsFromProse = (description: string): OperationRow['permissions'] => {
  const line = /\*\*\[?Permissions\]?(?:\([^)]*\))? required:\*\*([\s\S]*?)(?:\n\n\S|$)/i.exec(
    description,
  )?.[1];
  if (line === undefined) return { undocumented: true, review: true };
  const found = {
    global: global.filter(([pattern]) => pattern.test(line)).map(([, key]) => key),
    project: project.filter(([pattern]) => pattern.test(line)).map(([, key]) => key),
  };
  const nothing = found.global.length + found.project.length === 0;
  return {
    ...(nothing && /^\s*none/i.test(line) ? { none: true } : {}),
    ...(found.global.length > 0 ? { global: found.global } : {}),
    ...(found.project.length > 0 ? { project: found.project } : {}),
    ...(nothing && /permission to access jira/i.test(line) ? { access: 'jira' } : {}),
    ...(/accessed anonymously/i.test(description) ? { anonymous: true } : {}),
    review: true,
  };
};
