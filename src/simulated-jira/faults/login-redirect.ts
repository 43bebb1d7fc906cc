import type { Fault } from '../fault.ts';
import { strikes } from './where.ts';

/** Single sign-on sends every call without a browser session to its login page. */
export const loginRedirect: Fault = {
  name: 'login-redirect',
  description: '302 to a login page for everything. Options: roles, path, method.',
  beforeRequest: (request, world, options) =>
    strikes(request, options, ['site'])
      ? {
          status: 302,
          headers: {
            location: `${world.addresses.siteUrl}/login.jsp?permissionViolation=true&os_destination=${encodeURIComponent(request.path)}`,
          },
          body: '',
        }
      : null,
};
