import { createSecretKey, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import type { DestinationStream } from 'pino';
import { z } from 'zod';
import { fetchThrough } from '../jira-client/index.ts';
import { Secret } from '../tokens/index.ts';
import { type Config, readConfig } from './config/config.ts';
import { sqlite } from './database/sqlite.ts';
import { createLog, standardOutput } from './log.ts';
import { assetGet } from './server/assets.ts';
import { panelGet } from './server/connect/panel-get.ts';
import { failureHandler, methodNotAllowed, notFound } from './server/failures.ts';
import { giveTraceId } from './server/request-log.ts';
import { routerOf } from './server/routes.ts';
import { securityHeaders } from './server/security-headers.ts';
import { openTenants } from './tenants/open-tenants.ts';
import type { ConnectTenant } from './tenants/tenant.ts';
import { tenantCache } from './tenants/tenant-cache.ts';
import { allOrNone, type OrElse } from './wiring/all-or-none.ts';
import type { Doors } from './wiring/doors.ts';
import { openService } from './wiring/open-service.ts';
import { readPanel } from './wiring/shipped-files.ts';
import { StartRefused } from './wiring/start-refused.ts';
import { openStorage } from './wiring/storage.ts';

/** What an app keeps of a site that installed it, as the `installed` callback brought it. */
interface EmbeddedTenant {
  readonly clientKey: string;
  readonly baseUrl: string;
  readonly sharedSecret: string;
  readonly oauthClientId?: string | null;
  readonly displayUrl?: string | null;
  /** ISO 8601; when the app was installed or updated last. */
  readonly installedAt?: string;
}

interface EmbeddedOptions {
  /** `key` and `scopes` of the app's own descriptor. */
  readonly appKey: string;
  readonly scopes: readonly string[];
  /** `baseUrl` of that descriptor. */
  readonly baseUrl: string;
  readonly findTenant: (clientKey: string) => Promise<EmbeddedTenant | null | undefined>;
  /** SITE_HOSTS, CONNECT_AUTH_SERVER_URL, CONNECT_BRIDGE_URL, DATABASE_URL, LOG_LEVEL, HTTPS_PROXY and NO_PROXY as docs/run.md describes them. */
  readonly settings: Readonly<Record<string, string | undefined>>;
  readonly logTo?: DestinationStream;
  readonly now?: () => Date;
}

interface EmbeddedSelfTest {
  /** To be mounted; everything below it is answered here. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Also of one that could not be opened, which has nothing to let go of. */
  close(): Promise<void>;
}

/**
 * Our panel and its API for an app that keeps its own tenants: the app tests itself under its own key, secret and scopes. Reports are kept in
 * memory unless settings name a database. Throws {@link StartRefused} for a setting that is wrong; whoever asks hears it of a database that
 * cannot be opened, or that another process has.
 */
export function embedSelfTest(options: EmbeddedOptions): EmbeddedSelfTest {
  const config = configOf(options);
  const opened = open(config, options);
  // Whoever asks first hears of it; until then it is nobody's unhandled rejection.
  opened.catch(() => undefined);
  return {
    async handle(request, response) {
      (await opened).server(request, response);
    },
    async close() {
      const service = await opened.catch(() => null);
      await service?.close();
    },
  };
}

function configOf({ settings, baseUrl, appKey }: EmbeddedOptions): Config {
  const reading = readConfig({
    DATABASE_URL: 'file::memory:',
    LOG_LEVEL: 'warn',
    ...settings,
    BASE_URL: baseUrl,
    APP_KEY: appKey,
    FORGE_APP_ID: undefined,
  });
  if (!reading.ok) throw new StartRefused(reading.problems);
  // Whoever builds on this hears at once that it cannot run here, and not with the first request.
  if (reading.config.database.kind === 'embedded') sqlite();
  return reading.config;
}

function open(config: Config, options: EmbeddedOptions) {
  return allOrNone((orElse) => opening(config, options, orElse));
}

function outputOf({ logTo }: EmbeddedOptions): { readonly logTo: DestinationStream; end(): void } {
  if (logTo !== undefined) return { logTo, end: () => undefined };
  const output = standardOutput();
  return { logTo: output, end: () => output.end() };
}

async function opening(config: Config, options: EmbeddedOptions, orElse: OrElse) {
  const { scopes, appKey, now = () => new Date() } = options;
  const output = outputOf(options);
  orElse(() => output.end());
  const log = createLog(config.logLevel, output.logTo);
  const database = await openStorage(config, log);
  orElse(() => database.close());
  // No tenant is kept here, so nothing is ever encrypted with this key.
  const unused = { id: 'unused', key: createSecretKey(randomBytes(32)) };
  const opened = await openTenants(database, [unused], now);
  if (!opened.ok) throw new StartRefused([opened.problem]);
  const started = now().toISOString();
  const find = (clientKey: string) => tenantOf(options, clientKey, started);
  const cache = tenantCache({ find }, { now, maxAgeMs: 0 });
  const tenants = { ...opened.tenants, cache, connect: { ...opened.tenants.connect, find } };

  const service = await openService(config, {
    ...{ database, tenants, appKey, now, log, fetch: fetchThrough(config.proxy) },
    connectScopes: scopes,
    forgeScopes: [],
  });
  orElse(() => service.close());
  orElse(() => service.quieten());
  await service.watch.begin();
  const panel = readPanel();
  const panelPage = panelGet({
    ...service.shared,
    administration: service.act.connectAdministration,
    bridgeUrl: config.connectBridgeUrl,
    builtHtml: panel.html,
  });
  return {
    server: serverOf({
      api: service.doors.api,
      panelPage,
      panel,
      config,
      log,
      reachable: database.reachable,
    }),
    async close() {
      await service.quieten();
      await service.close();
      await database.close();
      output.end();
    },
  };
}

interface Parts {
  readonly api: Doors['api'];
  readonly panelPage: ReturnType<typeof panelGet>;
  readonly panel: ReturnType<typeof readPanel>;
  readonly config: Config;
  readonly log: ReturnType<typeof createLog>;
  readonly reachable: () => Promise<boolean>;
}

function serverOf({ api, panelPage, panel, config, log, reachable }: Parts): Express {
  const server = express();
  server.disable('x-powered-by');
  server.disable('etag');
  server.set('query parser', 'simple');
  server.use(giveTraceId, securityHeaders({ https: config.baseUrl.startsWith('https:') }));
  server.use('/api', routerOf(api, { strict: true }));
  server.route('/connect/panel').get(panelPage).all(methodNotAllowed('GET'));
  server.get('/connect/assets/:name', assetGet(panel.assets));
  return server.use(notFound, failureHandler(log, reachable));
}

/** The app's own record as ours; tokens are kept by the date of install, so that those of an earlier one are not used. */
async function tenantOf(
  { findTenant }: EmbeddedOptions,
  clientKey: string,
  started: string,
): Promise<ConnectTenant | null> {
  const tenant = await findTenant(clientKey);
  if (tenant === null || tenant === undefined || tenant.sharedSecret === '') return null;
  const { baseUrl, sharedSecret, displayUrl, oauthClientId, installedAt } = recordedTenant(tenant, clientKey);
  return {
    door: 'connect',
    state: 'enabled',
    clientKey,
    baseUrl: new URL(baseUrl).origin,
    displayUrl: displayUrl ?? null,
    sharedSecret: new Secret(sharedSecret),
    oauthClientId: oauthClientId ?? null,
    installationId: null,
    cloudId: null,
    createdAt: installedAt ?? started,
    updatedAt: installedAt ?? started,
  };
}

const RecordedTenant = z.object({
  baseUrl: z.string().refine((address) => URL.canParse(address)),
  sharedSecret: z.string(),
  displayUrl: z.string().nullish(),
  oauthClientId: z.string().nullish(),
  installedAt: z.union([z.string(), z.date().transform((date) => date.toISOString())]).nullish(),
});

/** Throws where the app's own record is wrong: that is told to its log, and its caller hears of a failure. */
function recordedTenant(record: EmbeddedTenant, clientKey: string): z.infer<typeof RecordedTenant> {
  const read = RecordedTenant.safeParse(record);
  if (read.success) return read.data;
  const wrong = [...new Set(read.error.issues.map(({ path }) => path.join('.') || 'record'))].join(
    ' and no ',
  );
  throw new Error(`findSite gave no ${wrong} that can be used for the site ${clientKey.slice(0, 8)}….`);
}
