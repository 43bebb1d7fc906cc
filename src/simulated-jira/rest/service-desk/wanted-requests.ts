import { statusOf } from '../../state/lookup.ts';
import type { RestCall } from '../call.ts';
import { queryList } from '../shapes/page.ts';
import { among, holding } from '../shapes/wanted.ts';
import { approvalsOf } from './request-approvals.ts';
import { typeOf } from './request-bean.ts';
import { type FoundRequest, participants } from './request-place.ts';

type Fits = (found: FoundRequest) => boolean;

/** Whether the caller is in an organization of the desk that whoever raised a request is in too: it is shared with them. */
function sharedThrough(call: RestCall, { issue, at }: FoundRequest, organizationId: string | null): boolean {
  const has = (accountIds: readonly string[], accountId: string | null) =>
    accountId !== null && accountIds.includes(accountId);
  return call.state.organizations.some(
    ({ id, accountIds }) =>
      at.desk.organizationIds.includes(id) &&
      (organizationId === null || id === organizationId) &&
      has(accountIds, call.caller.accountId) &&
      has(accountIds, issue.reporterAccountId),
  );
}

/** Whether the caller has to approve a request, or had; `approvalStatus` says which of them. */
function approves(call: RestCall, found: FoundRequest): boolean {
  const wanted = call.query.get('approvalStatus');
  return approvalsOf(call, found).some(({ approvers, completed }) =>
    approvers.some(
      ({ accountId, decision }) =>
        accountId === call.caller.accountId &&
        (wanted === null ||
          (wanted === 'MY_PENDING_APPROVAL') === (completed === null && decision === 'pending')),
    ),
  );
}

/** What the values of `requestOwnership` mean. */
const ownerships: Readonly<Record<string, (call: RestCall, found: FoundRequest) => boolean>> = {
  OWNED_REQUESTS: ({ caller }, { issue }) => issue.reporterAccountId === caller.accountId,
  PARTICIPATED_REQUESTS: ({ caller }, { issue }) => participants(issue).includes(caller.accountId ?? ''),
  ORGANIZATION: (call, found) => sharedThrough(call, found, call.query.get('organizationId') ?? ''),
  ALL_ORGANIZATIONS: (call, found) => sharedThrough(call, found, null),
  APPROVER: approves,
  ALL_REQUESTS: () => true,
};

/** Whether a request is as `requestOwnership` asks: one of several values is enough, and without any what the caller raised. */
function owned(call: RestCall): Fits {
  const asked = queryList(call, 'requestOwnership');
  const wanted = asked.length === 0 ? ['OWNED_REQUESTS'] : asked;
  return (found) => wanted.some((kind) => ownerships[kind]?.(call, found) === true);
}

/** Which requests `GET /rest/servicedeskapi/request` lists. */
export function wantedRequests(call: RestCall): Fits {
  const own = owned(call);
  const status = call.query.get('requestStatus');
  const [named, hasDesk, hasType] = [
    holding(call, 'searchTerm'),
    among(call, 'serviceDeskId'),
    among(call, 'requestTypeId'),
  ];
  return (found) => {
    const { issue, at } = found;
    const done = statusOf(call.state, issue).category === 'done';
    return (
      own(found) &&
      (status === null || status === 'ALL_REQUESTS' || (status === 'CLOSED_REQUESTS') === done) &&
      named(issue.summary) &&
      hasDesk(at.desk.id) &&
      hasType(typeOf(found)?.id ?? null)
    );
  };
}
