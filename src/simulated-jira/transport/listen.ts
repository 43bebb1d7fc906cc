import { createServer } from 'node:http';
import type { Express } from 'express';

/** The simulation obeys whoever reaches it, so by itself only this machine does. */
export const loopback = '127.0.0.1';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** `port` 0 takes a free one. Rejects when the port is taken. */
export async function listen(app: Express, port: number, host: string): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 30_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** At the port after `first`, where publishing it can be planned; at any free one where that is taken, or `first` was left open. */
export async function listenBeside(app: Express, first: number, host: string): Promise<Listening> {
  if (first === 0 || first === 65_535) return listen(app, 0, host);
  return listen(app, first + 1, host).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return listen(app, 0, host);
    throw error;
  });
}
