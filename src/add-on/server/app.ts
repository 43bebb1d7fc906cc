import express, { type RequestHandler } from 'express';
import type { AppAddress } from '../../tokens/index.ts';
import type { Log } from '../log.ts';
import type { ConnectTenants } from '../tenants/connect-tenants.ts';
import type { ConnectTenant } from '../tenants/tenant.ts';
import type { TenantCache } from '../tenants/tenant-cache.ts';
import type { Administration } from './administrators.ts';
import { formAnswers } from './answer-form.ts';
import { type Asset, assetGet } from './assets.ts';
import { beforeRoutes } from './before-routes.ts';
import { eventPost } from './connect/event-post.ts';
import type { InstallKeys } from './connect/install-keys.ts';
import { panelGet } from './connect/panel-get.ts';
import { installedPost, uninstalledPost } from './connect/signed-lifecycle-post.ts';
import { failureHandler, notFound } from './failures.ts';
import { healthRoutes } from './health.ts';
import { afterBodyHead } from './json-body.ts';
import { messagesOf, type ServerParts } from './messages.ts';
import type { Observe } from './metrics.ts';
import type { RefusalLimit } from './refusal-limit.ts';
import type { Noted } from './request-log.ts';
import { below, fixedRoutes, type Route, routerOf } from './routes.ts';

/** Everything a server needs, made in backend.ts. */
interface ServerDeps {
  readonly app: AppAddress;
  /** atlassian-connect.json as it is served. */
  readonly descriptor: Readonly<Record<string, unknown>>;
  readonly log: Log;
  readonly noted: Noted;
  readonly now: () => Date;
  readonly tenants: ConnectTenants;
  readonly cache: TenantCache;
  readonly installKeys: InstallKeys;
  readonly administration: (tenant: ConnectTenant, accountId: string) => Promise<Administration>;
  readonly bridgeUrl: string;
  readonly panel: { readonly html: string | null; readonly assets: ReadonlyMap<string, Asset> };
  readonly reachable: () => Promise<boolean>;
  readonly writable: () => Promise<boolean>;
  /** Ends and erases what is kept of a tenant that has uninstalled, named by its key. */
  readonly eraseDeparted: (tenant: string) => Promise<void>;
  readonly draining: () => boolean;
  readonly refusals: RefusalLimit;
  /** Counts answers; null when nobody asked for metrics. */
  readonly observe: Observe | null;
  /** What other doors than Connect's lead to: the panel's API, which all share, and Forge's events. */
  readonly doors: { readonly api: readonly Route[]; readonly forgeEvents: RequestHandler | null };
}

/** The HTTP side of the backend; nothing of it knows where it listens. */
export function createServer(deps: ServerDeps): ServerParts {
  const { basePath, baseUrl } = deps.app;
  const server = express();
  server.disable('x-powered-by');
  // Authenticated answers are never stored, so an ETag would be computed for nobody.
  server.disable('etag');
  server.set('query parser', 'simple');
  formAnswers(server, { https: baseUrl.startsWith('https:') });

  const api = below(`${basePath}/api`, deps.doors.api);
  // At the root too, where a load balancer looks, whatever the prefix.
  const others = [...below(basePath, routes(deps)), ...healthRoutes(deps)];
  server.use(beforeRoutes(deps));
  server.use(fixedRoutes([...api, ...others]));
  server.use(routerOf(api, { strict: true }));
  server.use(routerOf(others, { strict: false }));
  server.use(notFound);
  server.use(failureHandler(deps.log, deps.reachable));
  return { handler: server, messages: messagesOf(server) };
}

function routes(deps: ServerDeps): Route[] {
  const posts: Record<string, RequestHandler> = {
    '/connect/installed': installedPost(deps),
    '/connect/uninstalled': uninstalledPost(deps),
    '/connect/enabled': eventPost('enabled', deps),
    '/connect/disabled': eventPost('disabled', deps),
    ...(deps.doors.forgeEvents === null ? {} : { '/forge/events': deps.doors.forgeEvents }),
  };
  return [
    { path: '/atlassian-connect.json', methods: { get: (_req, res) => void res.json(deps.descriptor) } },
    ...Object.entries(posts).map(([path, post]) => ({ path, methods: { post: afterBodyHead(post) } })),
    { path: '/connect/panel', methods: { get: panelGet({ ...deps, builtHtml: deps.panel.html }) } },
    { path: '/connect/assets/:name', methods: { get: assetGet(deps.panel.assets) } },
    ...(deps.app.basePath === '' ? [] : healthRoutes(deps)),
  ];
}
