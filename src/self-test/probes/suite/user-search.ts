import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** People to find: an empty list, not a refusal, for those without *Browse users and groups*. */
export const userSearch: Probe = {
  operation: 'GET /rest/api/3/user/search',
  predicted: false,
  objects: 5,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/user/search?query=a&maxResults=5' }),
};
