import { z } from 'zod';
import type { ForgeApp } from '../state.ts';
import type { SimulatedWorld } from '../world.ts';
import { type Invocation, invocationToken } from './invocation-token.ts';
import { endpointNamed, type Manifest, type Module } from './manifest.ts';
import { oauthHeaders } from './oauth-tokens.ts';
import { type RemoteAnswer, sendToRemote, traceHeaders } from './send.ts';
import { forgePlatform, minuteLimits, sizeLimits } from './settings.ts';

/** What the page hands to `invokeRemote`. */
const invokeRemoteInput = z.object({
  path: z.string().startsWith('/'),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).default('GET'),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])).default({}),
  body: z.unknown().optional(),
});

/** Answer as the bridge in the page reads it: `success` picks payload or error; `rejected` makes its promise fail. */
type BridgeAnswer =
  | { readonly success: true; readonly payload: BridgeResponse }
  | { readonly success: false; readonly error: BridgeResponse }
  | { readonly rejected: string };

interface BridgeResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body?: unknown;
}

export interface Page {
  readonly app: ForgeApp;
  readonly manifest: Manifest;
  readonly type: string;
  readonly module: Module;
  readonly accountId: string;
  readonly context: Readonly<Record<string, unknown>>;
}

/** What a page may not set itself: the platform's own headers. */
const reserved = /^(?:authorization|host|cookie|content-length|connection|x-forge-.*|x-b3-.*)$/i;

/** `invokeRemote` of a page: through the platform to the remote of the module's resolver endpoint, tokens added on the way. */
export async function invokeRemote(page: Page, input: unknown, world: SimulatedWorld): Promise<BridgeAnswer> {
  const parsed = invokeRemoteInput.safeParse(input);
  if (!parsed.success)
    return { rejected: 'invokeRemote needs a path that begins with a slash, and a method.' };
  const { path, method, headers, body } = parsed.data;
  const endpoint = endpointNamed(page.manifest, page.module.resolver?.endpoint);
  if (endpoint === null) return { rejected: 'The module has no resolver endpoint at a remote.' };
  const bucket = `forge-invocations:${page.app.installationId}`;
  if (world.meter.count(bucket, 1, minuteLimits.invocations, 60_000, world.now()).exceeded) {
    return failure(429, 'The app has been invoked too often in this minute.');
  }
  const text = body === undefined || body === null ? null : JSON.stringify(body);
  if (Buffer.byteLength(text ?? '') > sizeLimits.request) {
    return { rejected: 'The request body is larger than 500 KB.' };
  }
  const given = Object.entries(headers)
    .filter(([name]) => !reserved.test(name))
    .map(([name, value]) => [name.toLowerCase(), String(value)]);
  const answer = await sendToRemote(
    {
      method,
      url: `${page.app.remoteUrl}${path}`,
      headers: {
        ...(text === null ? {} : { 'content-type': 'application/json' }),
        ...Object.fromEntries(given),
        authorization: `Bearer ${invocationToken(page.app, invocationOf(page), world)}`,
        ...traceHeaders(world.random),
        ...oauthHeaders(page.app, endpoint, page.accountId, world),
      },
      body: method === 'GET' ? null : text,
      timeoutMs: forgePlatform(world.state).uiTimeoutMs,
    },
    world.fetch,
  );
  return bridgeAnswer(answer);
}

/** What a page's invocation token says: the module, the viewer and the context of the page. */
export function invocationOf({ type, module, accountId, context }: Page): Invocation {
  return { module: { type, key: module.key }, principal: accountId, context };
}

function bridgeAnswer(answer: RemoteAnswer): BridgeAnswer {
  switch (answer.kind) {
    case 'timeout':
      return failure(504, 'The remote did not answer within 25 seconds.');
    case 'too-large':
      return failure(413, 'The response is larger than 5 MB.');
    case 'unreachable':
      return failure(502, 'The remote could not be reached.');
    case 'answered':
      break;
  }
  const { status, headers, text } = answer;
  // 401 says that the invocation token was refused; the page never sees the remote's own body then.
  if (status === 401) return { rejected: 'The remote refused the Forge invocation token.' };
  if (status >= 300 && status < 400) return failure(502, 'The remote answered with a redirect.');
  const isJson = (headers['content-type']?.[0] ?? '').includes('json');
  const response = { status, headers, ...(text === '' ? {} : { body: isJson ? parsedOr(text) : text }) };
  return status >= 200 && status < 300
    ? { success: true, payload: response }
    : { success: false, error: response };
}

function failure(status: number, message: string): BridgeAnswer {
  return { success: false, error: { status, headers: {}, body: { message } } };
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
