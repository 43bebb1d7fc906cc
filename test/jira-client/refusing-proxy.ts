import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A company's proxy that lets nothing out: it notes where it was asked to go. */
export async function refusingProxy() {
  const asked: string[] = [];
  const server = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((done) => server.close(done)),
  };
}
