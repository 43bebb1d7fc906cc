import { all, any } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { administrator } from '../fixes/index.ts';

export const systemAdminOrWebsudoRequired: Cause = {
  title: 'A system administrator or a secure administrator session is needed',
  gate: 'global-permission',
  owner: 'Jira administrator',
  about: 'operation',
  decisive: [
    'says websudo',
    'names WebSudo',
    // In place of what was asked for comes the page that asks for the password once more.
    all('says adminNeeded', 'page in place of data', 'on own server'),
    all('noted not system administrator', any('status 401', 'status 403')),
  ],
  strong: [
    // Who administers Jira and is refused all the same lacks the right above it.
    all(
      'on own server',
      'needs a global permission',
      any(
        'holds what is needed',
        'is administrator',
        all('status 401', any('recognised', 'credential proven')),
      ),
      any('status 401', 'status 403'),
    ),
  ],
  missing: () => ({ globalPermissions: ['SYSTEM_ADMIN'] }),
  fix: ({ at }) => (at.said.has('websudo') || at.redirectTo !== null ? [elevate, grant] : [grant, elevate]),
  settledBy: () => 'Does the text of the answer ask for WebSudo, or for a system administrator?',
};

const elevate = administrator(
  'Elevate the session (POST /rest/auth/1/websudo in older versions), or switch secure administrator sessions off for REST calls (jira.websudo.is.disabled).',
);
const grant = administrator(
  'Where a system administrator is asked for, grant “Jira System Administrators” to a group of the account in Global permissions.',
);
