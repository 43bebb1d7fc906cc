import type { ForgeApp, ForgeDelivery } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { invocationToken } from './invocation-token.ts';
import { endpointNamed, type Manifest } from './manifest.ts';
import { oauthHeaders } from './oauth-tokens.ts';
import { type RemoteAnswer, sendToRemote, traceHeaders } from './send.ts';
import { forgePlatform } from './settings.ts';
import { stillInstalled } from './still-installed.ts';

/** An event for one trigger, scheduled trigger or preUninstall module of an app. */
interface ForgeEvent {
  readonly app: ForgeApp;
  readonly manifest: Manifest;
  readonly module: { readonly type: string; readonly key: string };
  readonly endpointKey: string | undefined;
  /** The function of the app that takes the event in place of an endpoint. */
  readonly functionKey?: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

type RetryReason = 'INVALID_REMOTE_INVOCATION_ERROR' | 'TIMEOUT_ERROR' | 'INVALID_FORGE_INVOCATION_TOKEN';

/**
 * Delivers an event: the first attempt is awaited and told, failed ones are repeated in the background as often and as
 * far apart as the settings say, with `retryContext` in the body. null: the module has no endpoint at a remote.
 */
export async function deliverEvent(
  event: ForgeEvent,
  world: SimulatedWorld,
  { retry = true }: { retry?: boolean } = {},
): Promise<ForgeDelivery | null> {
  if (event.functionKey !== undefined) return toFunction(event, event.functionKey, world);
  const first = await attempt(event, null, world);
  if (first?.retryReason != null && retry) scheduleRetry(event, 1, first.retryReason, world);
  return first;
}

/** A function runs once; what it throws is its own affair and shows as 500. null: nobody runs the app's functions here. */
async function toFunction(
  { app, module, body }: ForgeEvent,
  functionKey: string,
  world: SimulatedWorld,
): Promise<ForgeDelivery | null> {
  const host = world.functionHosts.get(app.appId);
  if (host === undefined) return null;
  const status = await host(app, functionKey, body).then(
    () => 200,
    () => 500,
  );
  return noted({ app, module, body, status, retryCount: 0, retryReason: null }, world);
}

function scheduleRetry(event: ForgeEvent, retryCount: number, reason: string, world: SimulatedWorld): void {
  const { retries, retrySpacingMs } = forgePlatform(world.state);
  if (retryCount > retries) return;
  const timer = setTimeout(() => {
    if (!stillInstalled(event.app, world)) return;
    void attempt(event, { retryCount, retryReason: reason }, world).then((next) => {
      if (next?.retryReason != null) scheduleRetry(event, retryCount + 1, next.retryReason, world);
    });
  }, retrySpacingMs);
  timer.unref();
}

async function attempt(
  { app, manifest, module, endpointKey, body }: ForgeEvent,
  retryContext: { retryCount: number; retryReason: string } | null,
  world: SimulatedWorld,
): Promise<ForgeDelivery | null> {
  const endpoint = endpointNamed(manifest, endpointKey);
  if (endpoint === null) return null;
  const answer = await sendToRemote(
    {
      method: 'POST',
      url: `${app.remoteUrl}${endpoint.route?.path ?? ''}`,
      headers: {
        authorization: `Bearer ${invocationToken(app, { module }, world)}`,
        'content-type': 'application/json',
        ...traceHeaders(world.random),
        ...oauthHeaders(app, endpoint, null, world),
      },
      body: JSON.stringify(retryContext === null ? body : { ...body, retryContext }),
      timeoutMs: forgePlatform(world.state).eventTimeoutMs,
    },
    world.fetch,
  );
  return noted(
    {
      ...{ app, module, body },
      status: answer.kind === 'answered' ? answer.status : null,
      retryCount: retryContext?.retryCount ?? 0,
      retryReason: reasonToRetry(answer),
    },
    world,
  );
}

/** Writes an attempt down. */
export function noted(
  {
    app,
    module,
    body,
    ...outcome
  }: Pick<ForgeEvent, 'app' | 'module' | 'body'> &
    Pick<ForgeDelivery, 'status' | 'retryCount' | 'retryReason'>,
  world: SimulatedWorld,
): ForgeDelivery {
  const delivery: ForgeDelivery = {
    at: new Date(world.now()).toISOString(),
    installationId: app.installationId,
    moduleKey: module.key,
    eventType: String(body.eventType ?? ''),
    ...outcome,
  };
  world.state.forgeDeliveries ??= [];
  world.state.forgeDeliveries.push(delivery);
  return delivery;
}

/** 2xx is success; 401 means "this invocation token is not valid" and nothing else. */
function reasonToRetry(answer: RemoteAnswer): RetryReason | null {
  if (answer.kind === 'timeout') return 'TIMEOUT_ERROR';
  if (answer.kind !== 'answered') return 'INVALID_REMOTE_INVOCATION_ERROR';
  if (answer.status === 401) return 'INVALID_FORGE_INVOCATION_TOKEN';
  return answer.status >= 200 && answer.status < 300 ? null : 'INVALID_REMOTE_INVOCATION_ERROR';
}
