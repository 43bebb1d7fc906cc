import type { Issue, IssueSecurityScheme, Project } from '../state.ts';
import { accounts, staffGroup } from './people.ts';
import { roles } from './permission-schemes.ts';

/** Three projects: two company-managed ones, one of them with issue security, and a team-managed one. */
export function projects(siteName: string): Project[] {
  const admins = { users: [], groups: [`jira-admins-${siteName}`] };
  const members = { users: [], groups: [staffGroup(siteName)] };
  const actors = () => ({
    [roles.administrators]: structuredClone(admins),
    [roles.members]: structuredClone(members),
    [roles.addons]: { users: [], groups: [] },
  });
  const base = { leadAccountId: accounts.admin, issueSecuritySchemeId: null, archived: false } as const;
  return [
    {
      ...base,
      id: '10000',
      key: 'PAY',
      name: 'Payments',
      projectTypeKey: 'software',
      style: 'classic',
      permissionSchemeId: 0,
      issueSecuritySchemeId: 10000,
      roleActors: actors(),
    },
    {
      ...base,
      id: '10001',
      key: 'OPS',
      name: 'Operations',
      projectTypeKey: 'service_desk',
      style: 'classic',
      permissionSchemeId: 10100,
      roleActors: actors(),
    },
    {
      ...base,
      id: '10002',
      key: 'TEAM',
      name: 'Team space',
      projectTypeKey: 'software',
      style: 'next-gen',
      permissionSchemeId: 10200,
      roleActors: {
        [roles.administrators]: structuredClone(admins),
        [roles.teamMembers]: structuredClone(members),
        [roles.addons]: { users: [], groups: [] },
      },
    },
  ];
}

/** One scheme: its level shows issues to administrators, the reporter and apps. */
export function issueSecuritySchemes(): IssueSecurityScheme[] {
  return [
    {
      id: 10000,
      name: 'Payments security',
      levels: [
        {
          id: 10010,
          name: 'Finance only',
          members: [
            { type: 'projectRole', parameter: String(roles.administrators) },
            { type: 'projectRole', parameter: String(roles.addons) },
            { type: 'reporter' },
          ],
        },
      ],
    },
  ];
}

/** A few issues a project; PAY-2 is behind the security level. */
export function issues(created: string): Issue[] {
  const issue = (id: number, key: string, projectId: string, given: Partial<Issue> = {}): Issue => ({
    id: String(id),
    key,
    projectId,
    summary: `Work on ${key}`,
    issueType: 'Task',
    status: 'To Do',
    reporterAccountId: accounts.admin,
    assigneeAccountId: accounts.member,
    securityLevelId: null,
    created,
    updated: created,
    fields: {},
    ...given,
  });
  return [
    issue(10100, 'PAY-1', '10000', { summary: 'Refunds are booked twice' }),
    issue(10101, 'PAY-2', '10000', { summary: 'Salary run', securityLevelId: 10010 }),
    issue(10102, 'PAY-3', '10000', { summary: 'New card provider', status: 'In Progress' }),
    issue(10110, 'OPS-1', '10001', { summary: 'Printer on floor 3', issueType: 'Service Request' }),
    issue(10111, 'OPS-2', '10001', { summary: 'VPN access', issueType: 'Service Request' }),
    issue(10120, 'TEAM-1', '10002', { summary: 'Plan the offsite' }),
  ];
}
