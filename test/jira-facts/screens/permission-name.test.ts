import { permissionName } from '../../../src/jira-facts/screens/permission-name.ts';

test.each([
  ['ADMINISTER', 'Administer Jira'],
  ['SYSTEM_ADMIN', 'Administer Jira (system)'],
  ['USER_PICKER', 'Browse users and groups'],
  ['BULK_CHANGE', 'Make bulk changes'],
  ['CREATE_SHARED_OBJECTS', 'Share dashboards and filters'],
  ['MANAGE_GROUP_FILTER_SUBSCRIPTIONS', 'Manage group filter subscriptions'],
  ['ADMINISTER_PROJECTS', 'Administer projects'],
  ['BROWSE_PROJECTS', 'Browse projects'],
  ['MANAGE_SPRINTS_PERMISSION', 'Manage sprints'],
  ['MANAGE_WATCHERS', 'Manage watcher list'],
  ['SERVICEDESK_AGENT', 'Service project agent'],
  ['SERVICEDESK_AGENT_LICENSE', 'Service project agent'],
  ['SERVICEDESK_ADMIN', 'Administer projects'],
  ['VIEW_DEV_TOOLS', 'View development tools'],
  ['EDIT_ISSUES', 'Edit issues'],
  ['SET_ISSUE_SECURITY', 'Set issue security'],
  ['com.app__permission', 'com.app__permission'],
  ['com.example.app__own-permission', 'com.example.app__own-permission'],
  ['Edit_ISSUES', 'Edit_ISSUES'],
  ['EDIT_ISSUES_2', 'EDIT_ISSUES_2'],
  ['_EDIT', '_EDIT'],
  ['A', 'A'],
])('%s is called %s', (permission, name) => {
  expect(permissionName(permission)).toBe(name);
});
