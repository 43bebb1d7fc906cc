export interface User {
  accountId: string;
  accountType: 'atlassian' | 'app' | 'customer' | 'service-account';
  displayName: string;
  emailAddress: string | null;
  active: boolean;
  /** Names of groups. */
  groups: string[];
  /** Application access, e.g. `jira-software`; empty: no access to Jira. */
  applicationRoles: string[];
  /** Server and Data Center log in by name. */
  name: string | null;
  password: string | null;
  /** The identity provider owns the account: single sign-on only. */
  managed: boolean;
  failedLogins: number;
  captchaRequired: boolean;
  timeZone: string;
  locale: string;
}

export interface Group {
  groupId: string;
  name: string;
}

export interface ApiToken {
  token: string;
  accountId: string;
  /** null: an unscoped token of a person, good at the site; a list: a scoped one, good at the gateway only. */
  scopes: string[] | null;
  expiresAt: string;
  revoked: boolean;
  /** As its owner called it; what is left out is shown by a name of the kind. */
  label?: string;
  /** The organization keeps it from being used, though it lives. */
  blocked?: boolean;
  lastActiveAt?: string;
}

/** A key of the organization above the site, good at the admin APIs of the gateway only. */
export interface OrganizationKey {
  id: string;
  name: string;
  key: string;
  /** Of the admin APIs, e.g. `read:tokens:admin`. */
  scopes: string[];
  expiresAt: string;
}

export interface PersonalAccessToken {
  token: string;
  accountId: string;
  expiresAt: string | null;
  revoked: boolean;
  /** As its owner called it. */
  label?: string;
  createdAt?: string;
}
