import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Whether Jira Service Management is there. */
export const serviceDeskInfo: Probe = {
  operation: 'GET /rest/servicedeskapi/info',
  predicted: false,
  objects: 1,
  optionalProduct: 'Jira Service Management',
  prepare: async () => found({ method: 'GET', path: '/rest/servicedeskapi/info' }),
};
