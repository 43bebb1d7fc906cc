import { invokeRemote, view } from '@forge/bridge';
import type { SelfTestEvent } from '../../../report/index.ts';
import { readOutcome, type WrappedFile } from '../api/outcome.ts';
import { type ApiAnswer, type ApiCall, type Bridge, unreachable } from './bridge.ts';

/** Between two questions about a run: a stream cannot pass the proxy, and 1,200 calls a minute are shared by all. */
const pause = 1500;

const wait = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const over = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    signal.addEventListener('abort', over);
  });

/** Calls the remote through Atlassian's proxy: it adds the invocation token, and hands bodies over as parsed JSON. */
export function forgeBridge(): Bridge {
  const call = async (
    { method, path, body }: ApiCall,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> => {
    try {
      const answer = await invokeRemote({
        path: `/api${path}`,
        method,
        headers: { Accept: 'application/json', ...headers },
        ...(body === undefined ? {} : { body }),
      });
      const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
      return { status: answer.status ?? 0, text };
    } catch {
      return unreachable;
    }
  };
  return {
    hasTitle: true,
    call,
    async download(id, format) {
      const answer = await call({
        method: 'GET',
        path: `/self-tests/${encodeURIComponent(id)}/report.${format}`,
      });
      if (format === 'json' || answer.status !== 200) return answer;
      // Only JSON is sure to pass the proxy: the server wraps the file where JSON is asked for.
      const wrapped = readOutcome<WrappedFile>(answer);
      return wrapped.ok ? { status: answer.status, text: wrapped.value.content } : unreachable;
    },
    async follow(id, lastSequence, onEvent, signal) {
      let seen = lastSequence;
      while (!signal.aborted) {
        const answer = await call(
          { method: 'GET', path: `/self-tests/${encodeURIComponent(id)}/events` },
          { 'Last-Event-ID': String(seen) },
        );
        const told = readOutcome<{ readonly events: readonly SelfTestEvent[] }>(answer);
        if (!told.ok) break;
        for (const event of told.value.events) {
          seen = event.sequence;
          onEvent(event);
          if (event.type === 'finished') return { lastSequence: seen, ended: true };
        }
        await wait(pause, signal);
      }
      return { lastSequence: seen, ended: false };
    },
    showTheme: () => void view.theme.enable(),
  };
}
