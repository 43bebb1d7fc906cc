/**
 * `npm run soak [-- --minutes N] [-- --pause MS] [-- --chaos]`: the built server under a mixed load for a minute, or as long as
 * told; every few seconds its memory, open files and loop delay are written down. Each of six callers pauses for 20 ms, or as told,
 * between two requests. Fails when files or memory do not come back, when a good request is refused, or when an acknowledged
 * install is lost. What is still held after a collection of garbage tells a leak from a heap that has grown with its work, so
 * that is measured when a third of the time is over and at the end. With --chaos the server is killed, frozen and given a full log
 * disk meanwhile, and tokens come from clocks that are off.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startAtlassian } from './atlassian.mjs';
import { freePort } from './free-port.mjs';
import { hashOf, hs256, rs256, times } from './signed.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, pause: { type: 'string' }, chaos: { type: 'boolean' } },
});
const runMs = Number(values.minutes ?? 1) * 60_000;
const root = join(import.meta.dirname, '..');
const atlassian = await startAtlassian();
const [port, metricsPort] = [await freePort(), await freePort()];
const url = `http://localhost:${port}`;
const folder = mkdtempSync(join(tmpdir(), 'clearance-soak-'));
const secretOf = (name) => `secret-of-${name}-0123456789abcdef`;
const acknowledged = new Set();
const faults = [];
let server = serve();
let down = false;

await ready();
const samples = [];
const began = performance.now();
const working = [load(install), load(ask), load(ask), load(refuse), load(sendAheadAndGo), load(stream)];
const chaos = values.chaos ? disturb() : Promise.resolve();
let heldAtFirst = null;
while (performance.now() - began < runMs) {
  await pause(Math.min(15_000, runMs / 20));
  if (!down) samples.push(await sample());
  if (heldAtFirst === null && !values.chaos && performance.now() - began > runMs / 3)
    heldAtFirst = await heldMb();
}
await Promise.all([...working, chaos]);
await ready();
await pause(1_500);
samples.push(await sample());
const heldAtLast = values.chaos ? null : await heldMb();
for (const name of acknowledged) {
  const { status } = await api(name);
  if (status !== 200) faults.push(`${name} was acknowledged and is answered ${status}`);
}
judge();
const ended = new Promise((resolve) => server.once('exit', resolve));
const asked = performance.now();
server.kill('SIGTERM');
if ((await ended) !== 0) faults.push('SIGTERM did not end with exit code 0');
process.stdout.write(
  `${JSON.stringify({ installs: acknowledged.size, stopMs: Math.round(performance.now() - asked), heldAtFirst, heldAtLast, samples, faults }, null, 1)}\n`,
);
rmSync(folder, { recursive: true });
process.exit(faults.length === 0 ? 0 : 1);

function serve(log = openSync(join(folder, 'log'), 'a')) {
  const heldHeap = join(import.meta.dirname, 'servers/held-heap.cjs');
  return spawn(process.execPath, ['--expose-gc', '--require', heldHeap, join(root, 'dist/cli.js'), 'serve'], {
    stdio: ['ignore', log, 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
      SITE_HOSTS: 'localhost:*',
      CONNECT_INSTALL_KEYS_URL: `${atlassian}/keys`,
    },
  });
}

async function load(work) {
  for (let turn = 0; performance.now() - began < runMs; turn += 1) {
    await work(turn).catch((error) => {
      if (!down) faults.push(String(error.cause?.code ?? error.message));
    });
    await pause(Number(values.pause ?? 20));
  }
}

async function install(turn) {
  const name = `site-${turn % 50}`;
  const before = down;
  const claims = { iss: name, aud: url, qsh: hashOf('POST', '/connect/installed'), ...times() };
  const response = await fetch(`${url}/connect/installed`, {
    method: 'POST',
    headers: { authorization: `JWT ${rs256(claims)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      key: 'clearance',
      clientKey: name,
      sharedSecret: secretOf(name),
      baseUrl: atlassian,
    }),
  });
  if (response.status === 204) acknowledged.add(name);
  else if (!before && !down && response.status !== 503) faults.push(`install: ${response.status}`);
}

async function ask() {
  const [name] = acknowledged;
  if (name === undefined) return;
  const { status } = await api(name);
  if (status !== 200 && status !== 503 && !down) faults.push(`verified request: ${status}`);
}

/** Forged, late, early, oversized: refused each in its way, never with 5xx. */
async function refuse(turn) {
  const off = [-7_200, 7_200, 0][turn % 3];
  const claims = { iss: 'site-0', sub: 'ada', qsh: 'context-qsh', ...times(off) };
  const { status } = await fetch(`${url}/api/self-tests/a${'%40'.repeat(turn % 2_000)}`, {
    headers: { authorization: `JWT ${hs256(claims, 'not-the-secret')}` },
  });
  if (status !== 401 && status !== 429 && !down) faults.push(`forged request: ${status}`);
}

