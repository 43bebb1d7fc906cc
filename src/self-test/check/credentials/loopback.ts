import { createServer } from 'node:http';
import { Secret } from '../../../tokens/index.ts';

type RedirectOutcome =
  | { readonly ok: true; readonly code: Secret }
  /** `problem`: one sentence, without anything the address carried but Atlassian's own error word. */
  | { readonly ok: false; readonly problem: string; readonly refusal: OAuthRefusal | null };

/** What the authorization server says with the browser it sends back (RFC 6749 §4.1.2.1). */
export interface OAuthRefusal {
  readonly error: string;
  readonly description: string;
}

interface LoopbackReceiver {
  /** Exactly what must be registered in the developer console. */
  readonly redirectUri: string;
  /** Waits for the browser; `signal` ends the wait. */
  received(signal: AbortSignal): Promise<RedirectOutcome>;
  close(): Promise<void>;
}

/** Words of a sentence; whoever calls the port must not write into a report. */
const plain = (text: string, length: number): string => text.replace(/[^\w .:,-]/g, '').slice(0, length);

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1><p>${text}</p></body></html>`;

/** A page elsewhere whose name was made to lead here (DNS rebinding) says that name in its Host. */
const isLocal = (host: string | undefined): boolean =>
  /^(localhost|127\.0\.0\.1)(:\d{1,5})?$/i.test(host ?? '');

/** null: no path. Joined by hand, since resolving `//` or `//elsewhere/callback` would read a host into it, or throw. */
function addressed(path: string): URL | null {
  const text = `http://localhost${path}`;
  return path.startsWith('/') && URL.canParse(text) ? new URL(text) : null;
}

/**
 * Listens on 127.0.0.1 for the one redirect that ends an authorization. A redirect with another `state` is refused and
 * waiting goes on: anybody can call a local port, only the browser of this attempt knows the state.
 */
export async function openLoopback(state: string, port: number): Promise<LoopbackReceiver> {
  let settle: (outcome: RedirectOutcome) => void = () => {};
  const outcome = new Promise<RedirectOutcome>((resolve) => {
    settle = resolve;
  });
  const server = createServer((request, response) => {
    const answer = (status: number, title: string, text: string): void => {
      response.writeHead(status, {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        connection: 'close',
      });
      response.end(page(title, text));
    };
    if (!isLocal(request.headers.host)) return answer(421, 'Not here', 'Nothing to see.');
    const url = addressed(request.url ?? '');
    if (request.method !== 'GET' || url?.pathname !== '/callback')
      return answer(404, 'Not here', 'Nothing to see.');
    if (url.searchParams.get('state') !== state) {
      return answer(
        400,
        'Refused',
        'This redirect belongs to another attempt. Start again from the terminal.',
      );
    }
    const code = url.searchParams.get('code');
    if (code === null || code === '') {
      const error = plain(url.searchParams.get('error') ?? 'no code', 60);
      const description = plain(url.searchParams.get('error_description') ?? '', 300);
      const hint = error === 'invalid_scope' ? ' Name the scopes of the app with --scopes.' : '';
      const problem =
        `Atlassian sent the browser back without a code: ${error}. ${description}`.trim() + hint;
      settle({ ok: false, problem, refusal: { error, description } });
      return answer(200, 'Not authorized', 'You can close this window and go back to the terminal.');
    }
    settle({ ok: true, code: new Secret(code) });
    answer(200, 'Done', 'You can close this window and go back to the terminal.');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    redirectUri: `http://localhost:${listening}/callback`,
    received: (signal) => {
      const stop = (): void =>
        settle({ ok: false, problem: 'Nobody agreed in the browser within the time limit.', refusal: null });
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      return outcome;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
