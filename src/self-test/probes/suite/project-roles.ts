import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Project roles of the site. */
export const projectRoles: Probe = {
  operation: 'GET /rest/api/3/role',
  predicted: false,
  objects: 10,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/role' }),
};
