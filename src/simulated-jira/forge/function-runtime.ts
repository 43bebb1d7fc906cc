import { AsyncLocalStorage } from 'node:async_hooks';
import { findUser } from '../people.ts';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { siteAri, uuidIn } from './ari.ts';
import { eventQueue, eventQueuePath } from './event-queue.ts';
import { apiBaseUrl, invocationToken } from './invocation-token.ts';
import { keyValueStore } from './key-value-store.ts';
import { manifestOf } from './lifecycle.ts';
import { impersonationScopesOf } from './manifest.ts';
import { forgeToken, oauthHeaders } from './oauth-tokens.ts';
import { olderStorage, olderStoragePath } from './older-storage.ts';
import { traceHeaders, tracing } from './send.ts';
import { webTriggerQuery } from './web-triggers.ts';

/** For whom and through which module a function runs. */
export interface FunctionInvocation {
  /** Who uses the app; null: nobody, as in triggers. */
  readonly accountId: string | null;
  readonly moduleKey: string;
}

/** One running function: the two names that `@forge/api` looks for in the global scope. */
interface Running {
  readonly fetch: ForgeFetch;
  readonly runtime: unknown;
}

/** How `@forge/api` says what is called and as whom. */
interface ForgeCall {
  readonly type: string;
  readonly provider?: string;
  readonly remote?: string;
  readonly accountId?: string;
}

type ForgeFetch = (call: ForgeCall, path: string, init?: RequestInit) => Promise<Response>;

/** A refusal of the platform's own proxy, before any product was asked; `@forge/api` throws it. */
function proxyError(reason: string, status: number): Response {
  return new Response(null, { status, headers: { 'forge-proxy-error': reason } });
}

/** Scopes a call for somebody may use: all that were granted to whoever is there, those of offline impersonation for others. */
function scopesFor(app: ForgeApp, accountId: string, present: string | null): readonly string[] {
  if (accountId === present) return app.grantedScopes;
  return impersonationScopesOf(manifestOf(app)).filter((scope) => app.grantedScopes.includes(scope));
}

/** The Authorization that goes along with a call to a product; a response: the platform refuses the call. */
function authorization(
  { provider, accountId }: ForgeCall,
  app: ForgeApp,
  present: string | null,
  world: SimulatedWorld,
): Record<string, string> | Response {
  switch (provider) {
    case 'app': {
      const token = forgeToken(app, 'forge-system', app.accountId, app.grantedScopes, world);
      return { authorization: `Bearer ${token}` };
    }
    case 'user': {
      const whose = accountId ?? present;
      const user = findUser(world.state, whose);
      const agreed = app.consentedAccounts === null || app.consentedAccounts.includes(whose ?? '');
      if (user === null || !agreed) return proxyError('NEEDS_AUTHENTICATION_ERR', 401);
      const scopes = scopesFor(app, user.accountId, present);
      return { authorization: `Bearer ${forgeToken(app, 'forge-user', user.accountId, scopes, world)}` };
    }
    default:
      return {};
  }
}

