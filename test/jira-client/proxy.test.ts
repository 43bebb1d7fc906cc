import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openTransport } from '../../src/jira-client/transport.ts';
import { tinyServer } from './tiny-server.ts';

const now = (): Date => new Date();
const get = (url: string) => ({ method: 'GET', url, headers: {}, body: null });

test('a call goes out through the proxy of the company, unless it is for a host left out or for this machine', async () => {
  const through: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    through.push(request.url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const own = await tinyServer((_request, response) => response.end('{}'));
  const transport = openTransport({ now, proxy: { url, except: '127.0.0.3' } });
  // Addresses of this machine's own network, at which nobody listens.
  const origins = ['https://127.0.0.2:1', 'https://127.0.0.3:1', own.url];
  const caller = transport.caller({ lane: 'one', origins });
  const [behind, leftOut, here] = await Promise.all(origins.map((origin) => caller.send(get(`${origin}/x`))));
  await Promise.all([transport.close(), own.close(), new Promise((done) => proxy.close(done))]);
  expect(through).toEqual(['127.0.0.2:1']);
  expect(behind?.exchange.failure?.message).toContain('407');
  expect(leftOut?.exchange.failure?.kind).toBe('refused');
  expect(here?.exchange.response?.status).toBe(200);
});
