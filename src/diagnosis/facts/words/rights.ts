import { hiding, projectRights, type Rows, rightCauses, unknownCaller } from './row.ts';

/** Of rights, and of what may not be seen. */
export const rightsWords = {
  adminNeeded: [
    'the answer asks for an administrator',
    [
      ...rightCauses,
      'system-admin-or-websudo-required',
      'endpoint-not-available-to-identity',
      // Atlassian's own sentence for it reads as if a permission were missing.
      'credential-kind-blocked',
    ],
  ],
  relevantPermissions: [
    'the answer speaks of missing permissions',
    [
      ...rightCauses,
      'resource-not-visible',
      'user-inactive-or-unlicensed',
      'endpoint-not-available-to-identity',
    ],
  ],
  globalNamed: [
    'the answer names a global permission',
    ['global-permission-missing', 'app-user-permission-missing'],
  ],
  projectConfiguration: ['the answer says that the account may not configure the project', projectRights],
  outsideOfGroup: [
    'the answer says that the account is not in the role or group that something is limited to',
    [...projectRights, 'bad-request-parameters'],
  ],
  fieldNotSettable: [
    'the answer refuses a field that is not on the screen, or is set only with a permission of its own',
    [...projectRights, 'bad-request-parameters'],
  ],
  projectValueUnknown: [
    'the answer does not know the project, as it says to whoever may not see it or create there',
    [...unknownCaller, ...rightCauses, 'resource-not-visible', 'bad-request-parameters'],
  ],
  projectRequired: [
    'the answer does not take the project',
    [...unknownCaller, ...rightCauses, 'bad-request-parameters'],
  ],
  linkRefused: ['the answer says that the account may not link the issue', projectRights],
  notAssignable: [
    'the answer says that the user cannot be assigned',
    [...projectRights, 'bad-request-parameters'],
  ],
  actionRefused: [
    'the answer refuses one action on something the account can see',
    [
      ...rightCauses,
      ...unknownCaller,
      'account-type-unsupported',
      'user-inactive-or-unlicensed',
      'resource-not-visible',
      'app-access-blocked',
      'credential-kind-blocked',
      'scope-missing',
    ],
  ],
  notVisible: ['Jira says that it does not exist or may not be seen', hiding],
  fieldHidden: [
    'the query names a field that the caller does not see',
    [...unknownCaller, 'resource-not-visible', 'bad-request-parameters', 'app-user-permission-missing'],
  ],
  websudo: ['the answer asks for WebSudo or a system administrator', ['system-admin-or-websudo-required']],
  xsrf: ['the answer says that the XSRF check failed', ['xsrf-check-failed']],
  ipBlocked: ['the answer says that the IP address is not allowed', ['app-access-blocked']],
  planNeeded: [
    'the answer says that the plan of the site does not hold this',
    ['endpoint-not-available-to-identity', 'site-unavailable'],
  ],
  policyBlocked: [
    'the answer speaks of a policy or of a block by an administrator',
    ['app-access-blocked', 'credential-kind-blocked', 'consent-missing'],
  ],
} satisfies Rows;
