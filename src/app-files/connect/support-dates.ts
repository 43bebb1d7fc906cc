/** A day on which something changes for Connect apps, and what. */
interface SupportDate {
  /** ISO 8601 day. */
  readonly day: string;
  readonly change: string;
  readonly source: string;
}

/** When Connect support ends. */
export const connectEndOfSupport = '2027-01-31';

/** What has ended or will end for Connect apps, oldest first. */
export const connectDates: readonly SupportDate[] = [
  {
    day: '2025-09-17',
    change: 'Marketplace takes no new Connect apps',
    source:
      'https://www.atlassian.com/blog/developer/announcing-connect-end-of-support-timeline-and-next-steps',
  },
  {
    day: '2026-03-31',
    change:
      'no new installs from a descriptor URL, and no descriptor updates for Marketplace apps: changes need a Forge manifest',
    source: 'https://developer.atlassian.com/platform/forge/changelog/#CHANGE-3096',
  },
  {
    day: connectEndOfSupport,
    change: 'Connect support ends: no fixes, no support',
    source: 'https://developer.atlassian.com/platform/forge/changelog/#CHANGE-3383',
  },
];

/** Whole days from one ISO 8601 day to another; negative when it is past. */
export const daysUntil = (day: string, today: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today.slice(0, 10)}T00:00:00Z`)) / 86_400_000);
