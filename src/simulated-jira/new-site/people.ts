import type { Group, User } from '../state.ts';

/** Account ids of the healthy site's people, so that scenarios and tests can name them. */
export const accounts = {
  admin: '5b10ac8d82e05b22cc7d4ef5',
  member: '5b10a2844c20165700ede21g',
  inactive: '5b109f2e9729b51b54dc274d',
  customer: 'qm:2f1c5b0e-6a5d-4d2a-9d0f-5b7f7b1c9a01:0a6e5d3c-8a4b-4f3a-9d3e-1c2b3a4d5e6f',
  serviceAccount: '712020:6f1d2c3b-4a5e-4f60-8b7a-9c0d1e2f3a4b',
} as const;

const person = {
  accountType: 'atlassian',
  active: true,
  groups: [],
  applicationRoles: [],
  name: null,
  password: null,
  managed: false,
  failedLogins: 0,
  captchaRequired: false,
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
} as const satisfies Partial<User>;

/** A user with everything unremarkable filled in. */
export function user(given: Partial<User> & Pick<User, 'accountId' | 'displayName'>): User {
  return {
    ...person,
    emailAddress: null,
    ...given,
    groups: [...(given.groups ?? [])],
    applicationRoles: [...(given.applicationRoles ?? [])],
  };
}

/** People who work here: in projects' roles, unlike the product access group, which app users are in as well. */
export function staffGroup(siteName: string): string {
  return `${siteName}-staff`;
}

/** An administrator, a member, a deactivated user, a portal customer and a service account. */
export function people(siteName: string): User[] {
  const members = `jira-users-${siteName}`;
  const staff = staffGroup(siteName);
  return [
    user({
      accountId: accounts.admin,
      displayName: 'Ada Admin',
      emailAddress: 'ada@example.com',
      groups: [
        `jira-admins-${siteName}`,
        members,
        staff,
        'site-admins',
        `jira-servicemanagement-users-${siteName}`,
      ],
      applicationRoles: ['jira-software', 'jira-servicedesk'],
      name: 'ada',
    }),
    user({
      accountId: accounts.member,
      displayName: 'Mika Member',
      emailAddress: 'mika@example.com',
      groups: [members, staff],
      applicationRoles: ['jira-software'],
      name: 'mika',
    }),
    user({
      accountId: accounts.inactive,
      displayName: 'Ines Inactive',
      emailAddress: 'ines@example.com',
      active: false,
      name: 'ines',
    }),
    user({
      accountId: accounts.customer,
      accountType: 'customer',
      displayName: 'Carl Customer',
      emailAddress: 'carl@example.com',
    }),
    user({
      accountId: accounts.serviceAccount,
      accountType: 'service-account',
      displayName: 'Build Service',
      emailAddress: 'build-service@serviceaccount.atlassian.com',
      groups: [members, staff],
      applicationRoles: ['jira-software'],
    }),
  ];
}

/** The groups a site of this name starts with, the app groups included. */
export function groups(siteName: string): Group[] {
  return [
    { name: `jira-admins-${siteName}`, groupId: '276f955c-63d7-42c8-9520-92d01dca0625' },
    { name: `jira-users-${siteName}`, groupId: '6e87dc72-4f1f-421f-9382-2fee8b652487' },
    {
      name: `jira-servicemanagement-users-${siteName}`,
      groupId: '1a2b3c4d-0f6f-4d8f-9b3a-5d1f2e3c4b5a',
    },
    { name: staffGroup(siteName), groupId: '3c9e1f70-7a52-4e0b-8f5d-0b9a8c7d6e5f' },
    { name: 'site-admins', groupId: '5a1c1d4e-93f0-4a7e-8f9f-2f0c3b6d7e8f' },
    { name: 'atlassian-addons', groupId: '8d2f7a60-5b1e-4c55-a0a4-7f3f5e2d1c0b' },
    { name: 'atlassian-addons-admin', groupId: '90092d52-0b0a-4f7c-9e6b-3d2c1b0a9f8e' },
  ];
}
