import express, { type ErrorRequestHandler } from 'express';
import { adminPageRouter } from './admin-page/router.ts';
import type { ControlFrom } from './control/admission.ts';
import { controlExtensions } from './control/extensions.ts';
import { controlRouter } from './control/router.ts';
import { createWorld } from './create-world.ts';
import { roles, siteRole } from './roles.ts';
import { healthy } from './scenarios/healthy.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { type Listening, listen, listenBeside, loopback } from './transport/listen.ts';
import { rawBody, serveRole } from './transport/role-app.ts';
import type { Addresses, SigningKey, SimulatedWorld } from './world.ts';

interface SimulatedJiraOptions {
  /** Port of the site; the other addresses get the next one, or any where that is taken. 0, the default: any. */
  readonly port?: number;
  /** Address to listen on; by default only this machine reaches it. The addresses it gives out name `localhost` all the same. */
  readonly host?: string;
  /** Who may change the site; by default this machine only, whatever address it listens on. */
  readonly control?: ControlFrom;
  readonly scenario?: Scenario;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly fetch?: typeof fetch;
  readonly siteName?: string;
  /** The key installs are signed with; by default a fresh one, made when first needed. */
  readonly installKey?: SigningKey;
  /** What is not modelled answers 501 in place of a generic answer; by default false. */
  readonly strict?: boolean;
  /** A last word on the world before it is there; what it throws ends the start. */
  readonly prepare?: (world: SimulatedWorld) => void | Promise<void>;
}

export interface SimulatedJira extends Addresses {
  readonly cloudId: string;
  /** The live state and seams, for tests in the same process. */
  readonly world: SimulatedWorld;
  close(): Promise<void>;
}

/** A handler that throws is a bug of the simulation: say so instead of looking like Jira. */
const bug: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const message = error instanceof Error ? error.message : String(error);
  response.status(500).json({ error: 'bug-in-simulation', message });
};

function siteApp(world: SimulatedWorld) {
  const app = express().disable('x-powered-by').set('etag', false);
  app.use(adminPageRouter(world));
  app.use(rawBody, serveRole('site', '', world, siteRole), bug);
  return app;
}

function servicesApp(world: SimulatedWorld, from: ControlFrom) {
  const app = express().disable('x-powered-by').set('etag', false);
  app.use('/control', controlRouter(world, controlExtensions, from));
  for (const { role, prefix, handler } of roles) {
    app.use(prefix, rawBody, serveRole(role, prefix, world, handler));
  }
  for (const { role, atOrigin = [], handler } of roles) {
    for (const path of atOrigin) app.use(path, rawBody, serveRole(role, '', world, handler));
  }
  return app.use(bug);
}

/**
 * Starts a simulated Jira site and everything of Atlassian around it, on the loopback interface unless told: the site at an
 * origin of its own, the other roles at a second one. Rejects when the port is taken.
 */
export async function startSimulatedJira(options: SimulatedJiraOptions = {}): Promise<SimulatedJira> {
  const scenario = options.scenario ?? healthy;
  const { world, setAddresses, begin } = createWorld({
    clock: options.clock ?? Date.now,
    fetch: options.fetch ?? fetch,
    siteName: options.siteName ?? 'acme',
    installKey: options.installKey,
    strict: options.strict,
    afterInstall: (appKey) => scenario.afterInstall?.(world, appKey),
  });
  scenario.prepare?.(world);
  await options.prepare?.(world);
  const { port = 0, host = loopback, control = 'machine' } = options;
  const site: Listening = await listen(siteApp(world), port, host);
  const services: Listening = await listenBeside(servicesApp(world, control), port, host);
  setAddresses(`http://localhost:${site.port}`, `http://localhost:${services.port}`);
  begin();
  const { addresses } = world;
  return {
    siteUrl: addresses.siteUrl,
    apiUrl: addresses.apiUrl,
    installKeysUrl: addresses.installKeysUrl,
    connectAuthServerUrl: addresses.connectAuthServerUrl,
    authUrl: addresses.authUrl,
    forgeJwksUrl: addresses.forgeJwksUrl,
    bridgeUrl: addresses.bridgeUrl,
    controlUrl: addresses.controlUrl,
    cloudId: world.state.site.cloudId,
    world,
    close: async () => {
      await Promise.all([site.close(), services.close()]);
    },
  };
}
