import type { PermissionGrant, PermissionScheme, ProjectRole } from '../state.ts';

/** Role ids of the healthy site. */
export const roles = { administrators: 10002, members: 10001, addons: 10003, teamMembers: 10101 } as const;

/** The role Jira puts every app user above READ into. */
export const addonRoleName = 'atlassian-addons-project-access';

/** Built-in project permissions (reference: permission-scheme description of the platform document). */
export const projectPermissionKeys = [
  ...['ADMINISTER_PROJECTS', 'EDIT_WORKFLOW', 'EDIT_ISSUE_LAYOUT'],
  ...['BROWSE_PROJECTS', 'MANAGE_SPRINTS_PERMISSION', 'SERVICEDESK_AGENT', 'VIEW_DEV_TOOLS'],
  ...['VIEW_READONLY_WORKFLOW', 'ASSIGNABLE_USER', 'ASSIGN_ISSUES', 'CLOSE_ISSUES', 'CREATE_ISSUES'],
  ...['DELETE_ISSUES', 'EDIT_ISSUES', 'LINK_ISSUES', 'MODIFY_REPORTER', 'MOVE_ISSUES', 'RESOLVE_ISSUES'],
  ...['SCHEDULE_ISSUES', 'SET_ISSUE_SECURITY', 'TRANSITION_ISSUES', 'MANAGE_WATCHERS'],
  ...['VIEW_VOTERS_AND_WATCHERS', 'ADD_COMMENTS', 'DELETE_ALL_COMMENTS', 'DELETE_OWN_COMMENTS'],
  ...['EDIT_ALL_COMMENTS', 'EDIT_OWN_COMMENTS', 'CREATE_ATTACHMENTS', 'DELETE_ALL_ATTACHMENTS'],
  ...['DELETE_OWN_ATTACHMENTS', 'WORK_ON_ISSUES', 'EDIT_ALL_WORKLOGS', 'EDIT_OWN_WORKLOGS'],
  ...['DELETE_ALL_WORKLOGS', 'DELETE_OWN_WORKLOGS'],
] as const;

/** What Jira gives a plain member by default: everything but administering and other people's things. */
const notForMembers = new Set<string>([
  ...['ADMINISTER_PROJECTS', 'EDIT_WORKFLOW', 'EDIT_ISSUE_LAYOUT', 'DELETE_ISSUES', 'MODIFY_REPORTER'],
  ...['SET_ISSUE_SECURITY', 'DELETE_ALL_COMMENTS', 'DELETE_ALL_ATTACHMENTS', 'EDIT_ALL_WORKLOGS'],
  ...['DELETE_ALL_WORKLOGS', 'EDIT_ALL_COMMENTS'],
]);

/** The roles of the site; the one for apps exists from the start, as on a site that ever had an app. */
export function projectRoles(): ProjectRole[] {
  return [
    {
      id: roles.administrators,
      name: 'Administrators',
      description: 'A project role that represents administrators in a project',
    },
    {
      id: roles.members,
      name: 'Members',
      description: 'A project role that represents people who work on a project',
    },
    {
      id: roles.addons,
      name: addonRoleName,
      description: 'A project role that represents Connect add-ons declaring a scope for editing',
      admin: true,
    },
    { id: roles.teamMembers, name: 'Member', description: 'Members of a team-managed project' },
  ];
}

/** A scheme whose grants give administrators all, members the usual, and apps all unless `apps` is false. */
export function permissionScheme(
  given: Pick<PermissionScheme, 'id' | 'name' | 'description'>,
  { apps, memberRole = roles.members }: { apps: boolean; memberRole?: number },
): PermissionScheme {
  const grants: PermissionGrant[] = [];
  const grant = (permission: string, role: number) =>
    grants.push({
      id: given.id * 1000 + grants.length + 1,
      permission,
      holder: { type: 'projectRole', parameter: String(role) },
    });
  for (const permission of projectPermissionKeys) {
    grant(permission, roles.administrators);
    if (!notForMembers.has(permission)) grant(permission, memberRole);
    if (apps) grant(permission, roles.addons);
  }
  return { ...given, grants };
}
