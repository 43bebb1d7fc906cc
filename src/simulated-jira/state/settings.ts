/** Settings of the whole site, and what Jira remembers of each person. */
export interface SiteSettings {
  /** Ids of the fields of the issue navigator. */
  columns: string[];
  timeTracking: {
    enabled: boolean;
    workingHoursPerDay: number;
    workingDaysPerWeek: number;
    timeFormat: 'pretty' | 'days' | 'hours';
    defaultUnit: 'minute' | 'hour' | 'day' | 'week';
  };
  banner: { message: string; isEnabled: boolean; isDismissible: boolean; visibility: 'public' | 'private' };
  /** Advanced settings by key. */
  applicationProperties: Record<string, string>;
}

export interface PersonalSettings {
  preferences: Record<string, string>;
  properties: Record<string, unknown>;
  columns: string[] | null;
  defaultShareScope: 'GLOBAL' | 'AUTHENTICATED' | 'PRIVATE';
}

/** Work that Jira does after it answered; here it is done at once and remembered. */
export interface Task {
  id: string;
  description: string;
  status: 'COMPLETE' | 'FAILED';
  submittedBy: string | null;
  submitted: string;
  result: unknown;
}

export interface ClassificationLevel {
  id: string;
  status: 'PUBLISHED' | 'ARCHIVED' | 'DRAFT';
  name: string;
  description: string;
  guideline: string;
  color: string;
  rank: number;
}
