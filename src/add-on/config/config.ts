import { type HttpProxy, readProxy } from '../../jira-client/index.ts';
import type { Secret, SiteHostPattern } from '../../tokens/index.ts';
import { type DatabaseAddress, readDatabaseAddress } from '../database/database-address.ts';
import { type EncryptionKey, parseEncryptionKeys } from '../tenants/encryption-keys.ts';
import { readPort, readServiceAddress, readServiceAddresses } from './address.ts';
import { type LogLevel, readLogLevel } from './log-level.ts';
import type { SettingReading } from './setting-reading.ts';
import { readSiteHosts } from './site-hosts.ts';
import {
  readAppKey,
  readDays,
  readForgeAppId,
  readForgeEnvironments,
  readHost,
  readSecret,
  readWebhook,
} from './values.ts';

/** Everything the environment decides, checked; docs in README, meaning of each variable beside its field. */
export interface Config {
  /** PORT */
  readonly port: number;
  /** BASE_URL, without trailing slash; may carry a path prefix. */
  readonly baseUrl: string;
  /** DATABASE_URL */
  readonly database: DatabaseAddress;
  /** ENCRYPTION_KEYS, the first encrypts; null: read or generate a key file beside the embedded database. */
  readonly encryptionKeys: readonly EncryptionKey[] | null;
  /** SITE_HOSTS */
  readonly siteHosts: readonly SiteHostPattern[];
  /** CONNECT_INSTALL_KEYS_URL, tried in order. */
  readonly connectInstallKeysUrls: readonly string[];
  /** CONNECT_AUTH_SERVER_URL */
  readonly connectAuthServerUrl: string;
  /** CONNECT_BRIDGE_URL */
  readonly connectBridgeUrl: string;
  /** ATLASSIAN_API_URL */
  readonly atlassianApiUrl: string;
  /** ATLASSIAN_AUTH_URL */
  readonly atlassianAuthUrl: string;
  /** FORGE_APP_ID; null switches the Forge door off. */
  readonly forgeAppId: string | null;
  /** FORGE_ENVIRONMENTS: whose invocations are taken. */
  readonly forgeEnvironments: readonly string[];
  /** FORGE_JWKS_URL */
  readonly forgeJwksUrl: string;
  /** APP_KEY; null: the key in atlassian-connect.json. */
  readonly appKey: string | null;
  /** METRICS_PORT */
  readonly metricsPort: number | null;
  /** METRICS_HOST, the address METRICS_PORT listens on: this machine only unless told. */
  readonly metricsHost: string;
  /** RETENTION_DAYS: reports older than this are deleted; 0 keeps none beyond the newest of each tenant. */
  readonly retentionDays: number;
  /** ALERT_WEBHOOK_URL; null: nothing is posted. Its path or query may hold a secret. */
  readonly alertWebhookUrl: Secret | null;
  /** What alerts are signed with; null: a hash of the address itself. */
  readonly alertWebhookSecret: Secret | null;
  /** HTTPS_PROXY, NO_PROXY */
  readonly proxy: HttpProxy | null;
  /** LOG_LEVEL */
  readonly logLevel: LogLevel;
}

type Environment = Readonly<Record<string, string | undefined>>;
type ConfigReading =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: string[] };

/**
 * Both production key addresses: the documented one, then the one newer releases of Atlassian's own framework ask
 * first (npm atlassian-connect-express 11.5.3).
 */
const installKeysUrls =
  'https://connect-install-keys.atlassian.com,https://asap-distribution.us-west-2.prod.atl-asap.net';

