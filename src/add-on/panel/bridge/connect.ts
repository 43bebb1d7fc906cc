import { type ApiAnswer, type ApiCall, type Bridge, type DownloadFormat, unreachable } from './bridge.ts';
import { eventsIn } from './event-stream.ts';

/** The part of Jira's all.js that we use; `getToken` hands out a context token that lives for minutes. */
interface ConnectBridge {
  readonly context: { getToken(callback?: (token: string) => void): Promise<string> | undefined };
  readonly theming?: { initializeTheming(): void };
}

declare global {
  interface Window {
    readonly AP?: ConnectBridge;
  }
}

/** Longer than the slowest answer of the server; a page that waits for ever tells nobody anything. */
const patience = 30_000;

/** A fresh token for each call: it is shorter lived than the page. Both forms of the call are in use. */
const contextToken = (frame: ConnectBridge): Promise<string> =>
  new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('Jira gave no token.')), patience);
    const given = (token: string): void => {
      clearTimeout(late);
      resolve(token);
    };
    const promise = frame.context.getToken(given);
    promise?.then(given, reject);
  });

/** What a server would say to a call without a token; that there is none is Jira's word, and no silence of ours. */
const noToken: ApiAnswer = {
  status: 401,
  text: JSON.stringify({
    error: {
      message:
        'Jira gave this page no token: you may be signed out or offline, or the app was uninstalled meanwhile.',
    },
  }),
};

/** Talks to `../api` seen from the page, so that a path prefix of the server needs no setting. */
export function connectBridge(frame: ConnectBridge, pageUrl: string): Bridge {
  const send = (path: string, token: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `JWT ${token}`);
    return fetch(new URL(`../api${path}`, pageUrl), {
      ...init,
      headers,
      credentials: 'omit',
      cache: 'no-store',
    });
  };
  const answer = async (path: string, init: RequestInit): Promise<ApiAnswer> => {
    const token = await contextToken(frame).catch(() => null);
    if (token === null) return noToken;
    try {
      const response = await send(path, token, { ...init, signal: AbortSignal.timeout(patience) });
      return { status: response.status, text: await response.text() };
    } catch {
      return unreachable;
    }
  };
  return {
    hasTitle: false,
    call: ({ method, path, body }: ApiCall) =>
      answer(path, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      }),
    download: (id: string, format: DownloadFormat) =>
      answer(`/self-tests/${encodeURIComponent(id)}/report.${format}`, { method: 'GET' }),
    async follow(id, lastSequence, onEvent, signal) {
      let seen = lastSequence;
      try {
        const token = await contextToken(frame);
        const response = await send(`/self-tests/${encodeURIComponent(id)}/events`, token, {
          method: 'GET',
          headers: { Accept: 'text/event-stream', ...(seen > 0 ? { 'Last-Event-ID': String(seen) } : {}) },
          signal,
        });
        if (!response.ok || response.body === null) return { lastSequence: seen, ended: false };
        for await (const event of eventsIn(response.body)) {
          seen = event.sequence;
          onEvent(event);
          if (event.type === 'finished') return { lastSequence: seen, ended: true };
        }
      } catch {
        // A cut stream is taken up again by the caller, from the last event seen.
      }
      return { lastSequence: seen, ended: false };
    },
    showTheme: () => frame.theming?.initializeTheming(),
  };
}
