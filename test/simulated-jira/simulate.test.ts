import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { simulateCommand } from '../../src/cli/simulate.ts';
import { freePort } from '../run/free-port.ts';

function io() {
  const outputs = { stdout: new PassThrough(), stderr: new PassThrough() };
  const codes: number[] = [];
  return {
    ...outputs,
    stdin: new PassThrough(),
    env: {},
    codes,
    setExitCode: (code: number) => {
      codes.push(code);
    },
  };
}

const others = new Set<unknown>(process.rawListeners('SIGTERM'));
/** As SIGTERM does, for what has begun to listen since: the process of the tests itself is to go on. */
function tellToStop(): void {
  for (const listener of process.rawListeners('SIGTERM')) if (!others.has(listener)) listener('SIGTERM');
}

/** The first line a stream carries. */
async function line(stream: PassThrough): Promise<string> {
  const [chunk] = await stream.take(1).toArray();
  return String(chunk).split('\n')[0] ?? '';
}

test('--json prints one line with every address, and the site is up until it is told to stop', async () => {
  const outside = io();
  const ended = simulateCommand(outside).parseAsync(['--json', '--scenario', 'demo'], { from: 'user' });
  const addresses = JSON.parse(await line(outside.stdout));
  expect(Object.keys(addresses)).toEqual([
    'siteUrl',
    'apiUrl',
    'installKeysUrl',
    'connectAuthServerUrl',
    'authUrl',
    'forgeJwksUrl',
    'bridgeUrl',
    'controlUrl',
    'cloudId',
    'credentials',
  ]);
  expect(addresses.credentials).toContainEqual(
    expect.objectContaining({ kind: 'api-token', email: 'ada@example.com', token: expect.any(String) }),
  );
  // As apps do it that know only Atlassian's own hosts, which have no prefix: the path takes the place of ours.
  const atOrigin = async (path: string, base: string, init?: RequestInit) =>
    (await fetch(new URL(path, base), init)).status;
  expect(await atOrigin('/oauth/token/accessible-resources', addresses.apiUrl)).toBe(401);
  expect(await atOrigin(`/ex/jira/${addresses.cloudId}/rest/api/3/myself`, addresses.apiUrl)).toBe(401);
  expect(await atOrigin('/oauth/token', addresses.authUrl, { method: 'POST', body: '{}' })).not.toBe(404);
  expect(await atOrigin('/oauth2/token', addresses.connectAuthServerUrl, { method: 'POST' })).toBe(400);
  const tenant = await fetch(`${addresses.siteUrl}/_edge/tenant_info`);
  expect(await tenant.json()).toEqual({ cloudId: addresses.cloudId });
  expect(new URL(addresses.siteUrl).origin).not.toBe(new URL(addresses.bridgeUrl).origin);
  tellToStop();
  await ended;
  expect(outside.codes).toEqual([]);
  await expect(fetch(addresses.siteUrl)).rejects.toThrow();
});

test('an unknown scenario is a usage error that lists the known ones', async () => {
  const outside = io();
  await simulateCommand(outside).parseAsync(['--scenario', 'nonsense'], { from: 'user' });
  expect(outside.codes).toEqual([2]);
  expect(await line(outside.stderr)).toMatch(/no scenario "nonsense"; choose one of: healthy, demo/);
});

test('a port that is taken is a usage error', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const outside = io();
  await simulateCommand(outside).parseAsync(['--port', String(port)], { from: 'user' });
  other.close();
  expect(outside.codes).toEqual([2]);
  expect(await line(outside.stderr)).toContain(`port ${port} is taken`);
});

test('--state is a world of one’s own, and a file that cannot be read is a usage error', async () => {
  const outside = io();
  await simulateCommand(outside).parseAsync(['--state', '/no/such/file.yaml'], { from: 'user' });
  expect(outside.codes).toEqual([2]);
  expect(await line(outside.stderr)).toBe('simulate: /no/such/file.yaml: there is no such file');
});

test('--host lets others in and says so, with the other addresses at the port after the first; by itself it lets nobody in', async () => {
  const port = await freePort();
  for (const [args, answered] of [
    [['--host', '0.0.0.0'], true],
    [[], false],
  ] as const) {
    const outside = io();
    const ended = simulateCommand(outside).parseAsync(['--json', '--port', String(port), ...args], {
      from: 'user',
    });
    const addresses = JSON.parse(await line(outside.stdout));
    expect([addresses.siteUrl, addresses.apiUrl]).toEqual([
      `http://localhost:${port}`,
      expect.stringContaining(`http://localhost:${port + 1}`),
    ]);
    // Another address of this machine stands for the world outside.
    const seen = await fetch(`http://127.0.0.2:${port}/_edge/tenant_info`).catch(() => null);
    if (process.platform === 'linux') expect(seen !== null).toBe(answered);
    tellToStop();
    await ended;
    expect(outside.stderr.read()?.toString() ?? '').toMatch(answered ? /whoever reaches this machine/ : /^$/);
  }
});

test('an address that is none of this machine is a usage error', async () => {
  const outside = io();
  await simulateCommand(outside).parseAsync(['--host', '192.0.2.1'], { from: 'user' });
  expect(outside.codes).toEqual([2]);
  expect(await line(outside.stderr)).toContain('192.0.2.1 is no address of this machine');
});
