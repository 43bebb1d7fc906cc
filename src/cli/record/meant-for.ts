import type { IncomingMessage } from 'node:http';

/** Where a tunnel leads. */
interface TunnelEnd {
  /** In lower case; an IPv6 address in brackets, as addresses on the web write it. */
  readonly host: string;
  readonly port: number;
}

/** What `CONNECT` names; null: no host. */
export function tunnelEnd(authority: string): TunnelEnd | null {
  const text = `https://${authority}`;
  if (!URL.canParse(text)) return null;
  const { hostname, port } = new URL(text);
  return { host: hostname, port: port === '' ? 443 : Number(port) };
}

/** An address without the brackets of IPv6, as sockets and certificates want it. */
export const withoutBrackets = (host: string): string => host.replace(/^\[|\]$/g, '');

/** The address a request is meant for: stated by itself, by its tunnel, or the site. null: it names no host. */
export function meantFor(
  incoming: Pick<IncomingMessage, 'url' | 'socket'>,
  tunnel: string | undefined,
  site: URL | null,
): URL | null {
  const own = `http://127.0.0.1:${incoming.socket.localPort ?? 0}`;
  const asked = incoming.url ?? '/';
  // A client and its runtime may both apply the proxy: then the address is wrapped in ours.
  const inner = asked.startsWith(`${own}/`) ? asked.slice(own.length) : asked;
  const path = /^\/https?:\/\//i.test(inner) ? inner.slice(1) : inner;
  try {
    if (/^https?:\/\//i.test(path)) return new URL(path);
    if (tunnel !== undefined) return new URL(path, `https://${tunnel}`);
    if (site === null) return null;
    const prefix = site.pathname.endsWith('/') ? site.pathname.slice(0, -1) : site.pathname;
    return new URL(`${prefix}${path}`, site.origin);
  } catch {
    return null;
  }
}
