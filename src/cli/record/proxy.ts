import { createServer, type IncomingMessage } from 'node:http';
import { connect, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { RunAuthority } from './certificates.ts';
import { type ForwardOptions, forward } from './forward.ts';
import { tunnelEnd, withoutBrackets } from './meant-for.ts';

interface ProxyOptions extends ForwardOptions {
  readonly authority: RunAuthority;
  /** Whether the traffic to a host is looked into; all other hosts are passed through unread. */
  readonly looksInto: (host: string) => boolean;
}

export interface RecordingProxy {
  readonly port: number;
  close(): Promise<void>;
}

const established = 'HTTP/1.1 200 Connection Established\r\n\r\n';

/** Passes a tunnel on unread. */
const tunnelThrough = (client: Duplex, host: string, port: number, head: Buffer): void => {
  const upstream = connect(port, withoutBrackets(host), () => {
    client.write(established);
    upstream.write(head);
    upstream.pipe(client);
    client.pipe(upstream);
  });
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
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
    const end = tunnelEnd(incoming.url ?? '');
    if (end === null) {
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return;
    }
    const { host, port } = end;
    if (!(socket instanceof Socket) || !options.looksInto(host)) {
      tunnelThrough(socket, host, port, head);
      return;
    }
    socket.write(established);
    if (head.length > 0) socket.unshift(head);
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext: options.authority.contextFor(withoutBrackets(host)),
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
