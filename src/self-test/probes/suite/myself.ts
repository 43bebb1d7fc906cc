import { whoAmIRequest } from '../facts/who-am-i.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Who Jira takes the caller for, with groups and application roles. */
export const myself: Probe = {
  operation: 'GET /rest/api/3/myself',
  predicted: false,
  objects: 6,
  prepare: async () => found(whoAmIRequest),
};
