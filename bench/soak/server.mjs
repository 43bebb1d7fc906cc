/** The built server as a process of its own, whose disks can be filled, and what can be seen of it from outside. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.mjs';

const root = join(import.meta.dirname, '../..');
const heldHeap = join(import.meta.dirname, '../servers/held-heap.cjs');

export async function startServer(atlassian) {
  const [port, metricsPort] = [await freePort(), await freePort()];
  const folder = mkdtempSync(join(tmpdir(), 'clearance-soak-'));
  const server = { url: `http://localhost:${port}`, port, logged: '', process: null };

  /** `log`: 'kept' to read it here, 'full' for a disk of logs that takes nothing. */
  server.begin = async (log = 'kept') => {
    // A file that may not grow is told as an error then, and does not end the process.
    const node = [process.execPath, '--expose-gc', '--require', heldHeap, join(root, 'dist/cli.js'), 'serve'];
    const command = ['-c', 'trap "" XFSZ; exec "$@"', 'bash', ...node];
    server.process = spawn('bash', command, {
      stdio: ['ignore', log === 'full' ? openSync('/dev/full', 'w') : 'pipe', 'inherit', 'ipc'],
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
        DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
        SITE_HOSTS: 'localhost:*',
        CONNECT_INSTALL_KEYS_URL: `${atlassian}/keys`,
      },
    });
    server.process.stdout?.on('data', (chunk) => {
      server.logged = (server.logged + chunk).slice(-1_000_000);
    });
    await server.ready();
  };
  server.status = (path) =>
    fetch(server.url + path).then(
      ({ status }) => status,
      () => null,
    );
  server.ready = () => until(async () => (await server.status('/readyz')) === 200);
  server.end = (signal) => {
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.kill(signal);
    return ended;
  };
  /** What any of its files may hold, in bytes; null: as much as there is room for. False where the system cannot do that. */
  server.limitFiles = (bytes) => {
    try {
      execFileSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${bytes ?? 'unlimited'}:`]);
      return true;
    } catch {
      return false;
    }
  };
  server.sample = async () => {
    const at = `/proc/${server.process.pid}`;
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`${at}/status`, 'utf8'))?.[1];
    const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`).then((answer) => answer.text());
    const lag = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(metrics)?.[1];
    return {
      residentMb: Math.round(Number(resident) / 1024),
      files: readdirSync(`${at}/fd`).length,
      cpuSeconds: cpuSeconds(readFileSync(`${at}/stat`, 'utf8')),
      loopDelayP99Ms: Math.round(Number(lag) * 1000),
    };
  };
  /** Megabytes that it still holds once garbage is collected. */
  server.heldMb = () =>
    new Promise((resolve) => {
      server.process.once('message', ({ held }) => resolve(Math.round(held / 104_857.6) / 10));
      server.process.send('collect');
    });
  server.forget = () => rmSync(folder, { recursive: true, force: true });
  return server;
}

/** User and system time, which the kernel gives in hundredths of a second behind the name in brackets. */
function cpuSeconds(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Math.round((Number(fields[11]) + Number(fields[12])) / 10) / 10;
}

/** Resolves when it holds, or throws after half a minute. */
export async function until(holds) {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > 30_000) throw new Error(`waited in vain: ${holds}`);
    await pause(50);
  }
}
