import type { ForgeApp, ForgeDelivery } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { invocationToken } from './invocation-token.ts';
import { endpointNamed, type Manifest } from './manifest.ts';
import { oauthHeaders } from './oauth-tokens.ts';
import { type RemoteAnswer, sendToRemote, traceHeaders } from './send.ts';
import { forgePlatform } from './settings.ts';

/** An event for one trigger, scheduled trigger or preUninstall module of an app. */
export interface ForgeEvent {
  readonly app: ForgeApp;
  readonly manifest: Manifest;
  readonly module: { readonly type: string; readonly key: string };
  readonly endpointKey: string | undefined;
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
  const first = await attempt(event, null, world);
  if (first?.retryReason != null && retry) scheduleRetry(event, 1, first.retryReason, world);
  return first;
}

function scheduleRetry(event: ForgeEvent, retryCount: number, reason: string, world: SimulatedWorld): void {
  const { retries, retrySpacingMs } = forgePlatform(world.state);
  if (retryCount > retries) return;
  const timer = setTimeout(() => {
    if (event.app.state === 'uninstalled') return;
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
  const delivery: ForgeDelivery = {
    at: new Date(world.now()).toISOString(),
    installationId: app.installationId,
    moduleKey: module.key,
    eventType: String(body.eventType ?? ''),
    status: answer.kind === 'answered' ? answer.status : null,
    retryCount: retryContext?.retryCount ?? 0,
    retryReason: reasonToRetry(answer),
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
