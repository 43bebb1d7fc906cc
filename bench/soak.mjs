/**
 * `npm run soak [-- --minutes N] [-- --pause MS] [-- --chaos]`: the built server under a mixed load for a minute, or as long as
 * told; every few seconds its memory, open files and loop delay are written down. Each of six callers pauses for 20 ms, or as told,
 * between two requests. Fails when files or memory do not come back, when a good request is refused, or when an acknowledged
 * install is lost. What is still held after a collection of garbage tells a leak from a heap that has grown with its work, so
 * that is measured when a third of the time is over and at the end. With --chaos it is disturbed meanwhile (soak/chaos.mjs), and
 * fails as well when a disturbance is answered otherwise than it should be.
 */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startAtlassian } from './atlassian.mjs';
import { disturbances } from './soak/chaos.mjs';
import { startServer } from './soak/server.mjs';
import { contextToken, installToken, secretOf } from './soak/tokens.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, pause: { type: 'string' }, chaos: { type: 'boolean' } },
});
const runMs = Number(values.minutes ?? 1) * 60_000;
const atlassian = await startAtlassian();
const server = await startServer(atlassian);
const { url } = server;
const acknowledged = new Set();
const faults = [];
const disturbed = [];
/** While somebody disturbs it, the load takes any answer. */
let down = false;

await server.begin();
const samples = [];
const began = performance.now();
const lasts = () => performance.now() - began < runMs;
const working = [load(install), load(ask), load(ask), load(refuse), load(sendAheadAndGo), load(stream)];
const chaos = values.chaos ? disturb() : Promise.resolve();
let heldAtFirst = null;
while (lasts()) {
  await pause(Math.min(15_000, runMs / 20));
  if (!down) samples.push(await sample());
  if (heldAtFirst === null && !values.chaos && performance.now() - began > runMs / 3)
    heldAtFirst = await server.heldMb();
}
await Promise.all([...working, chaos]);
await pause(1_500);
samples.push(await sample());
const heldAtLast = values.chaos ? null : await server.heldMb();
for (const name of acknowledged) {
  const status = await statusOf(name);
  if (status !== 200) faults.push(`${name} was acknowledged and is answered ${status}`);
}
judge();
const asked = performance.now();
if ((await server.end('SIGTERM')) !== 0) faults.push('SIGTERM did not end with exit code 0');
server.forget();
const stopMs = Math.round(performance.now() - asked);
process.stdout.write(
  `${JSON.stringify({ installs: acknowledged.size, stopMs, heldAtFirst, heldAtLast, samples, disturbed, faults }, null, 1)}\n`,
);
process.exit(faults.length === 0 ? 0 : 1);

async function load(work) {
  for (let turn = 0; lasts(); turn += 1) {
    const before = down;
    await work(turn).then(
      (fault) => {
        if (fault !== undefined && !before && !down) faults.push(fault);
      },
      (error) => {
        if (!before && !down) faults.push(String(error.cause?.code ?? error.message));
      },
    );
    await pause(Number(values.pause ?? 20));
  }
}

async function install(turn) {
  const status = await installOf(`site-${turn % 50}`);
  if (status !== 204 && status !== 503) return `install: ${status}`;
}

async function installOf(name) {
  const response = await fetch(`${url}/connect/installed`, {
    method: 'POST',
    headers: { authorization: `JWT ${installToken(name, url)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      key: 'clearance',
      clientKey: name,
      sharedSecret: secretOf(name),
      baseUrl: atlassian,
    }),
  });
  if (response.status === 204) acknowledged.add(name);
  return response.status;
}

async function ask() {
  const [name] = acknowledged;
  const status = name === undefined ? 200 : await statusOf(name);
  if (status !== 200 && status !== 503) return `verified request: ${status}`;
}

async function statusOf(name, off = 0) {
  return (await api(name, { off })).status;
}

/** Forged, late, early, oversized: refused each in its way, never with 5xx. */
async function refuse(turn) {
  const token = contextToken('site-0', [-7_200, 7_200, 0][turn % 3], 'not-the-secret');
  const { status } = await fetch(`${url}/api/self-tests/a${'%40'.repeat(turn % 2_000)}`, {
    headers: { authorization: `JWT ${token}` },
  });
  if (status !== 401 && status !== 429) return `forged request: ${status}`;
}

async function sendAheadAndGo() {
  const socket = connect(server.port, 'localhost');
  socket.on('error', () => undefined);
  socket.write('GET /connect/assets/none.js HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(100));
  await pause(30);
  socket.destroy();
}

async function stream() {
  const [name] = acknowledged;
  if (name === undefined) return;
  const body = { operations: ['GET /rest/api/3/serverInfo'] };
  const { id } = await (await api(name, { path: '/api/self-tests', body })).json();
  if (id === undefined) return;
  const following = new AbortController();
  const response = await api(name, { path: `/api/self-tests/${id}/events`, signal: following.signal });
  await response.body.getReader().read();
  following.abort();
}

function api(name, { path = '/api/tenant', body, off = 0, signal } = {}) {
  return fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `JWT ${contextToken(name, off)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Each disturbance in its turn, until four fifths of the time have gone; each at least once. */
async function disturb() {
  await installOf('watched');
  let installs = 0;
  // A connection from before a kill is found closed only when it is used, where the machine is busy.
  const anew = (call) => call().catch(call);
  const doing = {
    ask: (off) => anew(() => statusOf('watched', off)),
    install: () => anew(() => installOf(`meanwhile-${installs++}`)),
  };
  for (let turn = 0; turn === 0 || performance.now() - began < runMs * 0.8; turn += 1) {
    for (const [what, happens] of Object.entries(disturbances)) {
      await pause(runMs / 20);
      down = true;
      const seen = await happens(server, doing);
      down = false;
      disturbed.push({ seconds: Math.round((performance.now() - began) / 1000), what, ...seen });
      if (seen.wanted !== undefined) faults.push(`${what}: ${JSON.stringify(seen)}`);
    }
  }
}

async function sample() {
  const seconds = Math.round((performance.now() - began) / 1000);
  return { seconds, ...(await server.sample()) };
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
