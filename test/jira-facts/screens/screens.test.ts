import {
  globalPermissionsScreen,
  issueSecurityScreen,
  manageAppsScreen,
  projectPermissionsScreen,
} from '../../../src/jira-facts/index.ts';

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
