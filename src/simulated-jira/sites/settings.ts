import type { SiteSettings } from '../state.ts';

/** How a new site is set up. */
export function siteSettings(name: string): SiteSettings {
  return {
    columns: [
      'issuetype',
      'issuekey',
      'summary',
      'assignee',
      'reporter',
      'priority',
      'status',
      'resolution',
      'created',
      'updated',
      'duedate',
    ],
    timeTracking: {
      enabled: true,
      workingHoursPerDay: 8,
      workingDaysPerWeek: 5,
      timeFormat: 'pretty',
      defaultUnit: 'minute',
    },
    banner: { message: '', isEnabled: false, isDismissible: false, visibility: 'private' },
    applicationProperties: {
      'jira.title': `${name} Jira`,
      'jira.clone.prefix': 'CLONE -',
      'jira.date.picker.java.format': 'd/MMM/yy',
      'jira.issue.actions.order': 'asc',
      'jira.table.cols.subtasks': 'issuetype, status, assignee, progress',
      'jira.lf.date.time': 'h:mm a',
      'jira.bulk.edit.limit.issue.count': '1000',
    },
  };
}
