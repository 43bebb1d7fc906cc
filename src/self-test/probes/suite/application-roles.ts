import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Who has access to which product: closed to Connect apps. */
export const applicationRoles: Probe = {
  operation: 'GET /rest/api/3/applicationrole',
  predicted: false,
  objects: 3,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/applicationrole' }),
};
