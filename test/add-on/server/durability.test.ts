import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../../run/built.ts';
import { freePort } from '../../run/free-port.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { until } from '../../run/until.ts';
import { type Atlassian, signingKey, startAtlassian } from './atlassian.ts';
import { getAs, type JiraSite, signedEvent } from './jira.ts';

const key = signingKey('key-1');
let atlassian: Atlassian;

beforeAll(async () => {
  atlassian = await startAtlassian(key);
});
afterAll(() => atlassian.close());

/** `node dist/cli.js serve`, a process of its own that can be killed. */
function serve(
  port: number,
  folder: string,
  env: Record<string, string> = {},
  log: number | 'pipe' = 'pipe',
  mostKibOfAFile: number | null = null,
): ChildProcess {
  const command = [process.execPath, built('cli.js'), 'serve'];
  const limited = `trap '' XFSZ; ulimit -f ${mostKibOfAFile}; exec "$@"`;
  const [file = '', ...args] =
    mostKibOfAFile === null ? command : ['bash', '-c', limited, 'bash', ...command];
  return spawn(file, args, {
    stdio: ['ignore', log, 'pipe'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
      SITE_HOSTS: 'localhost:*',
      CONNECT_INSTALL_KEYS_URL: `${atlassian.url}/keys`,
      ...env,
    },
  });
}

async function ready(url: string): Promise<void> {
  await until(async () => (await fetch(`${url}/readyz`).catch(() => null))?.status === 200);
}

const ended = (child: ChildProcess): Promise<{ code: number | null; stderr: string }> => {
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, stderr })));
};

describe('a server of its own process', () => {
  test('killed in the middle of many installs, loses none it acknowledged', async () => {
    const folder = temporaryFolder('killed');
    const port = await freePort();
    const url = `http://localhost:${port}`;
    const first = serve(port, folder);
    await ready(url);
    const acknowledged: JiraSite[] = [];
    let killed = false;
    const install = async (index: number): Promise<void> => {
      const site = {
        clientKey: `site-${index}`,
        sharedSecret: `secret-of-site-${index}-0123456789`,
        baseUrl: atlassian.url,
      };
      const answer = await signedEvent(site, url, key, 'installed').catch(() => null);
      if (answer?.status === 204) acknowledged.push(site);
      if (acknowledged.length >= 40 && !killed) {
        killed = true;
        first.kill('SIGKILL');
      }
    };
    await Promise.all(Array.from({ length: 120 }, (_, index) => install(index)));
    expect(killed).toBe(true);
    expect(acknowledged.length).toBeGreaterThanOrEqual(40);

    const second = serve(port, folder);
    const exit = ended(second);
    await ready(url);
    for (const site of acknowledged) {
      const answer = await getAs(site, url, '/tenant');
      expect([site.clientKey, answer.status]).toEqual([site.clientKey, 200]);
    }
    second.kill('SIGTERM');
    expect((await exit).code).toBe(0);
  });

  test('of two that start at once on one file, one comes up and the other says why it does not', async () => {
    const folder = temporaryFolder('twice');
    const ports = [await freePort(), await freePort()];
    const children = ports.map((port) => serve(port, folder));
    const exits = children.map(ended);
    const refused = await Promise.race(exits);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/another server is running on .*clearance\.db/);
    const running = ports.filter((_, index) => children[index]?.exitCode === null);
    expect(running).toHaveLength(1);
    await ready(`http://localhost:${running[0]}`);
    for (const child of children) child.kill('SIGTERM');
    expect((await Promise.all(exits)).map(({ code }) => code).sort()).toEqual([0, 2]);
  });

  test('a data disk that is full: not ready, 503 and not 500, and what was acknowledged is there once there is room', async () => {
    const folder = temporaryFolder('disk');
    const port = await freePort();
    const url = `http://localhost:${port}`;
    // A limit of the process on the size of its files stands for the end of the disk: what the journal may hold in all.
    const server = serve(port, folder, {}, 'pipe', 600);
    const exit = ended(server);
    let logged = '';
    server.stdout?.on('data', (chunk) => {
      logged += chunk;
    });
    await ready(url);
    const acknowledged: JiraSite[] = [];
    let status = 204;
    for (let turn = 0; status === 204; turn += 1) {
      const site = {
        clientKey: `site-${turn}`,
        sharedSecret: `secret-of-site-${turn}-0123456789`,
        baseUrl: atlassian.url,
      };
      status = (await signedEvent(site, url, key, 'installed')).status;
      if (status === 204) acknowledged.push(site);
    }
    expect(status).toBe(503);
    await until(async () => (await fetch(`${url}/readyz`)).status === 503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    server.kill('SIGTERM');
    expect((await exit).code).toBe(0);
    expect(logged).toContain('"trouble":"full"');

    const again = serve(port, folder);
    const end = ended(again);
    await ready(url);
    expect(acknowledged.length).toBeGreaterThan(0);
    for (const site of acknowledged.slice(-20)) {
      const answer = await getAs(site, url, '/tenant');
      expect([site.clientKey, answer.status]).toEqual([site.clientKey, 200]);
    }
    again.kill('SIGTERM');
    expect((await end).code).toBe(0);
  });

  test('a log that cannot be written keeps no request waiting and no signal unheard', async () => {
    const folder = temporaryFolder('full');
    const port = await freePort();
    const full = openSync('/dev/full', 'w');
    const server = serve(port, folder, { LOG_LEVEL: 'trace' }, full);
    const exit = ended(server);
    const url = `http://localhost:${port}`;
    await ready(url);
    for (let asked = 0; asked < 200; asked += 1) expect((await fetch(`${url}/healthz`)).status).toBe(200);
    server.kill('SIGTERM');
    expect((await exit).code).toBe(0);
    closeSync(full);
  });

  test('a port that is taken: one line, and the process ends with exit code 2', async () => {
    const folder = temporaryFolder('taken');
    const port = Number(new URL(atlassian.url).port);
    const { code, stderr } = await ended(serve(port, folder));
    expect([code, stderr]).toEqual([
      2,
      `PORT: ${port} cannot be listened on (EADDRINUSE); choose another one.\n`,
    ]);
  });

  test('a wrong configuration: one line a problem, exit code 2', async () => {
    const folder = temporaryFolder('wrong');
    const child = serve(1, folder, {
      PORT: 'many',
      BASE_URL: 'http://example.com',
      ENCRYPTION_KEYS: 'a:short-secret',
      LOG_LEVEL: 'loud',
    });
    const { code, stderr } = await ended(child);
    expect(code).toBe(2);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['PORT', 'BASE_URL', 'ENCRYPTION_KEYS', 'LOG_LEVEL']);
    expect(stderr).not.toContain('short-secret');
  });

  test('keys that do not open the database: exit code 2 and the id of the key that is missing', async () => {
    const folder = temporaryFolder('keys');
    const port = await freePort();
    const key1 = `one:${Buffer.alloc(32, 1).toString('base64')}`;
    const first = serve(port, folder, { ENCRYPTION_KEYS: key1 });
    await ready(`http://localhost:${port}`);
    const site = { clientKey: 'kept', sharedSecret: 'a-shared-secret-0123456789', baseUrl: atlassian.url };
    await signedEvent(site, `http://localhost:${port}`, key, 'installed').expect(204);
    const firstEnded = ended(first);
    first.kill('SIGTERM');
    await firstEnded;
    const { code, stderr } = await ended(
      serve(port, folder, { ENCRYPTION_KEYS: `two:${Buffer.alloc(32, 2).toString('base64')}` }),
    );
    expect([code, stderr.includes('key id one')]).toEqual([2, true]);
  });
});
