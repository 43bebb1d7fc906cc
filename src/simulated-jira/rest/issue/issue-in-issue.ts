import { issueTypeOf, priorityOf, statusOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { issueTypeBean, priorityBean, statusBean } from '../shapes/catalogue.ts';

/** An issue as it stands in another one: as parent, sub-task or linked issue. */
export function issueInIssue(call: RestCall, issue: Issue) {
  const priority = priorityOf(call.state, issue);
  return {
    id: issue.id,
    key: issue.key,
    self: self(call, `/issue/${issue.id}`),
    fields: {
      summary: issue.summary,
      status: statusBean(call, statusOf(call.state, issue)),
      ...(priority === null ? {} : { priority: priorityBean(call, priority) }),
      issuetype: issueTypeBean(call, issueTypeOf(call.state, issue)),
    },
  };
}
