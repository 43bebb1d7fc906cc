import { knownFields } from '../../new-site/custom-fields.ts';
import { statusOf } from '../../state/lookup.ts';
import type { Issue } from '../../state.ts';
import { wikiFrom } from '../../text/to-wiki.ts';
import type { RestCall } from '../call.ts';
import { self } from '../shapes/address.ts';
import { customerBean, requestTypeBean } from './desk-beans.ts';
import { deskDate } from './page.ts';
import type { FoundRequest } from './request-place.ts';

export const statusNames = {
  undefined: 'UNDEFINED',
  new: 'NEW',
  indeterminate: 'INDETERMINATE',
  done: 'DONE',
} as const;

/** The status of a request, and since when. */
export function currentStatus(call: RestCall, issue: Issue) {
  const status = statusOf(call.state, issue);
  const changed = issue.history.findLast(({ items }) => items.some(({ fieldId }) => fieldId === 'status'));
  return {
    status: status.name,
    statusCategory: statusNames[status.category],
    statusDate: deskDate(call, changed?.created ?? issue.created),
  };
}

/** The request type that a request was raised by. */
export function typeOf({ issue, at }: FoundRequest) {
  const id = issue.fields[knownFields.requestType];
  return (
    at.desk.requestTypes.find((type) => type.id === id) ??
    at.desk.requestTypes.find((type) => type.issueTypeId === issue.issueType)
  );
}

/** A request as the API shows it. */
export function requestBean(call: RestCall, found: FoundRequest) {
  const { issue, at } = found;
  const type = typeOf(found);
  const expand = (call.query.get('expand') ?? '').split(',');
  return {
    _expands: [
      'participant',
      'status',
      'sla',
      'requestType',
      'serviceDesk',
      'attachment',
      'action',
      'comment',
    ],
    issueId: issue.id,
    issueKey: issue.key,
    summary: issue.summary,
    requestTypeId: type?.id ?? '',
    serviceDeskId: at.desk.id,
    createdDate: deskDate(call, issue.created),
    reporter: customerBean(call, issue.reporterAccountId),
    requestFieldValues: [
      { fieldId: 'summary', label: 'Summary', value: issue.summary },
      ...(issue.description === null
        ? []
        : [{ fieldId: 'description', label: 'Description', value: wikiFrom(issue.description) }]),
    ],
    currentStatus: currentStatus(call, issue),
    ...(expand.includes('requestType') && type !== undefined
      ? { requestType: requestTypeBean(call, at, type) }
      : {}),
    _links: {
      jiraRest: self(call, `/issue/${issue.id}`),
      web: `${call.world.addresses.siteUrl}/servicedesk/customer/portal/${at.desk.id}/${issue.key}`,
      self: `${call.base}/rest/servicedeskapi/request/${issue.id}`,
      agent: `${call.world.addresses.siteUrl}/browse/${issue.key}`,
    },
  };
}
