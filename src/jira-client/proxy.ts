import type { Agent, Dispatcher } from 'undici';
import { Secret } from '../tokens/index.ts';

/** The way out of a company's network, as `HTTPS_PROXY` and `NO_PROXY` name it. */
export interface HttpProxy {
  /** May hold a name and a password. */
  readonly url: Secret;
  /** Hosts that are called without it, separated by commas. */
  readonly except: string;
}

/** `value` null: the environment names no proxy, or leaves every host out. `problem`: without the value, which may hold a password. */
type ProxyReading =
  | { readonly ok: true; readonly value: HttpProxy | null }
  | { readonly ok: false; readonly problem: string };

/** The small spelling counts first, and the scheme may be left out, as with curl. */
export function readProxy(env: Readonly<Record<string, string | undefined>>): ProxyReading {
  const name = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const text = env[name]?.trim() ?? '';
  const except = (env.no_proxy || env.NO_PROXY) ?? '';
  if (text === '' || except.trim() === '*') return { ok: true, value: null };
  const url = text.includes('://') ? text : `http://${text}`;
  if (/^https?:/i.test(url) && URL.canParse(url))
    return { ok: true, value: { url: new Secret(url), except } };
  return {
    ok: false,
    problem: `${name}: is not the address of an HTTP proxy; write it as http://name:port.`,
  };
}

/** Calls of this machine to itself do not take the proxy. Loads what it needs when it is asked for. */
export async function agentThrough(
  proxy: HttpProxy | null,
  options: Agent.Options = {},
): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici');
  if (proxy === null) return new Agent(options);
  // Left out, it would look into the environment itself.
  const [httpProxy, noProxy] = ['', `localhost,127.0.0.1,[::1],${proxy.except}`];
  return new EnvHttpProxyAgent({ ...options, httpProxy, httpsProxy: proxy.url.reveal(), noProxy });
}

/** `fetch`, as far as it is used beside the transport. */
export type Fetch = (url: string | URL, init?: FetchOptions) => Promise<Response>;

interface FetchOptions extends Pick<RequestInit, 'method' | 'redirect' | 'signal'> {
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** `fetch`, going out the same way; made ready with the first call, as the transport is. */
export function fetchThrough(proxy: HttpProxy | null): Fetch {
  if (proxy === null) return fetch;
  let agent: Promise<Dispatcher> | null = null;
  return async (url, init) => {
    agent ??= agentThrough(proxy);
    const undici = await import('undici');
    return undici.fetch(url, { ...init, dispatcher: await agent });
  };
}
