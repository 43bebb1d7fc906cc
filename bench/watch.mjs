/**
 * `npm run bench:watch [-- --tenants N]`: two servers on one PostgreSQL, tenants that are all watched nightly, a night pressed
 * into seconds, one server killed with SIGKILL in its middle; then a second night in which nothing has changed. Measures CPU
 * and statements for each look, and reckons from them what 10,000 tenants cost within the quota. Needs `npm run build`.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort } from './free-port.mjs';
import { cpuOf } from './process-cpu.mjs';
import { hashOf, hs256, rs256, times } from './signed.mjs';
import { postgres } from './watch/postgres.mjs';
import { reckoned } from './watch/reckoned.mjs';
import { round } from './watch/round.mjs';
import { standIn } from './watch/stand-in-site.mjs';

const { values } = parseArgs({ options: { tenants: { type: 'string', default: '200' } } });
const tenants = Array.from({ length: Number(values.tenants) }, (_, index) => `site-${index}`);
const nightSeconds = 10;
const mostSeconds = 90;
// Of the default suite as the app alone, from planSelfTest and glancePoints.
const points = { full: 388, glance: 55 };
const operations = ['GET /rest/api/3/myself', 'GET /rest/api/3/project/search', 'GET /rest/api/3/role'];
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'clearance-watch-'));
chmodSync(folder, 0o755);

const site = await standIn();
const database = await postgres(folder);
const [first, second] = [await freePort(), await freePort()];
const url = `http://localhost:${first}`;
const servers = [serve(first), serve(second)];
const faults = [];
try {
  await Promise.all([ready(first), ready(second)]);
  for (const name of tenants) await watched(name);
  const idle = await idleCost();
  const night = await nightOf(async () => {
    await until(async () => (await looked()) >= tenants.length / 2, mostSeconds);
    servers[1].cpuAtEnd = cpuOf(servers[1]);
    servers[1].dead = true;
    servers[1].kill('SIGKILL');
  });
  const runs = await database.query(
    "select tenant, count(*)::int as n from self_tests where state = 'finished' group by tenant",
  );
  const twice = runs.rows.filter(({ n }) => n > 1).length;
  const forgotten = tenants.length - runs.rows.length;
  if (twice > 0) faults.push(`${twice} tenants were run twice`);
  if (forgotten > 0) faults.push(`${forgotten} tenants were forgotten`);
  const planned = await database.query(
    "select count(*)::int as n from pgboss.job where name = 'watch' and state = 'created' and start_after > now() + interval '1 minute'",
  );
  if (planned.rows[0].n !== tenants.length)
    faults.push(`${planned.rows[0].n} of ${tenants.length} have a next look`);
  const glances = await nightOf(async () => undefined);
  const cost = (of) => ({
    cpuMsPerTenant: round((of.cpuMs - idle.cpuMsPerSecond * of.seconds) / tenants.length),
    statementsPerTenant: round((of.statements - idle.statementsPerSecond * of.seconds) / tenants.length),
    callsPerTenant: round(of.calls / tenants.length),
    seconds: round(of.seconds),
    halfSeconds: round(of.half),
    slowestSeconds: round(of.slowest),
  });
  const result = {
    tenants: tenants.length,
    twice,
    forgotten,
    idle,
    full: cost(night),
    glance: cost(glances),
  };
  process.stdout.write(
    `${JSON.stringify({ ...result, tenThousand: reckoned(result, points), faults }, null, 1)}\n`,
  );
} finally {
  for (const server of servers) server.kill('SIGKILL');
  await database.end();
  site.close();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(faults.length === 0 ? 0 : 1);

/** Makes every look due within some seconds, waits until all have been made, and measures. */
async function nightOf(meanwhile) {
  const before = { cpu: cpu(), statements: database.statements(), calls: site.calls() };
  const began = performance.now();
  await database.query('update watches set last_run = null');
  await database.query(
    "update pgboss.job set start_after = now() + random() * interval '1 second' * $1 where name = 'watch' and state = 'created'",
    [nightSeconds],
  );
  const disturbing = meanwhile();
  let half = 0;
  const inTime = await until(async () => {
    const done = await looked();
    if (half === 0 && done >= tenants.length / 2) half = (performance.now() - began) / 1000;
    return done >= tenants.length;
  }, mostSeconds);
  await disturbing;
  const seconds = (performance.now() - began) / 1000;
  if (!inTime)
    faults.push(`${tenants.length - (await looked())} looks were not made within ${mostSeconds} s`);
  return {
    seconds,
    half,
    slowest: seconds,
    cpuMs: cpu() - before.cpu,
    statements: database.statements() - before.statements,
    calls: site.calls() - before.calls,
  };
}

async function idleCost() {
  await pause(3_000);
  const before = { cpu: cpu(), statements: database.statements() };
  await pause(4_000);
  return {
    cpuMsPerSecond: round((cpu() - before.cpu) / 4),
    statementsPerSecond: round((database.statements() - before.statements) / 4),
  };
}

async function looked() {
  const { rows } = await database.query('select count(*)::int as n from watches where last_run is not null');
  return rows[0].n;
}

async function until(done, seconds) {
  const limit = performance.now() + seconds * 1000;
  while (performance.now() < limit) {
    if (await done()) return true;
    await pause(200);
  }
  return false;
}

function cpu() {
  return servers.reduce((sum, server) => sum + (server.dead ? server.cpuAtEnd : cpuOf(server)), 0);
}

async function watched(name) {
  const claims = { iss: name, aud: url, qsh: hashOf('POST', '/connect/installed'), ...times() };
  const installed = await fetch(`${url}/connect/installed`, {
    method: 'POST',
    headers: { authorization: `JWT ${rs256(claims)}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      key: 'clearance',
      clientKey: name,
      sharedSecret: secretOf(name),
      baseUrl: site.url,
    }),
  });
  const context = hs256({ iss: name, sub: 'ada', qsh: 'context-qsh', ...times() }, secretOf(name));
  const put = await fetch(`${url}/api/watch`, {
    method: 'PUT',
    headers: { authorization: `JWT ${context}`, 'content-type': 'application/json' },
    body: JSON.stringify({ every: 'day', operations }),
  });
  if (installed.status !== 204 || put.status !== 200)
    throw new Error(`${name}: ${installed.status} ${put.status} ${await put.text()}`);
}

function serve(port) {
  return spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{ PATH: process.env.PATH, PORT: String(port), BASE_URL: url, LOG_LEVEL: 'fatal' },
      DATABASE_URL: database.address,
      ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 7).toString('base64')}`,
      SITE_HOSTS: 'localhost:*',
      CONNECT_INSTALL_KEYS_URL: `${site.url}/keys`,
    },
  });
}

async function ready(port) {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const answer = await fetch(`http://localhost:${port}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(100);
  }
  throw new Error('a server did not get ready');
}

function secretOf(name) {
  return `secret-of-${name}-0123456789abcdef`;
}
