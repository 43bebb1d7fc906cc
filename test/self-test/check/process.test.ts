import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { join } from 'node:path';
import { clients } from '../../../src/simulated-jira/credentials/known.ts';
import { type SimulatedJira, startSimulatedJira } from '../../../src/simulated-jira/start.ts';
import { built } from '../../run/built.ts';
import { freePort } from '../../run/free-port.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { until } from '../../run/until.ts';
import { servicesOf } from './run-check-command.ts';

/** The built command (`npm test` builds it first), because only a process of its own shows what others can see of it. */
const cli = built('cli.js');

const canaries = {
  CLEARANCE_EMAIL: 'canary-0f3a@example.com',
  CLEARANCE_API_TOKEN: 'ATATT3xCanary7d1e0b54c9f2a86e3d',
  CLEARANCE_PAT: 'Q2FuYXJ5OjEyMzQ1Njc4OTBhYmNkZWYxMjM0NTY3ODkw',
  CLEARANCE_CLIENT_SECRET: 'ATOACanary51c0e7aa92',
  CLEARANCE_SHARED_SECRET: 'canary-shared-secret-8c1d0f3e5a7b9c2d4e6f',
} as const;

/** Every form in which a credential could turn up. */
const forms = Object.values(canaries).flatMap((text) => [
  text,
  encodeURIComponent(text),
  Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2),
]);
const pair = Buffer.from(`${canaries.CLEARANCE_EMAIL}:${canaries.CLEARANCE_API_TOKEN}`).toString('base64');

const leaks = (text: string): string[] => [...forms, pair.slice(0, 40)].filter((form) => text.includes(form));

interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Folder that was home, working and temporary directory. */
  readonly home: string;
}

interface Running {
  readonly child: ChildProcess;
  stderr(): string;
  readonly finished: Promise<Finished>;
}

function start(
  args: readonly string[],
  env: Record<string, string>,
  nodeArgs: readonly string[] = [],
): Running {
  const home = temporaryFolder('canary');
  const child = spawn(process.execPath, [...nodeArgs, cli, 'check', ...args], {
    cwd: home,
    env: { PATH: process.env.PATH ?? '', HOME: home, TMPDIR: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr, home }));
  });
  return { child, stderr: () => stderr, finished };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

let jira: SimulatedJira;
let silent: Server;
let silentUrl: string;
beforeAll(async () => {
  jira = await startSimulatedJira();
  silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  silentUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
});
afterAll(async () => {
  silent.closeAllConnections();
  silent.close();
  await jira.close();
});

describe('nothing of a credential is to be seen anywhere', () => {
  test.each([
    ['text', 'api-token'],
    ['json', 'api-token,pat'],
    ['html', 'scoped-api-token'],
    ['md', 'oauth-client-credentials'],
    ['junit', 'connect-app'],
    ['sarif', 'password'],
  ])('as %s of %s, with --verbose', async (format, kinds) => {
    const env = {
      ...servicesOf(jira),
      ...canaries,
      CLEARANCE_CLIENT_ID: 'some-client',
      CLEARANCE_APP_KEY: 'some-app',
    };
    const running = start(['--site', jira.siteUrl, '--as', kinds, '--format', format, '--verbose'], env);
    await until(() => running.stderr().includes('Looking at') || running.child.exitCode !== null);
    const commandLine = `/proc/${running.child.pid}/cmdline`;
    if (existsSync(commandLine)) expect(leaks(readFileSync(commandLine, 'utf8'))).toEqual([]);
    const { stdout, stderr, home, code } = await running.finished;
    expect({ code, stderr: code === 1 ? '' : stderr }).toEqual({ code: 1, stderr: '' });
    expect(stderr).toContain('GET http');
    expect(stdout).not.toBe('');
    expect([leaks(stdout), leaks(stderr)]).toEqual([[], []]);
    expect(filesBelow(home)).toEqual([]);
  });

  test('in a crash, and in the report Node writes about it', async () => {
    const crash = 'data:text/javascript,setTimeout(()=>{throw new Error("planted crash")},1500)';
    const running = start(['--site', silentUrl, '--as', 'api-token'], { ...servicesOf(jira), ...canaries }, [
      '--report-uncaught-exception',
      '--report-exclude-network',
      '--import',
      crash,
    ]);
    const { code, stdout, stderr, home } = await running.finished;
    expect(code).not.toBe(0);
    expect(stderr).toContain('planted crash');
    const dumps = filesBelow(home);
    expect(dumps.length).toBe(1);
    const texts = [stdout, stderr, ...dumps.map((path) => readFileSync(path, 'utf8'))];
    expect(texts.flatMap(leaks)).toEqual([]);
  });
});

describe('Ctrl-C leaves nothing behind', () => {
  test('while a silent site is waited for', async () => {
    const running = start(['--site', silentUrl, '--as', 'api-token'], { ...servicesOf(jira), ...canaries });
    await until(() => running.stderr().includes('Looking at'));
    running.child.kill('SIGINT');
    const { code, home } = await running.finished;
    expect(code).toBe(130);
    expect(filesBelow(home)).toEqual([]);
  });

  test('while a person is to agree in the browser: the loopback address is closed', async () => {
    const port = await freePort();
    const running = start(['--site', jira.siteUrl, '--as', 'oauth-3lo', '--callback-port', String(port)], {
      ...servicesOf(jira),
      ...canaries,
      CLEARANCE_CLIENT_ID: clients.threeLegged,
    });
    await until(() => running.stderr().includes('Agree in the browser'));
    running.child.kill('SIGINT');
    const { code, home } = await running.finished;
    expect(code).toBe(130);
    expect(filesBelow(home)).toEqual([]);
    await expect(connects(port)).resolves.toBe(false);
  });
});

test('a silent site is given up within the limit, with an answer', async () => {
  const running = start(['--site', silentUrl, '--as', 'api-token', '--timeout', '1', '--format', 'json'], {
    ...servicesOf(jira),
    ...canaries,
  });
  const { code, stdout } = await running.finished;
  expect(JSON.parse(stdout).identities[0].findings[0].cause).toBe('network-or-proxy');
  expect(code).toBe(3);
});

function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
