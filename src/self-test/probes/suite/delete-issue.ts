import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Deleting an issue, derived: never performed. */
export const deleteIssue: Probe = {
  operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}',
  predicted: true,
  objects: 0,
  prepare: async (subjects) => {
    const issue = await subjects.issue();
    return issue.ok
      ? found({ method: 'DELETE', path: `/rest/api/3/issue/${encodeURIComponent(issue.value.key)}` })
      : issue;
  },
};
