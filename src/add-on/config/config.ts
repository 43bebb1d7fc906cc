import { parseSiteHostPattern, type SiteHostPattern } from '../../tokens/index.ts';
import { type DatabaseAddress, readDatabaseAddress } from '../database/database-address.ts';
import { type EncryptionKey, parseEncryptionKeys } from '../tenants/encryption-keys.ts';
import { listed, type Reading, readAddress, readAddresses, readPort, shortened } from './address.ts';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

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
  /** FORGE_JWKS_URL */
  readonly forgeJwksUrl: string;
  /** APP_KEY; null: the key in atlassian-connect.json. */
  readonly appKey: string | null;
  /** METRICS_PORT */
  readonly metricsPort: number | null;
  /** LOG_LEVEL */
  readonly logLevel: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigReading =
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
    reader: (name: string, value: string) => Reading<T>,
  ): T | null {
    const reading = reader(name, text(name) ?? fallback);
    if (reading.ok) return reading.value;
    problems.push(reading.problem);
    return null;
  }
  const optional = <T>(name: string, reader: (name: string, value: string) => Reading<T>): T | null =>
    text(name) === null ? null : read(name, '', reader);

  const port = read('PORT', '3000', readPort);
  const baseUrl = read('BASE_URL', `http://localhost:${port ?? 3000}`, readAddress);
  const database = read('DATABASE_URL', 'file:./data/clearance.db', (_, value) => readDatabaseAddress(value));
  const encryptionKeys = optional('ENCRYPTION_KEYS', (_, value) => parseEncryptionKeys(value));
  const siteHosts = read('SITE_HOSTS', '*.atlassian.net,*.jira.com', readSiteHosts);
  const connectInstallKeysUrls = read('CONNECT_INSTALL_KEYS_URL', installKeysUrls, readAddresses);
  const authServer = 'https://oauth-2-authorization-server.services.atlassian.com';
  const connectAuthServerUrl = read('CONNECT_AUTH_SERVER_URL', authServer, readAddress);
  const connectBridgeUrl = read('CONNECT_BRIDGE_URL', 'https://connect-cdn.atl-paas.net/all.js', readAddress);
  const atlassianApiUrl = read('ATLASSIAN_API_URL', 'https://api.atlassian.com', readAddress);
  const atlassianAuthUrl = read('ATLASSIAN_AUTH_URL', 'https://auth.atlassian.com', readAddress);
  const forgeAppId = optional('FORGE_APP_ID', readForgeAppId);
  const jwks = 'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json';
  const forgeJwksUrl = read('FORGE_JWKS_URL', jwks, readAddress);
  const appKey = optional('APP_KEY', readAppKey);
  const metricsPort = optional('METRICS_PORT', readPort);
  const logLevel = read('LOG_LEVEL', 'info', readLogLevel);

  if (metricsPort !== null && metricsPort === port) problems.push('METRICS_PORT: must differ from PORT.');
  if (database?.kind === 'postgres' && env.NODE_ENV === 'production' && text('ENCRYPTION_KEYS') === null) {
    problems.push(
      'ENCRYPTION_KEYS: must be set in production with PostgreSQL: every replica needs the same keys.',
    );
  }
  if (
    problems.length > 0 ||
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
      forgeJwksUrl,
      appKey,
      metricsPort,
      logLevel,
    },
  };
}

function readSiteHosts(name: string, text: string): Reading<SiteHostPattern[]> {
  const patterns: SiteHostPattern[] = [];
  for (const part of listed(text)) {
    const pattern = parseSiteHostPattern(part);
    if (pattern === null) {
      const problem = `${name}: "${shortened(part)}" is no host pattern; write *.atlassian.net, acme.atlassian.net or localhost:*.`;
      return { ok: false, problem };
    }
    patterns.push(pattern);
  }
  if (patterns.length === 0) return { ok: false, problem: `${name}: names no host.` };
  return { ok: true, value: patterns };
}

function readForgeAppId(name: string, text: string): Reading<string> {
  if (/^ari:cloud:ecosystem::app\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    return { ok: true, value: text };
  return {
    ok: false,
    problem: `${name}: must be the full ARI, ari:cloud:ecosystem::app/ and the UUID of the app.`,
  };
}

function readAppKey(name: string, text: string): Reading<string> {
  if (/^[A-Za-z0-9._-]{1,64}$/.test(text)) return { ok: true, value: text };
  return { ok: false, problem: `${name}: use at most 64 letters, digits, dots, hyphens and underscores.` };
}

function readLogLevel(name: string, text: string): Reading<LogLevel> {
  const level = logLevels.find((known) => known === text.toLowerCase());
  if (level !== undefined) return { ok: true, value: level };
  return { ok: false, problem: `${name}: "${shortened(text)}" is not one of ${logLevels.join(', ')}.` };
}
