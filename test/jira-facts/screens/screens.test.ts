import {
  globalPermissionsScreen,
  issueSecurityScreen,
  manageAppsScreen,
  permissionName,
  projectPermissionsScreen,
} from '../../../src/jira-facts/index.ts';

test.each([
  ['ADMINISTER', 'Administer Jira'],
  ['EDIT_ISSUES', 'Edit issues'],
  ['SET_ISSUE_SECURITY', 'Set issue security'],
  ['com.example.app__own-permission', 'com.example.app__own-permission'],
  ['A', 'A'],
])('the permission %s is called %s', (key, name) => {
  expect(permissionName(key)).toBe(name);
});

test('screens are linked at the site, whether its address ends in a slash or not', () => {
  const site = 'https://acme.atlassian.net';
  expect(globalPermissionsScreen(`${site}//`).link).toBe(
    `${site}/secure/admin/GlobalPermissions!default.jspa`,
  );
  expect(projectPermissionsScreen(site, 'A/B').link).toBe(
    `${site}/plugins/servlet/project-config/A%2FB/permissions`,
  );
  expect(issueSecurityScreen(site, 'AB').link).toBe(
    `${site}/plugins/servlet/project-config/AB/issuesecurity`,
  );
  expect(manageAppsScreen(site).link).toBe(`${site}/plugins/servlet/upm`);
  expect([projectPermissionsScreen(site, 'AB').name, issueSecurityScreen(site, 'AB').name]).toEqual([
    'Project AB → Project settings → Permissions',
    'Project AB → Project settings → Issue security',
  ]);
});
