import type { SiteState } from '../state.ts';
import { boards, dashboards, filters, serviceDesks, sprints } from './agile.ts';
import {
  issueLinkTypes,
  issueTypes,
  priorities,
  projectCategories,
  resolutions,
  statuses,
} from './catalogue.ts';
import { customFields } from './custom-fields.ts';
import { groups, people } from './people.ts';
import { permissionScheme, projectRoles, roles } from './permission-schemes.ts';
import { issueSecuritySchemes, issues, projects } from './projects.ts';
import { issueTypeScreenSchemes, notificationSchemes, screenSchemes, screens } from './screens.ts';
import { siteSettings } from './settings.ts';
import { issueTypeSchemes, prioritySchemes, workflowSchemes, workflows } from './workflows.ts';

/**
 * A site on which nothing is wrong: an administrator and a member, three projects whose schemes let apps in, no app yet.
 * `now` is in milliseconds; `cloudId` must be a UUID.
 */
export function healthySite({
  name = 'acme',
  cloudId = '11111111-2222-4333-8444-555555555555',
  now,
}: {
  name?: string;
  cloudId?: string;
  now: number;
}): SiteState {
  const admins = [`jira-admins-${name}`, 'site-admins', 'atlassian-addons-admin'];
  const everybody = [`jira-users-${name}`, ...admins];
  const created = new Date(now - 7 * 86_400_000).toISOString();
  return {
    site: {
      name,
      cloudId,
      deployment: 'cloud',
      siteUrl: '',
      contextPath: '',
      customDomain: null,
      ipAllowlist: null,
      suspended: false,
      latencyMs: 0,
      clockSkewSeconds: 0,
      freePlan: false,
      products: { software: true, serviceManagement: true },
      blockedApps: [],
      version: '1001.0.0-SNAPSHOT',
    },
    users: people(name),
    groups: groups(name),
    globalPermissions: {
      ADMINISTER: admins,
      SITE_ADMIN: ['site-admins'],
      USER_PICKER: everybody,
      BULK_CHANGE: everybody,
      CREATE_SHARED_OBJECTS: everybody,
      MANAGE_GROUP_FILTER_SUBSCRIPTIONS: everybody,
      CREATE_PROJECT: everybody,
    },
    projectRoles: projectRoles(),
    permissionSchemes: [
      permissionScheme(
        { id: 0, name: 'Default Permission Scheme', description: 'Assigned to new projects.' },
        { apps: true },
      ),
      permissionScheme(
        { id: 10100, name: 'Operations Permission Scheme', description: 'For service projects.' },
        { apps: true },
      ),
      permissionScheme(
        { id: 10200, name: 'Team space permissions', description: 'Own scheme of a team-managed project.' },
        { apps: true, memberRole: roles.teamMembers },
      ),
    ],
    issueSecuritySchemes: issueSecuritySchemes(),
    projects: projects(name),
    issues: issues(created),
    issueLinks: [],
    statuses: statuses(),
    priorities: priorities(),
    resolutions: resolutions(),
    issueTypes: issueTypes(),
    issueLinkTypes: issueLinkTypes(),
    projectCategories: projectCategories(),
    customFields: customFields(),
    avatars: [],
    notificationSchemes: notificationSchemes(),
    workflows: workflows(created),
    workflowSchemes: workflowSchemes(),
    issueTypeSchemes: issueTypeSchemes(),
    screens: screens(),
    screenSchemes: screenSchemes(),
    issueTypeScreenSchemes: issueTypeScreenSchemes(),
    prioritySchemes: prioritySchemes(),
    filters: filters(),
    dashboards: dashboards(),
    boards: boards(),
    sprints: sprints(now),
    epics: {},
    serviceDesks: serviceDesks(),
    organizations: [],
    settings: siteSettings(name),
    personal: {},
    tasks: [],
    removedWorklogs: [],
    counters: {},
    connectApps: [],
    forgeApps: [],
    apiTokens: [],
    personalAccessTokens: [],
    oauthClients: [],
    oauthGrants: [],
    accessTokens: [],
    refreshTokens: [],
    webhooks: [],
    auditRecords: [
      { id: 1, summary: 'User added to group', created, category: 'group management', authorAccountId: null },
      {
        id: 2,
        summary: 'Permission scheme updated',
        created,
        category: 'permissions',
        authorAccountId: null,
      },
    ],
    faults: [],
    limits: {
      pointsPerHour: 65_000,
      burst: { GET: 350, POST: 200, PUT: 300, DELETE: 300 },
      tokenRequestsPer5Minutes: 500,
    },
  };
}
