import type { PermissionGrant } from './projects.ts';

/** Rich text as Jira keeps it: an Atlassian document; null: none. */
export type RichText = AdfNode | null;

/** A node of an Atlassian document (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/). */
export interface AdfNode {
  type: string;
  version?: number | undefined;
  text?: string | undefined;
  content?: AdfNode[] | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  attrs?: Record<string, unknown> | undefined;
  /** Of a whole text: the wiki markup that it was written as. */
  wiki?: string | undefined;
}

/** Who may see a comment or worklog besides those who see the issue. */
export interface Visibility {
  type: 'group' | 'role';
  /** Name of the group or role. */
  value: string;
  identifier: string | null;
}

export interface Comment {
  /** Files that came with it, in service desks. */
  attachmentIds?: string[];
  id: string;
  authorAccountId: string | null;
  updateAuthorAccountId: string | null;
  body: RichText;
  created: string;
  updated: string;
  visibility: Visibility | null;
  /** Seen by customers of a service desk. */
  public: boolean;
  properties: Record<string, unknown>;
}

export interface Worklog {
  id: string;
  authorAccountId: string | null;
  updateAuthorAccountId: string | null;
  comment: RichText;
  created: string;
  updated: string;
  started: string;
  seconds: number;
  visibility: Visibility | null;
  properties: Record<string, unknown>;
}

export interface Attachment {
  id: string;
  filename: string;
  authorAccountId: string | null;
  created: string;
  mimeType: string;
  bytes: Uint8Array;
}

export interface RemoteLink {
  id: number;
  globalId: string | null;
  application: Record<string, unknown>;
  relationship: string | null;
  object: Record<string, unknown>;
}

/** One entry of the changelog: what one write changed, with values as ids and as people read them. */
export interface ChangeGroup {
  id: string;
  authorAccountId: string | null;
  created: string;
  items: ChangeItem[];
  /** What whoever made the change said of it, as it was given. */
  historyMetadata?: Record<string, unknown>;
}

export interface ChangeItem {
  field: string;
  fieldtype: 'jira' | 'custom';
  fieldId: string;
  from: string | null;
  fromText: string | null;
  to: string | null;
  toText: string | null;
}

/**
 * An issue with everything that goes when it goes. Work type, status, priority and resolution are ids; a world written by hand
 * may give their names.
 */
export interface Issue {
  id: string;
  key: string;
  projectId: string;
  summary: string;
  issueType: string;
  status: string;
  priority: string;
  resolution: string | null;
  resolutionDate: string | null;
  description: RichText;
  environment: RichText;
  creatorAccountId: string | null;
  reporterAccountId: string | null;
  assigneeAccountId: string | null;
  securityLevelId: number | null;
  created: string;
  updated: string;
  /** When the status last came into another category. */
  statusCategoryChanged: string;
  dueDate: string | null;
  labels: string[];
  componentIds: string[];
  fixVersionIds: string[];
  affectedVersionIds: string[];
  parentId: string | null;
  originalEstimateSeconds: number | null;
  remainingEstimateSeconds: number | null;
  watchers: string[];
  voters: string[];
  /** Place among all issues; smaller comes first. */
  rank: number;
  /** Sprints it is or was in, newest last. */
  sprintIds: number[];
  comments: Comment[];
  worklogs: Worklog[];
  attachments: Attachment[];
  remoteLinks: RemoteLink[];
  properties: Record<string, unknown>;
  history: ChangeGroup[];
  /** Keys it had in projects it was moved out of. */
  formerKeys: string[];
  archived: boolean;
  /** Values of custom fields by their id. */
  fields: Record<string, unknown>;
}

export interface IssueLink {
  id: string;
  typeId: string;
  /** Shown on the other side as the type's inward end. */
  inwardIssueId: string;
  outwardIssueId: string;
}

export interface IssueSecurityScheme {
  id: number;
  name: string;
  description?: string;
  defaultLevelId?: number | null;
  levels: { id: number; name: string; description?: string; members: SecurityLevelMember[] }[];
}

/** Sees what is behind a level; the number is given when it is first asked for. */
export type SecurityLevelMember = PermissionGrant['holder'] & { id?: number };

/** Texts that were to be made unreadable together, and which were. */
export interface RedactionJob {
  id: string;
  results: { externalId: string; successful: boolean }[];
}
