/**
 * Everything the simulated site knows. One plain object: `PATCH /state` merges into it, scenarios edit it,
 * callers, permissions and answers are decided from it at each request. Times are ISO 8601 in UTC.
 */
export interface SiteState {
  site: Site;
  users: User[];
  groups: Group[];
  /** Global permission key → names of the groups that hold it. */
  globalPermissions: Record<string, string[]>;
  projectRoles: ProjectRole[];
  permissionSchemes: PermissionScheme[];
  issueSecuritySchemes: IssueSecurityScheme[];
  projects: Project[];
  issues: Issue[];
  connectApps: ConnectApp[];
  forgeApps: ForgeApp[];
  apiTokens: ApiToken[];
  personalAccessTokens: PersonalAccessToken[];
  oauthClients: OAuthClient[];
  oauthGrants: OAuthGrant[];
  /** Access tokens of every kind that this world handed out: 2LOi, 3LO, client credentials, Forge. */
  accessTokens: AccessToken[];
  refreshTokens: RefreshToken[];
  webhooks: Webhook[];
  auditRecords: AuditRecord[];
  faults: ActiveFault[];
  limits: Limits;
  /** Times and habits of the OAuth authorization server; what is left out has Atlassian's value. */
  authorizationServer?: Partial<AuthorizationServerSettings>;
  /** Codes handed out by the consent page and not yet exchanged. */
  authorizationCodes?: AuthorizationCode[];
  /** Times and habits of the Forge platform; what is left out has Atlassian's value. */
  forgePlatform?: Partial<ForgePlatformSettings>;
  forgeDeliveries?: ForgeDelivery[];
  forgeFrames?: ForgeFrame[];
}

/** Times and habits of auth.atlassian.com; see oauth/settings.ts for the values and their sources. */
export interface AuthorizationServerSettings {
  codeSeconds: number;
  accessTokenSeconds: number;
  /** How long a rotated refresh token still works. */
  reuseWindowSeconds: number;
  inactivityDays: number;
  absoluteDays: number;
  /** Account that agrees on the consent page without being asked; null: a person has to press the button. */
  autoApproveAs: string | null;
  /** Scopes an older consent was for: a new one is not asked for and grants no more; null: consent is fresh. */
  grantAtMost: string[] | null;
  /** What the gateway answers to an access token past its life; 404 and 403 were recorded beside 401. */
  expiredTokenStatus: 401 | 403 | 404;
}

export interface AuthorizationCode {
  code: string;
  clientId: string;
  accountId: string;
  redirectUri: string;
  scopes: string[];
  expiresAt: string;
  used: boolean;
}

/** Times and habits of the Forge platform; see forge/settings.ts for the values and their sources. */
export interface ForgePlatformSettings {
  invocationTokenSeconds: number;
  oauthTokenSeconds: number;
  /** Life an OAuth token still has when delivered, at least; below it a new one is made. */
  oauthTokenLeftSeconds: number;
  eventTimeoutMs: number;
  uiTimeoutMs: number;
  retries: number;
  retrySpacingMs: number;
  /** How long after install the app user's groups and roles appear. */
  rightsDelayMs: number;
  /** Milliseconds before and between scheduled triggers; null: five minutes, then as the manifest says. */
  scheduleEveryMs: number | null;
}

export interface Site {
  name: string;
  cloudId: string;
  deployment: 'cloud' | 'server' | 'datacenter';
  /** Origin and context path, without trailing slash; filled in once the port is known. */
  siteUrl: string;
  /** '' on Cloud, e.g. '/jira' on Server. */
  contextPath: string;
  /** Shown to people instead of siteUrl when set; never used for calls. */
  customDomain: string | null;
  /** Remote addresses or prefixes that may call; null: everybody. */
  ipAllowlist: string[] | null;
  suspended: boolean;
  /** Milliseconds every answer of the site takes. */
  latencyMs: number;
  /** The site's clock runs ahead of the real one by so many seconds (negative: behind). */
  clockSkewSeconds: number;
  /** Free plan: the audit log refuses even administrators. */
  freePlan: boolean;
  products: { software: boolean; serviceManagement: boolean };
  /** Connect or Forge app keys which an administrator's app access rule blocks from project content. */
  blockedApps: { app: string; projects: string[] }[];
  version: string;
  /** Failed logins after which an account must answer a captcha; left out: three on Server, never on Cloud. */
  failedLoginsBeforeCaptcha?: number | null;
  /** What Server and Data Center make of /rest/api/3: both were recorded; left out: redirects on Data Center. */
  version3Answers?: 'redirect' | 'not-found';
}

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

export interface ProjectRole {
  id: number;
  name: string;
  description: string;
  /** Not to be edited by people: the role Jira keeps for apps. */
  admin?: boolean;
}

/** Holder types of a permission grant, as the REST API names them. */
export type HolderType =
  | 'anyone'
  | 'applicationRole'
  | 'assignee'
  | 'group'
  | 'groupCustomField'
  | 'projectLead'
  | 'projectRole'
  | 'reporter'
  | 'sd.customer.portal.only'
  | 'user'
  | 'userCustomField';

export interface PermissionGrant {
  id: number;
  permission: string;
  /** parameter: group name, role id as text, account id, application role key; absent where the type needs none. */
  holder: { type: HolderType; parameter?: string };
}

