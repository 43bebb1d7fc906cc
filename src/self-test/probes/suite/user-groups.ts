import { groupsOfRequest } from '../facts/own-groups.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** The caller's own groups. */
export const userGroups: Probe = {
  operation: 'GET /rest/api/3/user/groups',
  predicted: false,
  objects: 4,
  prepare: async (subjects) => {
    const accountId = await subjects.accountId();
    return accountId.ok ? found(groupsOfRequest(accountId.value)) : accountId;
  },
};
