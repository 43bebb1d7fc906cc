import type { WireResponse } from '../../request.ts';
import type { Issue } from '../../state.ts';
import type { RestCall } from '../call.ts';
import { deskError } from './page.ts';
import { type Desk, desks } from './place.ts';

export const participantsField = 'customfield_10033';

/** Participants of a request; kept like a field of people. */
export function participants(issue: Issue): string[] {
  const kept = issue.fields[participantsField];
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
}

const hidden = () =>
  deskError(
    404,
    'The request you are trying to view does not exist or you do not have permission to view it.',
  );

/** A request with the desk it came in at. */
export interface FoundRequest {
  readonly issue: Issue;
  readonly at: Desk;
}

/** Customers see what they reported or take part in, agents everything of their project. */
function sees(call: RestCall, issue: Issue): boolean {
  const { accountId } = call.caller;
  return (
    call.rights.see(issue) ||
    (accountId !== null && (issue.reporterAccountId === accountId || participants(issue).includes(accountId)))
  );
}

/** Every request the caller sees. */
export function requests(call: RestCall): FoundRequest[] {
  return desks(call).flatMap((at) =>
    call.state.issues
      .filter((issue) => issue.projectId === at.project.id && sees(call, issue))
      .map((issue) => ({ issue, at })),
  );
}

/** The request that the path names, or the 404. */
export function requestNamed(call: RestCall): FoundRequest | WireResponse {
  const wanted = call.params.issueIdOrKey ?? call.params.requestIdOrKey ?? '';
  return (
    requests(call).find(({ issue }) => issue.id === wanted || issue.key === wanted.toUpperCase()) ?? hidden()
  );
}

/** Answers about the request that the path names. */
export const about = (call: RestCall, answer: (found: FoundRequest) => WireResponse): WireResponse => {
  const found = requestNamed(call);
  return 'status' in found ? found : answer(found);
};