/** What stands behind `__forge_fetch__` while a function of the app runs: Jira's gateway, GraphQL, the app's storage and its remotes. */
function forgeFetch(app: ForgeApp, invocation: FunctionInvocation, world: SimulatedWorld): ForgeFetch {
  return async (call, path, init = {}) => {
    const headers = new Headers(init.headers);
    for (const [name, value] of Object.entries(traceHeaders(world.random))) headers.set(name, value);
    if (call.type === 'kvs') return keyValueStore(app, path, init, world);
    if (call.type === 'frc') return toRemote(call, path, { ...init, headers });
    if (call.type !== 'fpp' || !['jira', 'stargate'].includes(call.remote ?? '')) {
      return proxyError('NOT_SIMULATED', 501);
    }
    if (call.remote === 'stargate' && eventQueuePath.test(path)) return eventQueue(app, path, init, world);
    if (call.remote === 'stargate' && path === olderStoragePath) return olderStorage(app, init, world);
    if (call.remote === 'stargate' && path === '/graphql') {
      const answer = webTriggerQuery(app, init, world);
      if (answer !== null) return answer;
    }
    const given = authorization(call, app, invocation.accountId, world);
    if (given instanceof Response) return given;
    for (const [name, value] of Object.entries(given)) headers.set(name, value);
    const base = call.remote === 'jira' ? apiBaseUrl(world) : world.addresses.apiUrl;
    return fetch(`${base}${path.startsWith('/') ? path : `/${path}`}`, { ...init, headers });
  };

  async function toRemote({ remote }: ForgeCall, path: string, init: RequestInit): Promise<Response> {
    const known = manifestOf(app).remotes.find(({ key }) => key === remote);
    if (known === undefined || app.remoteUrl === '') return proxyError('INVALID_REMOTE', 400);
    const headers = new Headers(init.headers);
    const { accountId, moduleKey } = invocation;
    // What the remote is to be given stands with it here, and not with an endpoint (docs, Forge remotes).
    const tokens = oauthHeaders(app, known, accountId, world);
    for (const [name, value] of Object.entries(tokens)) headers.set(name, value);
    const said = {
      module: { type: 'core:function', key: moduleKey },
      ...(accountId === null ? {} : { principal: accountId }),
    };
    headers.set('authorization', `Bearer ${invocationToken(app, said, world)}`);
    return world.fetch(`${app.remoteUrl}${path}`, { ...init, headers });
  }
}

/** Nobody reads these figures; the library only wants somewhere to put them. */
const metrics = {
  counter: () => ({ incr: () => {}, decr: () => {} }),
  timing: () => ({ measure: () => ({ stop: () => {} }) }),
};

/** What `__forge_runtime__` tells of the app and the invocation (@forge/api 8). */
function runtimeOf(app: ForgeApp, { accountId, moduleKey }: FunctionInvocation, world: SimulatedWorld) {
  const deadline = world.now() + 25_000;
  const { permissions } = manifestOf(app);
  return {
    appContext: {
      ...{ appId: uuidIn(app.appId), appVersion: app.version, environmentId: uuidIn(app.environmentId) },
      ...{ environmentType: app.environmentType, installationId: uuidIn(app.installationId), moduleKey },
      invocationId: world.random(16),
      permissions: { scopes: app.grantedScopes, external: permissions.external ?? {} },
    },
    aaid: accountId ?? undefined,
    contextAri: siteAri(world),
    externalAuth: [],
    tracing: tracing(world.random),
    lambdaContext: { getRemainingTimeInMillis: () => Math.max(0, deadline - world.now()) },
    metrics,
  };
}

const place = Symbol.for('simulated-jira.forge-functions');

/**
 * The running function of this process. `@forge/api` knows two names in the global scope and nothing else, so there is one store for
 * all worlds of the process; each function finds its own in it, however many run at once.
 */
function store(): AsyncLocalStorage<Running> {
  const existing: unknown = Reflect.get(globalThis, place);
  if (existing instanceof AsyncLocalStorage) return existing;
  const made = new AsyncLocalStorage<Running>();
  const running = (): Running => {
    const current = made.getStore();
    if (current === undefined) throw new Error('No Forge function is running in the simulated Jira.');
    return current;
  };
  Reflect.set(globalThis, place, made);
  const forgeFetchHere: ForgeFetch = (call, path, init) => running().fetch(call, path, init);
  Reflect.set(globalThis, '__forge_fetch__', forgeFetchHere);
  Object.defineProperty(globalThis, '__forge_runtime__', {
    configurable: true,
    get: () => made.getStore()?.runtime,
  });
  return made;
}

/** Runs code as a function of the app: `@forge/api` within it talks to this world, as the app or as who uses it. */
export function runAsFunction<T>(
  app: ForgeApp,
  invocation: FunctionInvocation,
  code: () => T | Promise<T>,
  world: SimulatedWorld,
): Promise<T> {
  const running = { fetch: forgeFetch(app, invocation, world), runtime: runtimeOf(app, invocation, world) };
  return store().run(running, async () => code());
}
