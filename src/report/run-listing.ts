import type { Report } from './model.ts';

/** A run as a list shows it: to the panel, in the CSV, as the store tells it. */
export interface RunListing {
  readonly id: string;
  readonly state: Report['state'];
  readonly startedAt: string;
  readonly summary?: Report['summary'];
  readonly gaps?: number;
  /** What it was judged by, in words: "Clearance itself", "GitLab", "3 operations". */
  readonly needs?: string;
}
