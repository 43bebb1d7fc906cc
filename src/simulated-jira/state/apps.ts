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
  /** Added while it runs, by type; left out: none. */
  dynamicModules?: Record<string, unknown>;
  /** Forge installation of the same app, if it adopted Forge. */
  installationId: string | null;
}

/** An installation that an administrator asked for over the REST API and that goes on by itself. */
export interface AppInstallation {
  id: string;
  /** Address of the descriptor. */
  source: string;
  accountId: string;
  /** Milliseconds since 1970. */
  since: number;
  outcome: 'under way' | { key: string } | { subCode: string; errorMessage: string };
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

/** Events that an app pushed to a queue of its own at once. */
export interface ForgeJob {
  appId: string;
  queueName: string;
  jobId: string;
  /** Events that were taken, are still to be taken, and were not. */
  success: number;
  inProgress: number;
  failed: number;
  /** Of those in progress, the ones that no function has begun with: what a cancellation drops. */
  waiting: number;
  cancelled: boolean;
}

/** An opened page of a Forge app: who looks at which module of which installation. */
export interface ForgeFrame {
  ticket: string;
  installationId: string;
  moduleKey: string;
  accountId: string;
  localId: string;
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

/** A dynamic webhook (https://developer.atlassian.com/cloud/jira/platform/webhooks/). */
export interface Webhook {
  id: number;
  /** Key of the Connect app, or client id of the OAuth 2.0 app. */
  appKey: string;
  /** Whose OAuth grant registered it; absent for Connect apps. */
  accountId?: string;
  /** Absolute. */
  url: string;
  events: string[];
  jqlFilter: string;
  fieldIdsFilter?: string[];
  issuePropertyKeysFilter?: string[];
  expirationDate: string;
}

/** What a Forge app keeps under a key. */
export interface ForgeStored {
  key: string;
  value: unknown;
  secret: boolean;
  /** The custom entity it is one of; left out: of none. */
  entity?: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  updatedAt: number;
  /** ISO 8601; absent: for ever. */
  expireTime?: string;
}

/** An address that leads to a function of a Forge app. */
export interface ForgeWebTrigger {
  id: string;
  appId: string;
  /** Key of the `webtrigger` module. */
  triggerKey: string;
}

/** A webhook that an administrator registered: it never expires. */
export interface AdministratorWebhook {
  id: number;
  name: string;
  description: string;
  /** Absolute; may hold variables such as `${issue.key}`. */
  url: string;
  events: string[];
  /** Narrows events about issues; empty: everything. */
  jqlFilter: string;
  excludeBody: boolean;
  enabled: boolean;
  /** Signs what is sent; null: unsigned. */
  secret: string | null;
  lastUpdatedAccountId: string | null;
  /** Milliseconds since 1970. */
  lastUpdated: number;
}

/** One attempt to deliver a webhook; `status` null: no answer. */
export interface WebhookDelivery {
  at: string;
  app: string;
  url: string;
  webhookEvent: string;
  /** 0: the first attempt. */
  retry: number;
  status: number | null;
}

/** A dynamic webhook that was given up, as `GET /webhook/failed` tells it. */
export interface FailedWebhook {
  id: string;
  appKey: string;
  accountId?: string;
  url: string;
  body: string;
  /** Milliseconds since 1970. */
  failureTime: number;
}

/** How webhooks are retried; what is left out has Atlassian's value. */
export interface WebhookSettings {
  retries: number;
  /** Milliseconds between attempts; null: five to fifteen minutes, at random. */
  retryMs: number | null;
  timeoutMs: number;
}

/** What a Forge app changes on screens. */
export interface UiModification {
  id: string;
  /** ARI of the app. */
  app: string;
  name: string;
  description: string;
  data: string;
  contexts: { id: string; projectId?: string | null | undefined; [part: string]: unknown }[];
}