export interface PermissionScheme {
  id: number;
  name: string;
  description: string;
  grants: PermissionGrant[];
}

export interface IssueSecurityScheme {
  id: number;
  name: string;
  levels: { id: number; name: string; members: PermissionGrant['holder'][] }[];
}

export interface Project {
  id: string;
  key: string;
  name: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  style: 'classic' | 'next-gen';
  leadAccountId: string;
  permissionSchemeId: number;
  issueSecuritySchemeId: number | null;
  archived: boolean;
  /** Role id → who is in it. */
  roleActors: Record<string, { users: string[]; groups: string[] }>;
}

export interface Issue {
  id: string;
  key: string;
  projectId: string;
  summary: string;
  issueType: string;
  status: string;
  reporterAccountId: string | null;
  assigneeAccountId: string | null;
  securityLevelId: number | null;
  created: string;
  updated: string;
  fields: Record<string, unknown>;
}

export interface ConnectApp {
  key: string;
  clientKey: string;
  sharedSecret: string;
  oauthClientId: string;
  /** Account of the app's own user. */
  accountId: string;
  descriptorUrl: string;
  /** Without trailing slash. */
  baseUrl: string;
  name: string;
  /** The accepted descriptor, as fetched. */
  descriptor: Record<string, unknown>;
  /** Upper-case names the site's administrator agreed to. */
  grantedScopes: string[];
  /** Fetched, but asks for more scopes than were agreed to: waits for an administrator. */
  pendingDescriptor: Record<string, unknown> | null;
  state: 'enabled' | 'disabled' | 'uninstalled';
  /** Forge installation of the same app, if it adopted Forge. */
  installationId: string | null;
}

export interface ForgeApp {
  /** Full ARI. */
  appId: string;
  installationId: string;
  environmentId: string;
  environmentType: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  version: string;
  name: string;
  manifest: Record<string, unknown>;
  remoteUrl: string;
  /** What the installed version declares. */
  declaredScopes: string[];
  /** What the administrator agreed to at install or update. */
  grantedScopes: string[];
  /** Accounts that agreed to the app acting for them; null: all. */
  consentedAccounts: string[] | null;
  accountId: string;
  state: 'enabled' | 'uninstalled';
  /** Deployed, but asks for more than was agreed to: waits for an administrator. */
  pendingVersion?: { version: string; manifest: Record<string, unknown>; scopes: string[] } | null;
  /** Folder below which the manifest's `resources[].path` are found; null: no Custom UI can be shown. */
  resourceDirectory?: string | null;
  /** The app user's groups and roles appear at this time; until then it has none. */
  rightsFrom?: string | null;
  /** The developer's account. */
  ownerAccountId?: string;
  /** Remote of the pending version, if it moves. */
  pendingRemoteUrl?: string;
}

/** One attempt to deliver a Forge event; `status` null: no answer in time, or none at all. */
export interface ForgeDelivery {
  at: string;
  installationId: string;
  moduleKey: string;
  eventType: string;
  status: number | null;
  retryCount: number;
  /** Why the platform tries again; null: it was taken. */
  retryReason: string | null;
}

/** An opened page of a Forge app: who looks at which module of which installation. */
export interface ForgeFrame {
  ticket: string;
  installationId: string;
  moduleKey: string;
  accountId: string;
  localId: string;
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

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  name: string;
  kind: 'three-legged' | 'client-credentials';
  redirectUris: string[];
  /** Enabled for the client in the developer console, or given to the service account's credential. */
  scopes: string[];
  /** Service account behind a client-credentials client. */
  accountId: string | null;
}

export interface OAuthGrant {
  clientId: string;
  accountId: string;
  scopes: string[];
  /** False: the user agreed for other sites only. */
  thisSite: boolean;
}

export interface AccessToken {
  token: string;
  kind: 'connect-impersonation' | 'three-legged' | 'client-credentials' | 'forge-system' | 'forge-user';
  accountId: string;
  /** Connect app key, OAuth client id or Forge app ARI. */
  issuedTo: string;
  scopes: string[];
  issuedAt: string;
  expiresAt: string;
  revoked: boolean;
}

export interface RefreshToken {
  token: string;
  clientId: string;
  accountId: string;
  scopes: string[];
  issuedAt: string;
  lastUsedAt: string | null;
  /** Set once rotated; the old one dies some minutes later. */
  replacedAt: string | null;
  revoked: boolean;
  /** When the user agreed: the chain of rotated tokens ends a year later. Left out: issuedAt. */
  grantedAt?: string;
}

export interface Webhook {
  id: number;
  appKey: string;
  events: string[];
  jqlFilter: string;
  expirationDate: string;
}

export interface AuditRecord {
  id: number;
  summary: string;
  created: string;
  category: string;
  authorAccountId: string | null;
}

/** A way to misbehave that is switched on; `name` is the file in faults/, options are its own. */
export interface ActiveFault {
  name: string;
  options: Record<string, unknown>;
}

export interface Limits {
  /** Points an app may spend an hour on this site. */
  pointsPerHour: number;
  /** Requests a second, per endpoint and method. */
  burst: { GET: number; POST: number; PUT: number; DELETE: number };
  /** Exchanges at the Connect authorization server per five minutes. */
  tokenRequestsPer5Minutes: number;
}
