import type { Issue, IssueSecurityScheme, Project } from '../state.ts';
import { newIssue } from './new-issue.ts';
import { newProject } from './new-project.ts';
import { accounts, staffGroup } from './people.ts';
import { roles } from './permission-schemes.ts';
import { schemeIds } from './workflows.ts';

/** Three projects: two company-managed ones, one of them with issue security, and a team-managed one. */
export function projects(siteName: string): Project[] {
  const admins = { users: [], groups: [`jira-admins-${siteName}`] };
  const members = { users: [], groups: [staffGroup(siteName)] };
  const actors = () => ({
    [roles.administrators]: structuredClone(admins),
    [roles.members]: structuredClone(members),
    [roles.addons]: { users: [], groups: [] },
  });
  const project = (given: Pick<Project, 'id' | 'key' | 'name'> & Partial<Project>) =>
    newProject({ leadAccountId: accounts.admin, ...given });
  return [
    project({
      id: '10000',
      key: 'PAY',
      name: 'Payments',
      projectTypeKey: 'software',
      style: 'classic',
      permissionSchemeId: 0,
      issueSecuritySchemeId: 10000,
      lastIssueNumber: 3,
      roleActors: actors(),
    }),
    project({
      id: '10001',
      key: 'OPS',
      name: 'Operations',
      projectTypeKey: 'service_desk',
      style: 'classic',
      permissionSchemeId: 10100,
      lastIssueNumber: 2,
      roleActors: actors(),
    }),
    project({
      id: '10002',
      key: 'TEAM',
      name: 'Team space',
      projectTypeKey: 'software',
      style: 'next-gen',
      permissionSchemeId: 10200,
      lastIssueNumber: 1,
      issueTypeSchemeId: schemeIds.teamTypes,
      workflowSchemeId: schemeIds.teamWorkflow,
      roleActors: {
        [roles.administrators]: structuredClone(admins),
        [roles.teamMembers]: structuredClone(members),
        [roles.addons]: { users: [], groups: [] },
      },
    }),
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
  const issue = (id: number, key: string, projectId: string, given: Partial<Issue> = {}): Issue =>
    newIssue({
      id: String(id),
      key,
      projectId,
      created,
      summary: `Work on ${key}`,
      issueType: '10001',
      status: '10000',
      reporterAccountId: accounts.admin,
      creatorAccountId: accounts.admin,
      assigneeAccountId: accounts.member,
      watchers: [accounts.admin],
      ...given,
    });
  return [
    issue(10100, 'PAY-1', '10000', { summary: 'Refunds are booked twice' }),
    issue(10101, 'PAY-2', '10000', { summary: 'Salary run', securityLevelId: 10010 }),
    issue(10102, 'PAY-3', '10000', { summary: 'New card provider', status: '10001', sprintIds: [1] }),
    issue(10110, 'OPS-1', '10001', { summary: 'Printer on floor 3', issueType: '10005' }),
    issue(10111, 'OPS-2', '10001', { summary: 'VPN access', issueType: '10005' }),
    issue(10120, 'TEAM-1', '10002', {
      summary: 'Plan the offsite',
      issueType: '10021',
      status: '10100',
    }),
  ];
}
