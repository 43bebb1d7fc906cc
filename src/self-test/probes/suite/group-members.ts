import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Members of a group the caller is in. */
export const groupMembers: Probe = {
  operation: 'GET /rest/api/3/group/member',
  predicted: false,
  objects: 5,
  prepare: async (subjects) => {
    const group = await subjects.group();
    if (!group.ok) return group;
    const { name, groupId } = group.value;
    const which =
      groupId === null ? `groupname=${encodeURIComponent(name)}` : `groupId=${encodeURIComponent(groupId)}`;
    return found({ method: 'GET', path: `/rest/api/3/group/member?${which}&maxResults=5` });
  },
};
