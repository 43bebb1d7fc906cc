import type { IncomingMessage, ServerResponse } from 'node:http';
import { embedSelfTest } from '../add-on/index.ts';

/** What your app keeps of a site that installed it, as the `installed` callback brought it. */
export interface InstalledSite {
  readonly clientKey: string;
  readonly baseUrl: string;
  readonly sharedSecret: string;
  /** Needed to test what the app may do for a user. */
  readonly oauthClientId?: string | null;
  readonly displayUrl?: string | null;
  /** ISO 8601. */
  readonly installedAt?: string;
}

export interface SelfTestOptions {
  /** `key`, `scopes` and `baseUrl` of your app's descriptor. */
  readonly appKey: string;
  readonly scopes: readonly string[];
  readonly baseUrl: string;
  /** Looks a site up by the `clientKey` of its token; null or undefined where the app is not installed. */
  readonly findSite: (clientKey: string) => Promise<InstalledSite | null | undefined>;
  /**
   * `SITE_HOSTS`, `CONNECT_AUTH_SERVER_URL`, `CONNECT_BRIDGE_URL`, `DATABASE_URL` (reports are kept in memory without it), `LOG_LEVEL`
   * (`warn` without it), `HTTPS_PROXY` and `NO_PROXY`, as the backend's own settings.
   */
  readonly settings?: Readonly<Record<string, string | undefined>>;
}

export interface SelfTest {
  /** For `app.use('/clearance', …)` of Express 4 or 5, before whatever answers everything else. */
  readonly middleware: (
    request: IncomingMessage,
    response: ServerResponse,
    next: (error?: unknown) => void,
  ) => void;
  /** Ends running tests and lets go of connections. */
  close(): Promise<void>;
}

/**
 * A self-test for your own Connect app: Clearance's admin panel and its API, under your app's key, secret and scopes. Mounted at
 * `/clearance`, the panel is the page `/clearance/connect/panel`, to be named as an `adminPages` module of the descriptor. Throws one sentence
 * for each setting that is wrong.
 */
export function createSelfTest(options: SelfTestOptions): SelfTest {
  refuseMistakes(options);
  const { findSite, settings = {}, ...app } = options;
  const selfTest = embedSelfTest({ ...app, settings, findTenant: findSite });
  return {
    middleware: (request, response, next) => {
      selfTest.handle(request, response).catch(next);
    },
    close: () => selfTest.close(),
  };
}

/** Those without TypeScript hear of a wrong option here, not of its consequence at the first request. */
function refuseMistakes({ appKey, scopes, baseUrl, findSite }: Partial<SelfTestOptions> = {}): void {
  const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
  const mistakes = [
    ...(isText(appKey) ? [] : ['appKey: it takes the "key" of your app\'s descriptor.']),
    ...(Array.isArray(scopes) && scopes.every(isText)
      ? []
      : ['scopes: it takes the "scopes" of your app\'s descriptor, a list of names.']),
    ...(isText(baseUrl) ? [] : ['baseUrl: it takes the "baseUrl" of your app\'s descriptor.']),
    ...(typeof findSite === 'function'
      ? []
      : ['findSite: it takes a function from the clientKey of a site to what your app keeps of it.']),
  ];
  if (mistakes.length > 0) throw new TypeError(mistakes.join('\n'));
}
