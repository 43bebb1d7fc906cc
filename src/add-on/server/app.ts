import express, { type Express, type RequestHandler, Router } from 'express';
import type { AppAddress } from '../../tokens/index.ts';
import type { Log } from '../log.ts';
import type { ConnectTenants } from '../tenants/connect-tenants.ts';
import type { ConnectTenant } from '../tenants/tenant.ts';
import type { TenantCache } from '../tenants/tenant-cache.ts';
import type { Administration } from './administrators.ts';
import { formAnswers } from './answer-form.ts';
import { type Asset, assetGet } from './assets.ts';
import { eventPost } from './connect/event-post.ts';
import type { InstallKeys } from './connect/install-keys.ts';
import { panelGet } from './connect/panel-get.ts';
import { installedPost, uninstalledPost } from './connect/signed-lifecycle-post.ts';
import { door } from './door.ts';
import { failureHandler, methodNotAllowed, notFound } from './failures.ts';
import { health } from './health.ts';
import { acceptableBody } from './json-body.ts';
import type { Observe } from './metrics.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import { requestLog } from './request-log.ts';

/** Everything a server needs, made in main.ts. */
export interface ServerDeps {
  readonly app: AppAddress;
  /** atlassian-connect.json as it is served. */
  readonly descriptor: Readonly<Record<string, unknown>>;
  readonly log: Log;
  readonly requestLog: Log;
  readonly now: () => Date;
  readonly tenants: ConnectTenants;
  readonly cache: TenantCache;
  readonly installKeys: InstallKeys;
  readonly administration: (tenant: ConnectTenant, accountId: string) => Promise<Administration>;
  readonly bridgeUrl: string;
  readonly panel: { readonly html: string | null; readonly assets: ReadonlyMap<string, Asset> };
  readonly reachable: () => Promise<boolean>;
  readonly writable: () => Promise<boolean>;
  /** Ends and erases the self-tests of a tenant, named by its key. */
  readonly eraseRuns: (tenant: string) => Promise<void>;
  readonly draining: () => boolean;
  readonly refusals: RefusalLimit;
  /** Counts answers; null when nobody asked for metrics. */
  readonly observe: Observe | null;
  /** The panel's API and Forge's events, beside the routes of Connect. */
  readonly doors: { readonly api: Router; readonly forgeEvents: RequestHandler | null };
}

/** The HTTP side of the backend; nothing of it knows where it listens. */
export function createServer(deps: ServerDeps): Express {
  const server = express();
  server.disable('x-powered-by');
  // Authenticated answers are never stored, so an ETag would be computed for nobody.
  server.disable('etag');
  server.set('query parser', 'simple');
  server.set('case sensitive routing', true);
  formAnswers(server, { https: deps.app.baseUrl.startsWith('https:') });
  server.use(door({ ...deps, noted: requestLog(deps.requestLog) }));
  server.use(`${deps.app.basePath}/api`, deps.doors.api);
  server.use(deps.app.basePath === '' ? '/' : deps.app.basePath, routes(deps));
  // At the root too, where a load balancer looks, whatever the prefix.
  server.use(health(deps));
  server.use(notFound);
  server.use(failureHandler(deps.log, deps.reachable));
  return server;
}

function routes(deps: ServerDeps): Router {
  const router = Router({ caseSensitive: true });
  router
    .route('/atlassian-connect.json')
    .get((_req, res) => void res.json(deps.descriptor))
    .all(methodNotAllowed('GET'));

  const posts: Record<string, RequestHandler> = {
    '/connect/installed': installedPost(deps),
    '/connect/uninstalled': uninstalledPost(deps),
    '/connect/enabled': eventPost('enabled', deps),
    '/connect/disabled': eventPost('disabled', deps),
    ...(deps.doors.forgeEvents === null ? {} : { '/forge/events': deps.doors.forgeEvents }),
  };
  for (const [path, handler] of Object.entries(posts)) {
    router.route(path).post(acceptableBody, handler).all(methodNotAllowed('POST'));
  }
  const panel = panelGet({ ...deps, builtHtml: deps.panel.html });
  router.route('/connect/panel').get(panel).all(methodNotAllowed('GET'));
  router.get('/connect/assets/:name', assetGet(deps.panel.assets));
  if (deps.app.basePath !== '') router.use(health(deps));
  return router;
}