async function sendAheadAndGo() {
  const socket = connect(port, 'localhost');
  socket.on('error', () => undefined);
  socket.write('GET /connect/assets/none.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100));
  await pause(30);
  socket.destroy();
}

async function stream() {
  const [name] = acknowledged;
  if (name === undefined) return;
  const begun = await api(name, 'POST', '/api/self-tests', { operations: ['GET /rest/api/3/serverInfo'] });
  const { id } = await begun.json();
  if (id === undefined) return;
  const following = new AbortController();
  const response = await fetch(`${url}/api/self-tests/${id}/events`, {
    headers: { authorization: `JWT ${contextToken(name)}` },
    signal: following.signal,
  });
  await response.body.getReader().read();
  following.abort();
}

function api(name, method = 'GET', path = '/api/tenant', body = undefined) {
  return fetch(url + path, {
    method,
    headers: { authorization: `JWT ${contextToken(name)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function disturb() {
  while (performance.now() - began < runMs * 0.8) {
    await pause(runMs / 8);
    down = true;
    server.kill('SIGSTOP');
    await pause(1_000);
    server.kill('SIGCONT');
    await pause(500);
    server.kill('SIGKILL');
    await new Promise((resolve) => server.once('exit', resolve));
    server = serve(openSync('/dev/full', 'w'));
    await ready();
    down = false;
  }
}

async function sample() {
  const at = `/proc/${server.pid}`;
  const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`${at}/status`, 'utf8'))?.[1];
  const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`).then((answer) => answer.text());
  const lag = /^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(metrics)?.[1];
  return {
    seconds: Math.round((performance.now() - began) / 1000),
    residentMb: Math.round(Number(resident) / 1024),
    files: readdirSync(`${at}/fd`).length,
    cpuSeconds: cpuSeconds(readFileSync(`${at}/stat`, 'utf8')),
    loopDelayP99Ms: Math.round(Number(lag) * 1000),
  };
}

/** User and system time, which the kernel gives in hundredths of a second behind the name in brackets. */
function cpuSeconds(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Math.round((Number(fields[11]) + Number(fields[12])) / 10) / 10;
}

/** Megabytes that the server still holds once garbage is collected. */
function heldMb() {
  return new Promise((resolve) => {
    server.once('message', ({ held }) => resolve(Math.round(held / 104_857.6) / 10));
    server.send('collect');
  });
}

/** The first third warms up. */
function judge() {
  const [warm, last] = [samples[Math.floor(samples.length / 3)], samples.at(-1)];
  if (last.files > warm.files + 20) faults.push(`files grew from ${warm.files} to ${last.files}`);
  if (!values.chaos && last.residentMb > warm.residentMb * 1.3 + 30)
    faults.push(`memory grew from ${warm.residentMb} to ${last.residentMb} MB`);
  if (!values.chaos && heldAtLast > heldAtFirst * 1.15 + 5)
    faults.push(`what is held after a collection grew from ${heldAtFirst} to ${heldAtLast} MB`);
}

async function ready() {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(50);
  }
  throw new Error('the server did not get ready');
}

function contextToken(name) {
  return hs256({ iss: name, sub: 'ada', qsh: 'context-qsh', ...times() }, secretOf(name));
}
