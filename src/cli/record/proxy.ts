import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as requestHttp,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { connect, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { RunAuthority } from './certificates.ts';
import type { PassedExchange } from './recording.ts';

interface ProxyOptions {
  readonly authority: RunAuthority;
  /** Where requests go that name no host: the site whose address the program was given ours for. */
  readonly site: URL | null;
  /** Whether the traffic to a host is looked into; all other hosts are passed through unread. */
  readonly looksInto: (host: string) => boolean;
  readonly isWanted: (url: string) => boolean;
  readonly passed: (exchange: PassedExchange) => void;
  /** PEM certificates to trust in upstream servers; by default those that Node trusts. */
  readonly trusted?: readonly string[];
}

export interface RecordingProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** As much of a refusal as a diagnosis reads. */
const longestBody = 65_536;
const hopByHop = new Set([
  'proxy-connection',
  'proxy-authorization',
  'connection',
  'keep-alive',
  'te',
  'trailer',
  'upgrade',
]);

const flat = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

const onward = (headers: IncomingHttpHeaders, host: string): IncomingHttpHeaders => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name))),
  host,
});

const readable = (body: Buffer, encoding: string | undefined): string | null => {
  try {
    switch (encoding) {
      case 'gzip':
        return gunzipSync(body, { finishFlush: 2 }).toString('utf8');
      case 'br':
        return brotliDecompressSync(body).toString('utf8');
      case 'deflate':
        return inflateSync(body).toString('utf8');
      default:
        return body.toString('utf8');
    }
  } catch {
    return null;
  }
};

const splitAuthority = (authority: string): { host: string; port: number } => {
  const at = authority.lastIndexOf(':');
  return at < 0
    ? { host: authority.toLowerCase(), port: 443 }
    : { host: authority.slice(0, at).toLowerCase(), port: Number(authority.slice(at + 1)) || 443 };
};

/** Where a request is meant for: stated by itself, by its tunnel, or the site. */
const targetOf = (incoming: IncomingMessage, tunnel: string | undefined, site: URL | null): URL | null => {
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
};

const refuse = (outgoing: ServerResponse, status: number, text: string): void => {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  outgoing.end(`clearance record: ${text}\n`);
};

const forward = (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  tunnel: string | undefined,
  options: ProxyOptions,
): void => {
  const target = targetOf(incoming, tunnel, options.site);
  if (target === null) {
    refuse(outgoing, 400, 'this request names no host; start with --site to say which site it is meant for.');
    return;
  }
  const send = target.protocol === 'https:' ? requestHttps : requestHttp;
  const upstream = send(
    target,
    {
      method: incoming.method,
      headers: onward(incoming.headers, target.host),
      agent: false,
      ...(options.trusted ? { ca: [...options.trusted] } : {}),
    },
    (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      const kept: Buffer[] = [];
      let size = 0;
      const status = answer.statusCode ?? 0;
      answer.on('data', (chunk: Buffer) => {
        if (status < 400 || size >= longestBody) return;
        kept.push(chunk);
        size += chunk.length;
      });
      answer.on('end', () => {
        if (!options.isWanted(target.href)) return;
        options.passed({
          method: incoming.method ?? 'GET',
          url: target.href,
          requestHeaders: flat(incoming.headers),
          status,
          responseHeaders: flat(answer.headers),
          responseBody:
            status < 400 ? null : readable(Buffer.concat(kept), answer.headers['content-encoding']),
        });
      });
      answer.pipe(outgoing);
    },
  );
  upstream.on('error', (error) => {
    if (outgoing.headersSent) outgoing.destroy();
    else refuse(outgoing, 502, `${target.host} cannot be reached (${error.message}).`);
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
};

/** Passes a tunnel on unread. */
const tunnelThrough = (client: Duplex, host: string, port: number, head: Buffer): void => {
  const upstream = connect(port, host, () => {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('error', () => upstream.destroy());
};

/** Starts a proxy on the loopback interface that records what a program asks of Jira and passes everything on. */
export const startRecordingProxy = async (options: ProxyOptions): Promise<RecordingProxy> => {
  const sockets = new Set<Duplex>();
  /** The host of the tunnel that a connection came through. */
  const tunnels = new WeakMap<Duplex, string>();
  const server = createServer((incoming, outgoing) =>
    forward(incoming, outgoing, tunnels.get(incoming.socket), options),
  );
  const watch = (socket: Duplex): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  server.on('connection', watch);
  server.on('connect', (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { host, port } = splitAuthority(incoming.url ?? '');
    watch(socket);
    if (!(socket instanceof Socket) || !options.looksInto(host)) {
      tunnelThrough(socket, host, port, head);
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: options.authority.contextFor(host),
      ALPNProtocols: ['http/1.1'],
    });
    tunnels.set(secure, port === 443 ? host : `${host}:${port}`);
    server.emit('connection', secure);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
