const names: Readonly<Record<string, string>> = {
  ADMINISTER: 'Administer Jira',
  SYSTEM_ADMIN: 'Administer Jira (system)',
  USER_PICKER: 'Browse users and groups',
  BULK_CHANGE: 'Make bulk changes',
  CREATE_SHARED_OBJECTS: 'Share dashboards and filters',
  MANAGE_GROUP_FILTER_SUBSCRIPTIONS: 'Manage group filter subscriptions',
  ADMINISTER_PROJECTS: 'Administer projects',
  BROWSE_PROJECTS: 'Browse projects',
  MANAGE_SPRINTS_PERMISSION: 'Manage sprints',
  MANAGE_WATCHERS: 'Manage watcher list',
  SERVICEDESK_AGENT: 'Service project agent',
  SERVICEDESK_AGENT_LICENSE: 'Service project agent',
  SERVICEDESK_ADMIN: 'Administer projects',
  VIEW_DEV_TOOLS: 'View development tools',
};

/** A permission as the permission screens spell it; keys not listed are read aloud: EDIT_ISSUES → "Edit issues". */
export function permissionName(permission: string): string {
  if (!/^[A-Z][A-Z_]+$/.test(permission)) return permission;
  const words = permission.toLowerCase().replaceAll('_', ' ');
  return names[permission] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
