import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Permission schemes of the site. */
export const permissionSchemes: Probe = {
  operation: 'GET /rest/api/3/permissionscheme',
  predicted: false,
  objects: 10,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/permissionscheme' }),
};
