import { sizeLimits } from './settings.ts';

/** One request of the platform to the remote. */
interface RemoteRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
}

/** What came of it; a redirect is an answer like any other, the platform follows none. */
export type RemoteAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Record<string, string[]>;
      readonly text: string;
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreachable'; readonly message: string };

/** Sends it, giving up after the time limit; the body counts into the time. */
export async function sendToRemote(
  { method, url, headers, body, timeoutMs }: RemoteRequest,
  fetchRemote: typeof fetch,
): Promise<RemoteAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetchRemote(url, {
      method,
      headers: { ...headers },
      ...(body === null ? {} : { body }),
      redirect: 'manual',
      signal,
    });
    const text = await response.text();
    if (Buffer.byteLength(text) > sizeLimits.response) return { kind: 'too-large' };
    const received: Record<string, string[]> = {};
    response.headers.forEach((value, name) => {
      received[name] = [value];
    });
    return { kind: 'answered', status: response.status, headers: received, text };
  } catch (error) {
    if (signal.aborted) return { kind: 'timeout' };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { kind: 'unreachable', message: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Ids of a trace and of one step in it, in hex. */
export function tracing(random: (bytes: number) => string): { traceId: string; spanId: string } {
  const hex = (bytes: number) => Buffer.from(random(bytes), 'base64url').toString('hex');
  return { traceId: hex(16), spanId: hex(8) };
}

/** Trace headers the platform puts on every invocation. */
export function traceHeaders(random: (bytes: number) => string): Record<string, string> {
  const { traceId, spanId } = tracing(random);
  return { 'x-b3-traceid': traceId, 'x-b3-spanid': spanId };
}
