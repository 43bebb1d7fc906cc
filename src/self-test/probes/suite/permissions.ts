import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Every permission the site knows: needs no Jira permission and yet the highest Connect scope. */
export const permissions: Probe = {
  operation: 'GET /rest/api/3/permissions',
  predicted: false,
  objects: 50,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/permissions' }),
};