/** Reads and checks the environment; every wrong value is one problem, a sentence each. An empty value counts as unset. */
export function readConfig(env: Environment): ConfigReading {
  const problems: string[] = [];
  const text = (name: string): string | null => env[name]?.trim() || null;
  function read<T>(
    name: string,
    fallback: string,
    reader: (name: string, value: string) => SettingReading<T>,
  ): T | null {
    const reading = reader(name, text(name) ?? fallback);
    if (reading.ok) return reading.value;
    problems.push(reading.problem);
    return null;
  }
  const optional = <T>(name: string, reader: (name: string, value: string) => SettingReading<T>): T | null =>
    text(name) === null ? null : read(name, '', reader);

  const port = read('PORT', '3000', readPort);
  const baseUrl = read('BASE_URL', `http://localhost:${port ?? 3000}`, readServiceAddress);
  const database = read('DATABASE_URL', 'file:./data/clearance.db', (_, value) => readDatabaseAddress(value));
  const encryptionKeys = optional('ENCRYPTION_KEYS', (_, value) => parseEncryptionKeys(value));
  const siteHosts = read('SITE_HOSTS', '*.atlassian.net,*.jira.com', readSiteHosts);
  const connectInstallKeysUrls = read('CONNECT_INSTALL_KEYS_URL', installKeysUrls, readServiceAddresses);
  const authServer = 'https://oauth-2-authorization-server.services.atlassian.com';
  const connectAuthServerUrl = read('CONNECT_AUTH_SERVER_URL', authServer, readServiceAddress);
  const connectBridgeUrl = read(
    'CONNECT_BRIDGE_URL',
    'https://connect-cdn.atl-paas.net/all.js',
    readServiceAddress,
  );
  const atlassianApiUrl = read('ATLASSIAN_API_URL', 'https://api.atlassian.com', readServiceAddress);
  const atlassianAuthUrl = read('ATLASSIAN_AUTH_URL', 'https://auth.atlassian.com', readServiceAddress);
  const forgeAppId = optional('FORGE_APP_ID', readForgeAppId);
  const forgeEnvironments = read('FORGE_ENVIRONMENTS', 'PRODUCTION', readForgeEnvironments);
  const jwks = 'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json';
  const forgeJwksUrl = read('FORGE_JWKS_URL', jwks, readServiceAddress);
  const appKey = optional('APP_KEY', readAppKey);
  const metricsPort = optional('METRICS_PORT', readPort);
  const metricsHost = read('METRICS_HOST', '127.0.0.1', readHost);
  const retentionDays = read('RETENTION_DAYS', '90', readDays);
  const alertWebhookUrl = optional('ALERT_WEBHOOK_URL', readWebhook);
  const alertWebhookSecret = optional('ALERT_WEBHOOK_SECRET', readSecret);
  const proxy = readProxy(env);
  if (!proxy.ok) problems.push(proxy.problem);
  const logLevel = read('LOG_LEVEL', 'info', readLogLevel);

  if (metricsPort !== null && metricsPort === port) problems.push('METRICS_PORT: must differ from PORT.');
  if (database?.kind === 'postgres' && env.NODE_ENV === 'production' && text('ENCRYPTION_KEYS') === null) {
    problems.push(
      'ENCRYPTION_KEYS: must be set in production with PostgreSQL: every replica needs the same keys.',
    );
  }
  if (
    problems.length > 0 ||
    !proxy.ok ||
    port === null ||
    baseUrl === null ||
    database === null ||
    siteHosts === null ||
    connectInstallKeysUrls === null ||
    connectAuthServerUrl === null ||
    connectBridgeUrl === null ||
    atlassianApiUrl === null ||
    atlassianAuthUrl === null ||
    forgeJwksUrl === null ||
    metricsHost === null ||
    forgeEnvironments === null ||
    retentionDays === null ||
    logLevel === null
  ) {
    return { ok: false, problems };
  }
  return {
    ok: true,
    config: {
      port,
      baseUrl,
      database,
      encryptionKeys,
      siteHosts,
      connectInstallKeysUrls,
      connectAuthServerUrl,
      connectBridgeUrl,
      atlassianApiUrl,
      atlassianAuthUrl,
      forgeAppId,
      forgeEnvironments,
      forgeJwksUrl,
      appKey,
      metricsPort,
      metricsHost,
      retentionDays,
      alertWebhookUrl,
      alertWebhookSecret,
      proxy: proxy.value,
      logLevel,
    },
  };
}
