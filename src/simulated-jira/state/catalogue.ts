import type { PermissionGrant } from './projects.ts';

export type StatusCategoryKey = 'undefined' | 'new' | 'indeterminate' | 'done';

export interface Status {
  id: string;
  name: string;
  description: string;
  category: StatusCategoryKey;
  /** Of one team-managed project; null: for all. */
  projectId: string | null;
}

export interface Priority {
  id: string;
  name: string;
  description: string;
  statusColor: string;
  iconUrl: string;
  isDefault: boolean;
}

export interface Resolution {
  id: string;
  name: string;
  description: string;
  isDefault: boolean;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  /** −1 sub-task, 0 standard, 1 epic. */
  hierarchyLevel: number;
  avatarId: number;
  /** Of one team-managed project; null: for all. */
  projectId: string | null;
  entityId: string | null;
  properties: Record<string, unknown>;
}

export interface IssueLinkType {
  id: string;
  name: string;
  inward: string;
  outward: string;
}

export interface ProjectCategory {
  id: string;
  name: string;
  description: string;
}

/** A custom field; system fields are code. */
export interface CustomField {
  /** `customfield_` and a number. */
  id: string;
  name: string;
  description: string;
  /** Full key of the field type, e.g. `com.atlassian.jira.plugin.system.customfieldtypes:select`. */
  type: string;
  searcherKey: string | null;
  /** Made by Jira itself and not to be deleted. */
  locked: boolean;
  trashed: boolean;
  contexts: FieldContext[];
  /** What is left out: a field that no app brought along. */
  app?: AppField;
}

/** A part of an object that queries find by a name of its own. */
export interface AppFieldProperty {
  alias: string;
  path: string[];
  type: 'string' | 'text' | 'number' | 'date' | 'user' | 'group';
}

/** What an app says of a field of its own. */
export interface AppField {
  /** ARI of the Forge app, key of the Connect app. */
  id: string;
  /** What the field is called beside its id: of which app, where it is deployed, which module. */
  key: string;
  moduleKey: string;
  /** Type of one value, as the manifest names it. */
  valueType: string;
  list: boolean;
  /** What queries may name within a value that is an object; left out: nothing. */
  properties?: AppFieldProperty[];
  /** JSON schema of a value that is an object; left out: any object will do. */
  schema?: unknown;
  /** People may not write it; only the app does. */
  readOnly?: boolean;
  /** An expression that is asked when people write, and what is said when it answers false. */
  validation?: { expression: string; errorMessage: string };
  /** Context of the field → its configuration and the schema of its values. */
  configurations: Record<string, { configuration?: unknown; schema?: unknown }>;
}

export interface FieldContext {
  id: string;
  name: string;
  description: string;
  /** Empty: every project. */
  projectIds: string[];
  /** Empty: every work type. */
  issueTypeIds: string[];
  options: FieldOption[];
  defaultValue: Record<string, unknown> | null;
}

/** Where an option of an app's field is offered; `notSelectable`: it is found and cannot be set. */
export interface OptionConfiguration {
  scope?: {
    projects?: number[] | null;
    projects2?: { id: number; attributes?: string[] | null }[] | null;
    global?: { attributes?: string[] | null } | null;
  } | null;
  attributes?: string[] | null;
}

export interface FieldOption {
  id: string;
  value: string;
  disabled: boolean;
  /** The option of a cascading field it belongs to. */
  parentId: string | null;
  /** What an app keeps with an option of its own field, and where it is offered. */
  properties?: Record<string, unknown>;
  config?: OptionConfiguration;
}

export interface Avatar {
  id: string;
  /** project, issuetype, priority or user. */
  type: string;
  /** Whose it is; null: a system avatar. */
  owner: string | null;
  mimeType: string;
  bytes: Uint8Array;
}

export interface NotificationScheme {
  id: number;
  name: string;
  description: string;
  events: NotificationEvent[];
}

export interface NotificationEvent {
  event: { id: number; name: string; description: string };
  notifications: {
    id: number;
    notificationType: string;
    parameter?: string;
    holder?: PermissionGrant['holder'];
  }[];
}
