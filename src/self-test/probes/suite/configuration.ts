import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Feature switches: any login with access to Jira may read them. */
export const configuration: Probe = {
  operation: 'GET /rest/api/3/configuration',
  predicted: false,
  objects: 1,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/configuration' }),
};
