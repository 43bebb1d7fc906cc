import type { OperationRow } from './row.ts';

const global: readonly (readonly [RegExp, string])[] = [
  [/administer jira \[?global permission/i, 'ADMINISTER'],
  [/browse users and groups \[?global permission/i, 'USER_PICKER'],
  [/bulk change \[?global permission|global bulk change permission/i, 'BULK_CHANGE'],
  [/site administration|site-admin/i, 'SITE_ADMIN'],
];
const project: readonly (readonly [RegExp, string])[] = [
  [/browse projects /i, 'BROWSE_PROJECTS'],
  [/administer projects /i, 'ADMINISTER_PROJECTS'],
  [/create issues /i, 'CREATE_ISSUES'],
  [/edit issues /i, 'EDIT_ISSUES'],
  [/delete issues /i, 'DELETE_ISSUES'],
  [/assign issues /i, 'ASSIGN_ISSUES'],
  [/link issues /i, 'LINK_ISSUES'],
];

/**
 * A first reading of the "Permissions required" line of a new operation. It is marked `review`: only a person can
 * tell "or" from "and" in that prose.
 */
export const permissionsFromProse = (description: string): OperationRow['permissions'] => {
  const plain = description.replace(/[*_]/g, '');
  const line = /\[?Permissions\]?(?:\([^)]*\))? required:([\s\S]*?)(?:\n\n\S|$)/i.exec(plain)?.[1];
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
