import type { JiraRequest } from '../../jira-client/index.ts';
import type { Found } from './found.ts';
import type { Subjects } from './subjects.ts';

/** A question about one operation: how to ask it of this site as some identity, or why it cannot be asked. */
export interface Probe {
  /** As in the operations table: "GET /rest/api/3/permissions". */
  readonly operation: string;
  /** True: it would change something, so it is never performed; what would happen is derived. */
  readonly predicted: boolean;
  /** Objects the answer is expected to hold, for the estimate of points. */
  readonly objects: number;
  /** For a predicted probe: the call that will not be made. */
  prepare(subjects: Subjects): Promise<Found<JiraRequest>>;
  /** The product it belongs to, where a healthy site may do without. */
  readonly optionalProduct?: string;
}
