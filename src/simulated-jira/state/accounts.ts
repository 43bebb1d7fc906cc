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
}

export interface PersonalAccessToken {
  token: string;
  accountId: string;
  expiresAt: string | null;
  revoked: boolean;
}
