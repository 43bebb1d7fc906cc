import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DestinationStream, pino } from 'pino';
import { keyFileFor, readOrGenerateKeyFile } from './config/key-file.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/open.ts';
import { createTokenCache } from './jira/token-cache.ts';
import { openTransport } from './jira/transport.ts';
import { createLog, type Log } from './log.ts';
import { ConnectDescriptor, servedDescriptor } from './protocol/connect/descriptor.ts';
import { administrators } from './server/administrators.ts';
import { createServer } from './server/app.ts';
import { installKeys } from './server/connect/install-keys.ts';
import { listen } from './server/listen.ts';
import { StartRefused } from './server/start-refused.ts';
import type { EncryptionKey } from './tenants/encryption-keys.ts';
import { openTenants, type Tenants } from './tenants/open-tenants.ts';
import { tenantKey } from './tenants/tenant.ts';

export { StartRefused };

/** What a test or the demo may put in place of the real thing. */
export interface BackendOptions {
  /** Where log lines go; stdout when left out. */
  readonly logTo?: DestinationStream;
  readonly now?: () => Date;
  readonly fetch?: typeof fetch;
}

export interface Backend {
  /** BASE_URL. */
  readonly url: string;
  /** Stops taking requests, ends those in flight and lets go of database and connections. */
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const closeGraceMs = 10_000;

/**
 * Starts the backend in this process and resolves once it serves. Throws {@link StartRefused} where the operator can
 * mend the reason, anything else for the rest.
 */
export async function startBackend(config: Config, options: BackendOptions = {}): Promise<Backend> {
  const now = options.now ?? (() => new Date());
  const log = createLog(config.logLevel, options.logTo ?? pino.destination({ dest: 1, sync: false }));
  const database = await reachDatabase(config, log);
  try {
    return await serve(config, database, log, now, options.fetch ?? fetch);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(
  config: Config,
  database: Database,
  log: Log,
  now: () => Date,
  fetchKey: typeof fetch,
): Promise<Backend> {
  const tenants = await tenantsOf(config, database, log, now);
  const descriptor = ConnectDescriptor.parse(
    JSON.parse(readFileSync(join(root, 'atlassian-connect.json'), 'utf8')),
  );
  const appKey = config.appKey ?? descriptor.key;
  const { pathname } = new URL(config.baseUrl);
  const transport = openTransport({ now });
  const identityDeps = {
    transport,
    tokens: createTokenCache({ now }),
    now,
    appKey,
    connectScopes: descriptor.scopes,
    forgeScopes: [],
    authServerUrl: config.connectAuthServerUrl,
  };
  let draining = false;
  const server = createServer({
    app: {
      appKey,
      baseUrl: config.baseUrl,
      basePath: pathname === '/' ? '' : pathname,
      siteHosts: config.siteHosts,
    },
    descriptor: servedDescriptor(descriptor, { baseUrl: config.baseUrl, appKey }),
    log,
    now,
    tenants: tenants.connect,
    cache: tenants.cache,
    installKeys: installKeys({ urls: config.connectInstallKeysUrls, fetch: fetchKey, now }),
    administration: async () => ({ kind: 'administrator' }),
    bridgeUrl: config.connectBridgeUrl,
    panel: { html: builtPanel(), assets: join(root, 'dist/panel/assets') },
    reachable: database.reachable,
    draining: () => draining,
    more: [],
  });
  const listening = await listen(config.port, server);
  log.info({ url: config.baseUrl, database: config.database.kind }, 'serving');
  return {
    url: config.baseUrl,
    async close() {
      draining = true;
      await listening.stop(closeGraceMs);
      await transport.close();
      await database.close();
      log.info('stopped');
      log.flush();
    },
  };
}

async function reachDatabase(config: Config, log: Log): Promise<Database> {
  const onIdleError = (error: Error): void => log.warn({ name: error.name }, 'a database connection broke');
  try {
    return await openDatabase(config.database, { onIdleError });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown reason';
    throw new StartRefused([`DATABASE_URL: the database cannot be opened: ${why}`]);
  }
}

async function tenantsOf(config: Config, database: Database, log: Log, now: () => Date): Promise<Tenants> {
  const [first, ...rest] = config.encryptionKeys ?? (await keysFromFile(config, log));
  if (first === undefined) throw new StartRefused(['ENCRYPTION_KEYS: holds no key.']);
  const opening = await openTenants(database, [first, ...rest], now);
  if (!opening.ok) throw new StartRefused([opening.problem]);
  if (opening.tenants.rewritten > 0)
    log.info({ secrets: opening.tenants.rewritten }, 'encrypted anew with the first key');
  return opening.tenants;
}

async function keysFromFile(config: Config, log: Log): Promise<readonly EncryptionKey[]> {
  const file = keyFileFor(config.database);
  const read = await readOrGenerateKeyFile(file);
  if (!read.ok) throw new StartRefused([read.problem]);
  log.warn(
    { file, generated: read.generated },
    'ENCRYPTION_KEYS is not set; using a key file of this machine. Back it up: without it no stored secret can be read.',
  );
  return read.keys;
}

function builtPanel(): string | null {
  try {
    return readFileSync(join(root, 'dist/panel/index.html'), 'utf8');
  } catch {
    return null;
  }
}
