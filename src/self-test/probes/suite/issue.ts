import type { JiraRequest } from '../../../jira-client/index.ts';
import { found } from '../found.ts';
import type { Probe } from '../probe.ts';

/** Its project and security level are all that anybody here wants to know of an issue. */
export const issueRequest = (key: string): JiraRequest => ({
  method: 'GET',
  path: `/rest/api/3/issue/${encodeURIComponent(key)}?fields=project%2Csecurity`,
});

/** One issue: a missing right shows as 404. */
export const issue: Probe = {
  operation: 'GET /rest/api/3/issue/{issueIdOrKey}',
  predicted: false,
  objects: 1,
  prepare: async (subjects) => {
    const subject = await subjects.issue();
    if (!subject.ok) return subject;
    return found(issueRequest(subject.value.key));
  },
};
