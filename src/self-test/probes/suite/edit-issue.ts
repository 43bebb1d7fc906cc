import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Editing an issue, derived: never performed. */
export const editIssue: Probe = {
  operation: 'PUT /rest/api/3/issue/{issueIdOrKey}',
  predicted: true,
  objects: 0,
  prepare: async (subjects) => {
    const issue = await subjects.issue();
    return issue.ok
      ? found({ method: 'PUT', path: `/rest/api/3/issue/${encodeURIComponent(issue.value.key)}` })
      : issue;
  },
};
