import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Issue security schemes: the one read that asks a Connect app for PROJECT_ADMIN. */
export const issueSecuritySchemes: Probe = {
  operation: 'GET /rest/api/3/issuesecurityschemes',
  predicted: false,
  objects: 3,
  prepare: async () => found({ method: 'GET', path: '/rest/api/3/issuesecurityschemes' }),
};
