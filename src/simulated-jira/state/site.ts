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
