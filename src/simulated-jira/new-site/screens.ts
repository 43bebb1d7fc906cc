import type { IssueTypeScreenScheme, NotificationScheme, Screen, ScreenScheme } from '../state.ts';
import { knownFields } from './custom-fields.ts';

/** Fields that people may set on an issue of a new project. */
const usualFields = [
  ...['summary', 'issuetype', 'priority', 'components', 'versions', 'fixVersions', 'assignee', 'reporter'],
  ...['description', 'environment', 'labels', 'duedate', 'attachment', 'issuelinks', 'parent'],
  ...['timetracking', 'security', 'comment', 'worklog', 'issuerestriction'],
  ...Object.values(knownFields),
  'customfield_10001',
];

export const defaultScreenId = 1;

export function screens(): Screen[] {
  return [
    {
      id: defaultScreenId,
      name: 'Default Screen',
      description: 'Allows to update all system fields.',
      tabs: [{ id: 10_000, name: 'Field Tab', fields: [...usualFields] }],
    },
    {
      id: 3,
      name: 'Resolve Issue Screen',
      description: 'Allows to set resolution, change fix versions and assign an issue.',
      tabs: [{ id: 10_001, name: 'Field Tab', fields: ['resolution', 'fixVersions', 'assignee'] }],
    },
  ];
}

export function screenSchemes(): ScreenScheme[] {
  return [
    { id: 1, name: 'Default Screen Scheme', description: 'Default Screen Scheme', screens: { default: 1 } },
  ];
}

export function issueTypeScreenSchemes(): IssueTypeScreenScheme[] {
  return [
    {
      id: '1',
      name: 'Default Issue Type Screen Scheme',
      description: 'The default issue type screen scheme',
      mappings: { default: 1 },
    },
  ];
}

/** One scheme: everybody who has to do with an issue hears of it. */
export function notificationSchemes(): NotificationScheme[] {
  const events: [number, string, string][] = [
    [1, 'Issue created', 'This is the issue created event.'],
    [2, 'Issue updated', 'This is the issue updated event.'],
    [3, 'Issue assigned', 'This is the issue assigned event.'],
    [6, 'Issue commented', 'This is the issue commented event.'],
  ];
  return [
    {
      id: 10_000,
      name: 'Default Notification Scheme',
      description: '',
      events: events.map(([id, name, description], index) => ({
        event: { id, name, description },
        notifications: ['CurrentAssignee', 'Reporter', 'AllWatchers'].map((notificationType, place) => ({
          id: 10_000 + index * 10 + place,
          notificationType,
        })),
      })),
    },
  ];
}
