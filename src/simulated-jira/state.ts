import type { ApiToken, Group, OrganizationKey, PersonalAccessToken, User } from './state/accounts.ts';
import type { Board, EpicDetails, Sprint } from './state/agile.ts';
import type {
  AdministratorWebhook,
  ConnectApp,
  FailedWebhook,
  ForgeApp,
  ForgeDelivery,
  ForgeFrame,
  ForgePlatformSettings,
  ForgeStored,
  ForgeWebTrigger,
  UiModification,
  Webhook,
  WebhookDelivery,
  WebhookSettings,
} from './state/apps.ts';
import type {
  Avatar,
  CustomField,
  IssueLinkType,
  IssueType,
  NotificationScheme,
  Priority,
  ProjectCategory,
  Resolution,
  Status,
} from './state/catalogue.ts';
import type { Issue, IssueLink, IssueSecurityScheme } from './state/issues.ts';
import type {
  AccessToken,
  AuthorizationCode,
  AuthorizationServerSettings,
  OAuthClient,
  OAuthGrant,
  RefreshToken,
} from './state/oauth.ts';
import type { Plan } from './state/plans.ts';
import type { PermissionScheme, Project, ProjectRole } from './state/projects.ts';
import type { LinkedWorkspace, ProviderData } from './state/provider-data.ts';
import type {
  FieldConfiguration,
  FieldConfigurationScheme,
  IssueTypeScheme,
  IssueTypeScreenScheme,
  PriorityScheme,
  Screen,
  ScreenScheme,
  Workflow,
  WorkflowScheme,
} from './state/schemes.ts';
import type { Feedback, Organization, ServiceDesk, TemporaryFile } from './state/service-desk.ts';
import type { ClassificationLevel, PersonalSettings, SiteSettings, Task } from './state/settings.ts';
import type { Dashboard, Filter } from './state/sharing.ts';

export type * from './state/accounts.ts';
export type * from './state/agile.ts';
export type * from './state/apps.ts';
export type * from './state/catalogue.ts';
export type * from './state/issues.ts';
export type * from './state/oauth.ts';
export type * from './state/plans.ts';
export type * from './state/projects.ts';
export type * from './state/provider-data.ts';
export type * from './state/schemes.ts';
export type * from './state/service-desk.ts';
export type * from './state/settings.ts';
export type * from './state/sharing.ts';

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
  issueLinks: IssueLink[];
  statuses: Status[];
  priorities: Priority[];
  resolutions: Resolution[];
  issueTypes: IssueType[];
  issueLinkTypes: IssueLinkType[];
  projectCategories: ProjectCategory[];
  customFields: CustomField[];
  avatars: Avatar[];
  notificationSchemes: NotificationScheme[];
  workflows: Workflow[];
  workflowSchemes: WorkflowScheme[];
  issueTypeSchemes: IssueTypeScheme[];
  screens: Screen[];
  screenSchemes: ScreenScheme[];
  issueTypeScreenSchemes: IssueTypeScreenScheme[];
  prioritySchemes: PriorityScheme[];
  /** What is left out: the default one alone. */
  fieldConfigurations?: FieldConfiguration[];
  fieldConfigurationSchemes?: FieldConfigurationScheme[];
  filters: Filter[];
  dashboards: Dashboard[];
  boards: Board[];
  sprints: Sprint[];
  /** Issue id of an epic → what it has beside its issue. */
  epics: Record<string, EpicDetails>;
  serviceDesks: ServiceDesk[];
  organizations: Organization[];
  /** Sent and not yet part of a request; what is left out: none. */
  temporaryFiles?: TemporaryFile[];
  /** Issue id of a request → what its customer thought. */
  feedback?: Record<string, Feedback>;
  settings: SiteSettings;
  /** Account id → what Jira remembers of that person. */
  personal: Record<string, PersonalSettings>;
  tasks: Task[];
  /** Worklogs that are gone, for those who ask what went since. */
  removedWorklogs: { id: string; at: string }[];
  /** Kind of thing → the newest number given to one; numbers are never given twice. */
  counters: Record<string, number>;
  connectApps: ConnectApp[];
  forgeApps: ForgeApp[];
  /** Key of a Connect app or ARI of a Forge app → its properties; what is left out: none. */
  appProperties?: Record<string, Record<string, unknown>>;
  apiTokens: ApiToken[];
  /** API keys of the organization; what is left out: none. */
  organizationKeys?: OrganizationKey[];
  personalAccessTokens: PersonalAccessToken[];
  /** Logins by cookie at Server and Data Center; what is left out: none. */
  sessions?: { id: string; accountId: string }[];
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
  /** ARI of the app → what it keeps. */
  forgeStorage?: Record<string, ForgeStored[]>;
  forgeWebTriggers?: ForgeWebTrigger[];
  forgeDeliveries?: ForgeDelivery[];
  forgeFrames?: ForgeFrame[];
  /** What is left out: none. */
  administratorWebhooks?: AdministratorWebhook[];
  webhookSettings?: Partial<WebhookSettings>;
  webhookDeliveries?: WebhookDelivery[];
  failedWebhooks?: FailedWebhook[];
  /** Told by development tools; what is left out: nothing. */
  providerData?: ProviderData[];
  linkedWorkspaces?: LinkedWorkspace[];
  /** What is left out: none. */
  plans?: Plan[];
  uiModifications?: UiModification[];
  /** Of the organization; what is left out: none. */
  classificationLevels?: ClassificationLevel[];
}

interface Site {
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
  /**
   * What tokens of deactivated accounts get: 403 when left out, as for accounts without access; 401 is told in
   * jira.atlassian.com/browse/ACCESS-1816.
   */
  inactiveAccountStatus?: 401 | 403;
  /** What Server and Data Center make of /rest/api/3: both were recorded; left out: redirects on Data Center. */
  version3Answers?: 'redirect' | 'not-found';
}

export interface AuditRecord {
  id: number;
  summary: string;
  created: string;
  category: string;
  authorAccountId: string | null;
  /** What was changed, where the record names it. */
  objectItem?: { name: string; typeName: string };
}

/** A way to misbehave that is switched on; `name` is the file in faults/, options are its own. */
interface ActiveFault {
  name: string;
  options: Record<string, unknown>;
}

interface Limits {
  /** Points an app may spend an hour on this site. */
  pointsPerHour: number;
  /** Requests a second, per endpoint and method. */
  burst: { GET: number; POST: number; PUT: number; DELETE: number };
  /** Exchanges at the Connect authorization server per five minutes. */
  tokenRequestsPer5Minutes: number;
}
