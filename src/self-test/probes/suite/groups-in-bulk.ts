import { adminGroupsRequest } from '../facts/admin-groups.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Groups that give administrator access. */
export const groupsInBulk: Probe = {
  operation: 'GET /rest/api/3/group/bulk',
  predicted: false,
  objects: 4,
  prepare: async () => found(adminGroupsRequest),
};
