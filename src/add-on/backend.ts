import type { DestinationStream } from 'pino';
import { type Fetch, fetchThrough } from '../jira-client/index.ts';
import { type ConnectDescriptor, servedDescriptor } from '../tokens/index.ts';
import type { Config } from './config/config.ts';
import { systemErrorCode } from './config/system-error.ts';
import type { Database } from './database/open.ts';
import { createLog, type Log, standardOutput } from './log.ts';
import { createServer } from './server/app.ts';
import { brokenRequests } from './server/broken-requests.ts';
import { installKeys } from './server/connect/install-keys.ts';
import { type AnswerBrokenRequest, type Listening, listen } from './server/listen.ts';
import type { Metrics } from './server/metrics.ts';
import { requestLog } from './server/request-log.ts';
import { allOrNone, type OrElse } from './wiring/all-or-none.ts';
import { openService } from './wiring/open-service.ts';
import { readDescriptor, readForgeScopes, readPanel } from './wiring/shipped-files.ts';
import { StartRefused } from './wiring/start-refused.ts';
import { openStorage, openTenantStores } from './wiring/storage.ts';

export { StartRefused };

/** What a test or the demo may put in place of the real thing. */
export interface BackendOptions {
  /** Where log lines go; stdout when left out. */
  readonly logTo?: DestinationStream;
  readonly now?: () => Date;
  readonly fetch?: Fetch;
  /** In place of atlassian-connect.json: another set of scopes, say. */
  readonly descriptor?: ConnectDescriptor;
  /** How often the embedded database is looked at for looks and alerts that are due, in milliseconds. */
  readonly jobsPollMs?: number;
}

export interface Backend {
  /** BASE_URL. */
  readonly url: string;
  /** Stops taking requests, ends those in flight and lets go of database and connections. */
  close(): Promise<void>;
}

const closeGraceMs = 10_000;

/**
 * Starts the backend in this process and resolves once it serves. Throws StartRefused where the operator can mend the
 * reason, the system's error when the port cannot be had, anything else for a bug; nothing is left open then.
 */
export async function startBackend(config: Config, options: BackendOptions = {}): Promise<Backend> {
  const logTo = options.logTo ?? standardOutput();
  const log = createLog(config.logLevel, logTo);
  return allOrNone(async (orElse) => {
    const database = await openStorage(config, log);
    orElse(() => database.close());
    return serve({ config, database, log, orElse }, { ...options, logTo });
  });
}

interface Ground {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  readonly orElse: OrElse;
}

type ServeOptions = BackendOptions & Required<Pick<BackendOptions, 'logTo'>>;

async function serve({ config, database, log, orElse }: Ground, options: ServeOptions): Promise<Backend> {
  const { now = () => new Date(), fetch: send = fetchThrough(config.proxy) } = options;
  const tenants = await openTenantStores(config, database, log, now);
  const descriptor = options.descriptor ?? readDescriptor();
  const appKey = config.appKey ?? descriptor.key;
  const metrics = config.metricsPort === null ? null : await metricsFor(config);
  const service = await openService(config, {
    ...(metrics === null ? {} : { onLook: metrics.onLook, onAlert: metrics.onAlert }),
    ...{ database, tenants, appKey, now, log },
    ...(options.jobsPollMs === undefined ? {} : { jobsPollMs: options.jobsPollMs }),
    connectScopes: descriptor.scopes,
    forgeScopes: config.forgeAppId === null ? [] : readForgeScopes(),
    fetch: send,
  });
  orElse(() => service.close());
  orElse(() => service.quieten());
  metrics?.countDead(() => service.watch.jobs.dead());
  const server = createServer({
    ...service.shared,
    noted: requestLog(config.logLevel, options.logTo),
    descriptor: servedDescriptor(descriptor, { baseUrl: config.baseUrl, appKey }),
    tenants: tenants.connect,
    installKeys: installKeys({ urls: config.connectInstallKeysUrls, fetch: send, now }),
    administration: service.act.connectAdministration,
    bridgeUrl: config.connectBridgeUrl,
    panel: readPanel(),
    reachable: database.reachable,
    writable: database.writable,
    eraseDeparted: service.eraseDeparted,
    draining: service.draining,
    observe: metrics?.observe ?? null,
    doors: service.doors,
  });
  const answerBroken = brokenRequests(log, { https: config.baseUrl.startsWith('https:') });
  const opened: Listening[] = [];
  const stopListening = async (graceMs: number): Promise<void> => {
    for (const listening of opened) await listening.stop(graceMs);
  };
  orElse(() => stopListening(0));
  opened.push(await listen({ ...server, port: config.port, answerBroken }));
  if (metrics !== null && config.metricsPort !== null) {
    opened.push(await listenForMetrics(config, config.metricsPort, metrics, answerBroken));
  }
  await service.watch.begin();
  log.info({ url: config.baseUrl, database: database.kind, forge: config.forgeAppId !== null }, 'serving');
  return {
    url: config.baseUrl,
    async close() {
      await service.quieten();
      await stopListening(closeGraceMs);
      await service.close();
      await database.close();
      log.info('stopped');
    },
  };
}

async function listenForMetrics(
  { metricsHost }: Config,
  port: number,
  metrics: Metrics,
  answerBroken: AnswerBrokenRequest,
): Promise<Listening> {
  try {
    return await listen({ port, host: metricsHost, handler: metrics.app, answerBroken });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'EADDRINUSE') throw new StartRefused([`METRICS_PORT: port ${port} is in use.`]);
    if (code === 'EACCES') throw new StartRefused([`METRICS_PORT: port ${port} may not be listened on.`]);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartRefused(['METRICS_HOST: is no address of this machine.']);
    throw error;
  }
}

/** Loaded only where somebody measures. */
async function metricsFor(config: Config): Promise<Metrics> {
  const { createMetrics } = await import('./server/metrics.ts');
  return createMetrics({ https: config.baseUrl.startsWith('https:') });
}
