import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCheckCommand } from './run-check-command.ts';

test.each([
  ['https_proxy', (port: number) => `http://127.0.0.1:${port}`],
  // Without a scheme, as curl takes it too.
  ['HTTPS_PROXY', (port: number) => `127.0.0.1:${port}`],
])('a check goes out through %s, and one that refuses is told', async (name, address) => {
  const through = new Set<string>();
  const proxy = createServer().on('connect', (request, socket) => {
    through.add(request.url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const { stdout, code } = await runCheckCommand(['--ci', '--site', 'https://127.0.0.2:1'], {
    [name]: address((proxy.address() as AddressInfo).port),
    CLEARANCE_EMAIL: 'ada@example.com',
    CLEARANCE_API_TOKEN: 'ATATT3xSimulated',
  });
  await new Promise((done) => proxy.close(done));
  expect([...through]).toEqual(['127.0.0.2:1']);
  expect({ code, stdout }).toEqual({ code: 3, stdout: expect.stringContaining('network-or-proxy') });
});
