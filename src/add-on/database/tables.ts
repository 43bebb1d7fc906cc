/** Rows as both SQLite and PostgreSQL keep them: text, whole numbers, null. Times are ISO 8601 unless a name says otherwise. */
export interface ConnectTenantRow {
  client_key: string;
  state: string;
  base_url: string;
  display_url: string | null;
  /** Encrypted; never the secret itself. Empty once the site has uninstalled. */
  shared_secret: string;
  oauth_client_id: string | null;
  installation_id: string | null;
  cloud_id: string | null;
  /** `iat` of the newest signed lifecycle call that counted, seconds since 1970. */
  newest_lifecycle_at: number;
  /** JSON: see heard-tokens.ts. Null in rows that are older than the column. */
  heard_tokens: string | null;
  /** Goes up with every change, so that a change can be made only to what was read. */
  version: number;
  created_at: string;
  updated_at: string;
}

export interface ForgeTenantRow {
  installation_id: string;
  state: string;
  api_base_url: string;
  site_url: string | null;
  cloud_id: string | null;
  environment_id: string | null;
  app_version: string | null;
  /** Encrypted; null once it has ended. */
  system_token: string | null;
  system_token_expires_at: string | null;
  created_at: string;
  updated_at: string;
}

interface SelfTestRow {
  id: string;
  /** Whose it is: see tenantKey. */
  tenant: string;
  state: string;
  started_at: string;
  /** JSON. */
  summary: string | null;
  /** JSON, redacted when it was made. */
  report: string | null;
  /** Until when, in milliseconds since 1970, the replica that runs it has promised to be alive. */
  lease_until: number;
}

interface SelfTestEventRow {
  self_test_id: string;
  sequence: number;
  /** JSON. */
  event: string;
}

/** What is watched for a tenant. Times are ISO 8601, the rest JSON. */
interface WatchRow {
  tenant: string;
  settings: string;
  next_run_at: string | null;
  last_run: string | null;
  known: string | null;
}

/** Something a watch had to tell; `delivered_at` null: not yet, or nobody is to be told. */
interface WatchAlertRow {
  id: string;
  tenant: string;
  at: string;
  alert: string;
  delivered_at: string | null;
}

/** Rate-limit points reserved by all watches in an hour, counted in hours since 1970. */
interface WatchPointsRow {
  hour: number;
  points: number;
}

/** A job of the embedded database; with PostgreSQL they are in a schema of pg-boss. `run_at` in milliseconds since 1970. */
interface JobRow {
  queue: string;
  key: string;
  run_at: number;
  tries: number;
  state: string;
}

/** See tenants/heard-invocations.ts; on PostgreSQL only. */
interface HeardInvocationRow {
  digest: string;
  /** Seconds since 1970. */
  until: number;
}

/** See readiness.ts. */
interface WriteMarkRow {
  id: number;
  at: string;
}

export interface Tables {
  heard_invocations: HeardInvocationRow;
  write_marks: WriteMarkRow;
  watches: WatchRow;
  watch_alerts: WatchAlertRow;
  watch_points: WatchPointsRow;
  jobs: JobRow;
  connect_tenants: ConnectTenantRow;
  forge_tenants: ForgeTenantRow;
  self_tests: SelfTestRow;
  self_test_events: SelfTestEventRow;
}
