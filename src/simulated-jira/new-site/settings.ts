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
    applicationProperties: { ...applicationProperties, 'jira.title': `${name} Jira` },
  };
}

/** What an administrator may set, with the defaults that the documentation of `PUT /application-properties/{id}` names. */
const applicationProperties: Readonly<Record<string, string>> = {
  'jira.title': '',
  'jira.clone.prefix': 'CLONE -',
  'jira.date.picker.java.format': 'd/MMM/yy',
  'jira.date.picker.javascript.format': '%e/%b/%y',
  'jira.date.time.picker.java.format': 'dd/MMM/yy h:mm a',
  'jira.date.time.picker.javascript.format': '%e/%b/%y %I:%M %p',
  'jira.date.time.picker.use.iso8061': 'false',
  'jira.issue.actions.order': 'asc',
  'jira.view.issue.links.sort.order': 'type, status, priority',
  'jira.comment.collapsing.minimum.hidden': '4',
  'jira.newsletter.tip.delay.days': '7',
  'jira.table.cols.subtasks': 'issuetype, status, assignee, progress',
  'jira.bulk.edit.limit.issue.count': '1000',
  'jira.lf.date.time': 'h:mm a',
  'jira.lf.date.day': 'EEEE h:mm a',
  'jira.lf.date.complete': 'dd/MMM/yy h:mm a',
  'jira.lf.date.dmy': 'dd/MMM/yy',
  'jira.lf.logo.url': '/images/icon-jira-logo.png',
  'jira.lf.logo.show.application.title': 'false',
  'jira.lf.favicon.url': '/favicon.ico',
  'jira.lf.favicon.hires.url': '/images/64jira.png',
  'jira.lf.navigation.bgcolour': '#0747A6',
  'jira.lf.navigation.highlightcolour': '#DEEBFF',
  'jira.lf.hero.button.base.bg.colour': '#3b7fc4',
  'jira.option.globalsharing': 'true',
  'jira.issuenav.criteria.autoupdate': 'true',
  'xflow.product.suggestions.enabled': 'true',
};
