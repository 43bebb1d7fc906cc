export { type Asker, askerFor } from './asker.ts';
export { defaultOperations, defaultSuite, issueRequest } from './default-suite.ts';
export {
  type AdminGroups,
  groupForApps,
  groupNames,
  groupPickerRequest,
  inferredAdminGroups,
  inOrderFor,
  labelledAdminGroups,
  listedAdminGroups,
} from './facts/admin-groups.ts';
export { projectsKeptFromApp } from './facts/data-policy.ts';
export { ownGroups } from './facts/own-groups.ts';
export { myPermissionsRequest, type PermissionsHeld, permissionsHeld } from './facts/permissions-held.ts';
export {
  heldInProjects,
  PermissionsCheckAnswer,
  type ProjectPermissions,
  permissionsCheckRequest,
} from './facts/project-permissions.ts';
export {
  clockAheadSeconds,
  cloudId,
  deploymentOf,
  type ServerInfo,
  serverInfo,
  serverInfoRequest,
  ToldDeployment,
} from './facts/site.ts';
export { type Project, visibleProjects } from './facts/visible-projects.ts';
export { type Account, whoAmI, whoAmIRequest } from './facts/who-am-i.ts';
export { type Found, factIn, found, noFact } from './found.ts';
export { genericProbe } from './generic.ts';
export { once } from './once.ts';
export { type OwnSubjects, ownSubjects, projectDetails, searchRequest } from './own-subjects.ts';
export type { Probe } from './probe.ts';
export { type PermissionKeys, subjectsFor, withAnyIssue } from './subjects.ts';
