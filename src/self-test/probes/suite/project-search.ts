import { projectSearchRequest } from '../facts/visible-projects.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Projects the caller is shown: what it may not browse is left out without a word. */
export const projectSearch: Probe = {
  operation: 'GET /rest/api/3/project/search',
  predicted: false,
  objects: 10,
  prepare: async () => found(projectSearchRequest),
};
