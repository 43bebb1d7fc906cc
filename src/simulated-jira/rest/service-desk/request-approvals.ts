import { z } from 'zod';
import { json, type WireResponse } from '../../request.ts';
import type { ApprovalDecision, RequestApproval } from '../../state.ts';
import { type RestCall, type Route, selfJudging } from '../call.ts';
import { given } from '../given.ts';
import { customerBean } from './desk-beans.ts';
import { deskDate, deskError, deskPage } from './page.ts';
import { noPermission } from './place.ts';
import { about, type FoundRequest } from './request-place.ts';

export const approvalsOf = ({ state }: RestCall, { issue }: FoundRequest): RequestApproval[] =>
  (state.requestApprovals ?? []).filter(({ issueId }) => issueId === issue.id);

/** One no declines, and all must say yes. */
function outcome({ approvers }: RequestApproval): ApprovalDecision {
  if (approvers.some(({ decision }) => decision === 'declined')) return 'declined';
  return approvers.every(({ decision }) => decision === 'approved') ? 'approved' : 'pending';
}

function approvalBean(call: RestCall, { issue }: FoundRequest, approval: RequestApproval) {
  const finalDecision = outcome(approval);
  const own = approval.approvers.find(({ accountId }) => accountId === call.caller.accountId);
  return {
    id: approval.id,
    name: approval.name,
    finalDecision,
    canAnswerApproval: finalDecision === 'pending' && own?.decision === 'pending',
    approvers: approval.approvers.map(({ accountId, decision }) => ({
      approver: customerBean(call, accountId),
      approverDecision: decision,
    })),
    createdDate: deskDate(call, approval.created),
    ...(approval.completed === null ? {} : { completedDate: deskDate(call, approval.completed) }),
    _links: { self: `${call.base}/rest/servicedeskapi/request/${issue.id}/approval/${approval.id}` },
  };
}

const answerSchema = z.looseObject({ decision: z.enum(['approve', 'decline']) });

/** Only who was asked may answer, once, and while nothing is decided. */
function answer(call: RestCall, found: FoundRequest, approval: RequestApproval): WireResponse {
  const asked = given(call, answerSchema);
  if ('status' in asked) return asked;
  const own = approval.approvers.find(({ accountId }) => accountId === call.caller.accountId);
  if (own === undefined) return noPermission();
  if (outcome(approval) !== 'pending' || own.decision !== 'pending')
    return deskError(409, 'The approval has already been answered.');
  own.decision = asked.given.decision === 'approve' ? 'approved' : 'declined';
  if (outcome(approval) !== 'pending') approval.completed = new Date(call.world.now()).toISOString();
  return json(200, approvalBean(call, found, approval));
}

/** The approval that the path names. */
function named(
  call: RestCall,
  then: (found: FoundRequest, approval: RequestApproval) => WireResponse,
): WireResponse {
  return about(call, (found) => {
    const approval = approvalsOf(call, found).find(({ id }) => id === call.params.approvalId);
    return approval === undefined ? deskError(404, 'The approval was not found.') : then(found, approval);
  });
}

/** Approvals come from a workflow's step, which the API cannot make: tests plant them, approvers answer them. */
export const requestApprovalRoutes: Route[] = [
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/approval', (call) =>
    about(call, (found) =>
      deskPage(call, approvalsOf(call, found), (approval) => approvalBean(call, found, approval)),
    ),
  ),
  selfJudging('GET /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}', (call) =>
    named(call, (found, approval) => json(200, approvalBean(call, found, approval))),
  ),
  selfJudging('POST /rest/servicedeskapi/request/{issueIdOrKey}/approval/{approvalId}', (call) =>
    named(call, (found, approval) => answer(call, found, approval)),
  ),
];
