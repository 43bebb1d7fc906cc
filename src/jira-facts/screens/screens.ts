/** A screen of the product where an administrator closes a gap: its name as the menus say it, and its address. */
export interface Screen {
  readonly name: string;
  readonly link: string;
}

const siteScreen = (siteUrl: string, name: string, path: string): Screen => ({
  name,
  link: `${siteUrl.replace(/\/+$/, '')}${path}`,
});

/** Where global permissions are granted to groups. */
export const globalPermissionsScreen = (siteUrl: string): Screen =>
  siteScreen(
    siteUrl,
    'Jira settings → System → Global permissions',
    '/secure/admin/GlobalPermissions!default.jspa',
  );

/** Where one project's permission scheme is seen and changed. */
export const projectPermissionsScreen = (siteUrl: string, projectKey: string): Screen =>
  siteScreen(
    siteUrl,
    `Project ${projectKey} → Project settings → Permissions`,
    `/plugins/servlet/project-config/${encodeURIComponent(projectKey)}/permissions`,
  );

/** Where one project's security levels, and who is in each, are seen and changed. */
export const issueSecurityScreen = (siteUrl: string, projectKey: string): Screen =>
  siteScreen(
    siteUrl,
    `Project ${projectKey} → Project settings → Issue security`,
    `/plugins/servlet/project-config/${encodeURIComponent(projectKey)}/issuesecurity`,
  );

/** Where installed apps are listed, and an update that asks for more scopes is approved. */
export const manageAppsScreen = (siteUrl: string): Screen =>
  siteScreen(siteUrl, 'Jira settings → Apps → Manage apps', '/plugins/servlet/upm');

/** Where groups and their members are managed for the whole organisation. */
export const groupsScreen: Screen = {
  name: 'Atlassian Administration → Directory → Groups',
  link: 'https://admin.atlassian.com/',
};
