import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Creating an issue, derived from scopes and permissions: never performed. */
export const createIssue: Probe = {
  operation: 'POST /rest/api/3/issue',
  predicted: true,
  objects: 0,
  prepare: async () => found({ method: 'POST', path: '/rest/api/3/issue' }),
};
