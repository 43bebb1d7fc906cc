import type { Probe } from './probe.ts';
import { applicationRoles } from './suite/application-roles.ts';
import { auditRecords } from './suite/audit-records.ts';
import { boards } from './suite/boards.ts';
import { configuration } from './suite/configuration.ts';
import { createIssue } from './suite/create-issue.ts';
import { deleteIssue } from './suite/delete-issue.ts';
import { editIssue } from './suite/edit-issue.ts';
import { fields } from './suite/fields.ts';
import { groupMembers } from './suite/group-members.ts';
import { groupPicker } from './suite/group-picker.ts';
import { groupsInBulk } from './suite/groups-in-bulk.ts';
import { issue } from './suite/issue.ts';
import { issueSearch } from './suite/issue-search.ts';
import { issueSecuritySchemes } from './suite/issue-security-schemes.ts';
import { issueTableColumns } from './suite/issue-table-columns.ts';
import { myPermissions } from './suite/my-permissions.ts';
import { myself } from './suite/myself.ts';
import { permissionSchemes } from './suite/permission-schemes.ts';
import { permissions } from './suite/permissions.ts';
import { permissionsCheck } from './suite/permissions-check.ts';
import { projectRoles } from './suite/project-roles.ts';
import { projectSearch } from './suite/project-search.ts';
import { serverInfoProbe } from './suite/server-info.ts';
import { serviceDeskInfo } from './suite/service-desk-info.ts';
import { userGroups } from './suite/user-groups.ts';
import { userSearch } from './suite/user-search.ts';
import { webhooks } from './suite/webhooks.ts';

/** What is tested when nobody says what: reads whose answer depends on scopes or permissions, and three predicted writes. */
export const defaultSuite: readonly Probe[] = [
  serverInfoProbe,
  myself,
  myPermissions,
  permissionsCheck,
  permissions,
  configuration,
  issueTableColumns,
  projectSearch,
  issueSearch,
  issue,
  groupMembers,
  groupsInBulk,
  groupPicker,
  userGroups,
  userSearch,
  projectRoles,
  permissionSchemes,
  issueSecuritySchemes,
  auditRecords,
  applicationRoles,
  webhooks,
  fields,
  boards,
  serviceDeskInfo,
  createIssue,
  editIssue,
  deleteIssue,
];

/** The names of the same. */
export const defaultOperations: readonly string[] = defaultSuite.map(({ operation }) => operation);
