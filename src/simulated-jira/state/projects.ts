export interface ProjectRole {
  id: number;
  name: string;
  description: string;
  /** Not to be edited by people: the role Jira keeps for apps. */
  admin?: boolean;
}

/** Holder types of a permission grant, as the REST API names them. */
export type HolderType =
  | 'anyone'
  | 'applicationRole'
  | 'assignee'
  | 'group'
  | 'groupCustomField'
  | 'projectLead'
  | 'projectRole'
  | 'reporter'
  | 'sd.customer.portal.only'
  | 'user'
  | 'userCustomField';

export interface PermissionGrant {
  id: number;
  permission: string;
  /** parameter: group name, role id as text, account id, application role key; absent where the type needs none. */
  holder: { type: HolderType; parameter?: string };
}

export interface PermissionScheme {
  id: number;
  name: string;
  description: string;
  grants: PermissionGrant[];
}

export interface IssueSecurityScheme {
  id: number;
  name: string;
  levels: { id: number; name: string; members: PermissionGrant['holder'][] }[];
}

export interface Project {
  id: string;
  key: string;
  name: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  style: 'classic' | 'next-gen';
  leadAccountId: string;
  permissionSchemeId: number;
  issueSecuritySchemeId: number | null;
  archived: boolean;
  /** Role id → who is in it. */
  roleActors: Record<string, { users: string[]; groups: string[] }>;
}

export interface Issue {
  id: string;
  key: string;
  projectId: string;
  summary: string;
  issueType: string;
  status: string;
  reporterAccountId: string | null;
  assigneeAccountId: string | null;
  securityLevelId: number | null;
  created: string;
  updated: string;
  fields: Record<string, unknown>;
}
