import type { ApiToken, Group, OrganizationKey, PersonalAccessToken, User } from './state/accounts.ts';
import type { Board, EpicDetails, Sprint } from './state/agile.ts';
import type {
  AdministratorWebhook,
  AppInstallation,
  ConnectApp,
  FailedWebhook,
  ForgeApp,
  ForgeDelivery,
  ForgeFrame,
  ForgeJob,
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
import type { Issue, IssueLink, IssueSecurityScheme, RedactionJob } from './state/issues.ts';
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
  FieldScheme,
  IssueTypeScheme,
  IssueTypeScreenScheme,
  PriorityScheme,
  Screen,
  ScreenScheme,
  Workflow,
  WorkflowScheme,
} from './state/schemes.ts';
import type {
  Feedback,
  Organization,
  RequestApproval,
  ServiceDesk,
  TemporaryFile,
} from './state/service-desk.ts';
import type { ClassificationLevel, PersonalSettings, SiteSettings, Task } from './state/settings.ts';
import type { Dashboard, Filter } from './state/sharing.ts';
import type { ActiveFault, AuditRecord, Limits, Site } from './state/site.ts';

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
export type * from './state/site.ts';

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
  /** What is left out: the default one only. */
  fieldSchemes?: FieldScheme[];
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
  /** What is left out: none. */
  redactionJobs?: RedactionJob[];
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
  /** Pushed by apps to their queues; what is left out: none. */
  forgeJobs?: ForgeJob[];
  forgeDeliveries?: ForgeDelivery[];
  forgeFrames?: ForgeFrame[];
  /** What is left out: none. */
  administratorWebhooks?: AdministratorWebhook[];
  /** Asked of the Universal Plugin Manager; what is left out: none. */
  appInstallations?: AppInstallation[];
  /** Account → the token it may install the next app with. */
  upmTokens?: Record<string, string>;
  /** Seals the addresses of files; left out: none was given yet. */
  mediaSecret?: string;
  /** What is left out: no request waits for one. */
  requestApprovals?: RequestApproval[];
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
