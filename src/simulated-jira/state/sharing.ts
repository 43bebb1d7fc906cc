export interface SharePermission {
  id: number;
  type: 'global' | 'loggedin' | 'project' | 'projectRole' | 'group' | 'user';
  projectId: string | null;
  roleId: number | null;
  groupName: string | null;
  accountId: string | null;
}

export interface Filter {
  id: string;
  name: string;
  description: string;
  jql: string;
  ownerAccountId: string | null;
  /** Accounts whose favourite it is. */
  favouredBy: string[];
  sharePermissions: SharePermission[];
  editPermissions: SharePermission[];
  /** Ids of fields; null: none of its own. */
  columns: string[] | null;
}

export interface Dashboard {
  id: string;
  name: string;
  description: string;
  ownerAccountId: string | null;
  favouredBy: string[];
  sharePermissions: SharePermission[];
  editPermissions: SharePermission[];
  isSystem: boolean;
  gadgets: Gadget[];
}

export interface Gadget {
  id: number;
  title: string;
  color: string;
  moduleKey: string | null;
  uri: string | null;
  position: { row: number; column: number };
  properties: Record<string, unknown>;
}
