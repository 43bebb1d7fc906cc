import { createServer } from 'node:net';

/** Below those that systems hand out by themselves: no connection of another test gets one between being found and being used. */
const [first, last] = [12_000, 32_000];

/** A port nobody listens on, for a server that must know its own before it listens. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * (last - first));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });
}
