import type { SiteState } from '../state.ts';
import { nextNumber } from './counters.ts';

/** A service desk is a project of type `service_desk`; this is what it has beside it. */
export interface ServiceDesk {
  id: string;
  projectId: string;
  requestTypes: RequestType[];
  queues: Queue[];
  customerAccountIds: string[];
  organizationIds: string[];
  /** What is promised of every request; what is left out: the two goals that Jira's templates bring along. */
  goals?: ServiceGoal[];
}

/** A service level agreement: how long it may take from the creation of a request to a moment. */
export interface ServiceGoal {
  id: string;
  name: string;
  /** Milliseconds. */
  within: number;
  until: 'first-response' | 'resolution';
}

/** Somebody's agreement that a request waits for. */
export interface RequestApproval {
  id: string;
  issueId: string;
  name: string;
  approvers: { accountId: string; decision: ApprovalDecision }[];
  created: string;
  completed: string | null;
}

export type ApprovalDecision = 'pending' | 'approved' | 'declined';

export interface RequestType {
  id: string;
  name: string;
  description: string;
  helpText: string;
  issueTypeId: string;
  groupIds: string[];
  /** What is left out: none. */
  properties?: Record<string, unknown>;
}

export interface Queue {
  id: string;
  name: string;
  jql: string;
  fields: string[];
}

export interface Organization {
  id: string;
  name: string;
  accountIds: string[];
  properties: Record<string, unknown>;
}

/** The service desk of a project; one that has none is given an empty one. */
export function serviceDeskOf(state: SiteState, projectId: string): ServiceDesk {
  const known = state.serviceDesks.find((desk) => desk.projectId === projectId);
  if (known !== undefined) return known;
  const taken = state.serviceDesks.map(({ id }) => id);
  const made: ServiceDesk = {
    id: String(nextNumber(state, 'serviceDesk', taken, 1)),
    projectId,
    requestTypes: [],
    queues: [],
    customerAccountIds: [],
    organizationIds: [],
  };
  state.serviceDesks.push(made);
  return made;
}

/** A file that was sent and does not belong to a request yet. */
export interface TemporaryFile {
  id: string;
  deskId: string;
  accountId: string | null;
  filename: string;
  mimeType: string;
  bytes: Uint8Array;
}

/** What a customer thought of how a request went. */
export interface Feedback {
  rating: number;
  comment: string;
}
