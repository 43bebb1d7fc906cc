import { projectPermissionKeys } from '../new-site/permission-schemes.ts';

const globalPermissionNames: Record<string, string> = {
  ADMINISTER: 'Administer Jira',
  BULK_CHANGE: 'Make bulk changes',
  USER_PICKER: 'Browse users and groups',
  CREATE_SHARED_OBJECTS: 'Share dashboards and filters',
  MANAGE_GROUP_FILTER_SUBSCRIPTIONS: 'Manage group filter subscriptions',
  CREATE_PROJECT: 'Create team-managed projects',
  SYSTEM_ADMIN: 'System administration',
};

interface PermissionEntry {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  readonly description: string;
}

function label(key: string): string {
  return key
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');
}

/** Every permission key the site knows, by key. */
export const permissionCatalogue: ReadonlyMap<string, PermissionEntry> = new Map(
  [
    ...Object.entries(globalPermissionNames).map(([key, name]) => ({ key, name, type: 'GLOBAL' as const })),
    ...projectPermissionKeys.map((key) => ({ key, name: label(key), type: 'PROJECT' as const })),
  ].map((entry, index) => [
    entry.key,
    { ...entry, id: String(index), description: `Ability to: ${entry.name}.` },
  ]),
);
