export interface ProjectRole {
  id: number;
  name: string;
  description: string;
  /** Not to be edited by people: the role Jira keeps for apps. */
  admin?: boolean;
  /** Who comes into the role when a project is made. */
  defaultActors?: RoleActors;
}

export interface RoleActors {
  users: string[];
  groups: string[];
}

/** Holder types of a permission grant, as the REST API names them. */
export const holderTypes = [
  'anyone',
  'applicationRole',
  'assignee',
  'group',
  'groupCustomField',
  'projectLead',
  'projectRole',
  'reporter',
  'sd.customer.portal.only',
  'user',
  'userCustomField',
] as const;
export type HolderType = (typeof holderTypes)[number];

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

export interface Component {
  id: string;
  name: string;
  description: string;
  leadAccountId: string | null;
  assigneeType: 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED';
}

export interface Version {
  id: string;
  name: string;
  description: string | null;
  archived: boolean;
  released: boolean;
  /** ISO 8601 days. */
  startDate: string | null;
  releaseDate: string | null;
  driverAccountId: string | null;
  relatedWork: RelatedWork[];
}

export interface RelatedWork {
  relatedWorkId: string;
  title: string | null;
  category: string;
  url: string | null;
}

export interface Project {
  /** How confidential its data are; left out: nobody said. */
  classificationLevelId?: string;
  id: string;
  key: string;
  name: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  style: 'classic' | 'next-gen';
  leadAccountId: string;
  permissionSchemeId: number;
  issueSecuritySchemeId: number | null;
  archived: boolean;
  /** In the trash since then; null: not deleted. */
  deletedAt: string | null;
  description: string;
  url: string | null;
  assigneeType: 'PROJECT_LEAD' | 'UNASSIGNED';
  categoryId: string | null;
  avatarId: string;
  notificationSchemeId: number | null;
  issueTypeSchemeId: string;
  workflowSchemeId: number;
  issueTypeScreenSchemeId: string;
  prioritySchemeId: string;
  /** null and left out: the default configuration. */
  fieldConfigurationSchemeId?: string | null;
  /** Number of its field scheme; what is left out: the default one. */
  fieldSchemeId?: number;
  /** Modules of Forge issue panels that are pinned to it; what is left out: none. */
  pinnedPanels?: string[];
  /** Ids of custom fields that were taken from it; what is left out: none. */
  withoutFields?: string[];
  /** Number of the newest issue there ever was. */
  lastIssueNumber: number;
  /** Newest last, in the order people gave them. */
  versions: Version[];
  components: Component[];
  properties: Record<string, unknown>;
  /** Keys of features switched against their usual state. */
  features: Record<string, 'ENABLED' | 'DISABLED'>;
  /** Keys it had before; they still lead here. */
  formerKeys: string[];
  email: string | null;
  /** Role id → who is in it. */
  roleActors: Record<string, RoleActors>;
}
