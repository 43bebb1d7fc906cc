import { createServer } from 'node:http';
import type { Express } from 'express';

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on the loopback interface only: the simulation obeys whoever reaches it. `port` 0 takes a free one. */
export async function listen(app: Express, port: number): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 30_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
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
