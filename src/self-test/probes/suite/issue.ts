import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** One issue: a missing right shows as 404. */
export const issue: Probe = {
  operation: 'GET /rest/api/3/issue/{issueIdOrKey}',
  predicted: false,
  objects: 1,
  prepare: async (subjects) => {
    const subject = await subjects.issue();
    if (!subject.ok) return subject;
    return found({
      method: 'GET',
      path: `/rest/api/3/issue/${encodeURIComponent(subject.value.key)}?fields=project%2Csecurity`,
    });
  },
};
