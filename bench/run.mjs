/**
 * CPU time of the server per verified API request (a fresh token each time) and per signed install, beside an app on
 * Atlassian's own framework and beside bare Express: side by side in one run, in turns, so that a busy machine slows
 * all of them. The median of the rounds counts. `npm run bench`, or `npm run bench -- --json`; `--rounds N`, `--only api` or
 * `--only install` measure less, and `--profile FOLDER` leaves a CPU profile of our server there.
 */
import { fork, spawnSync } from 'node:child_process';
import { createHash, createHmac, randomUUID, sign } from 'node:crypto';
import { existsSync, mkdtempSync, openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { privateKey, startAtlassian } from './atlassian.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const { Pool } = createRequire(join(here, '../package.json'))('undici');
const cli = join(here, '../dist/cli.js');
const { values: told } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const rounds = Number(told.rounds);
const kinds = told.only === undefined ? ['api', 'install'] : [told.only];
const sizes = { api: 1500, install: 300 };
const inFlight = 8;
const secret = 'a-shared-secret-for-the-bench-0123456789abcdef';

if (!existsSync(join(here, 'node_modules/atlassian-connect-express'))) {
  process.stderr.write('Installing what is measured beside …\n');
  spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 2, 2] });
}
if (!existsSync(cli)) {
  process.stderr.write('There is no build; run npm run build first.\n');
  process.exitCode = 2;
} else {
  await main();
}

async function main() {
  const atlassian = await startAtlassian();
  const folder = mkdtempSync(join(tmpdir(), 'clearance-bench-'));
  const servers = [];
  for (const name of ['clearance.cjs', 'framework.cjs', 'bare.mjs'])
    servers.push(await start(name, atlassian, folder));
  for (const server of servers) await prepare(server, atlassian);
  const results = {};
  for (const kind of kinds) {
    const costs = new Map(servers.map(({ name }) => [name, []]));
    for (let round = 0; round <= rounds; round += 1) {
      for (const server of servers) {
        const microseconds = await measure(server, kind, atlassian);
        // The first round warms up.
        if (round > 0) costs.get(server.name).push(microseconds);
      }
    }
    results[kind] = Object.fromEntries([...costs].map(([name, values]) => [name, median(values)]));
  }
  await Promise.all(servers.map(({ child }) => ended(child)));
  print(results);
  process.exit();
}

/** A profile is written as the process ends. */
function ended(child) {
  return new Promise((done) => {
    child.once('exit', done);
    child.disconnect();
  });
}

async function start(file, atlassian, folder) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(port),
    BASE_URL: url,
    SITE_HOSTS: 'localhost:*',
    DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
    CONNECT_INSTALL_KEYS_URL: `${atlassian}/keys`,
    CONNECT_KEYS_CDN_URL: `${atlassian}/keys`,
    AC_LOCAL_BASE_URL: url,
  };
  const log = openSync(join(folder, `${file}.log`), 'w');
  const stdio = ['ignore', log, 2, 'ipc'];
  const server = join(here, 'servers', file);
  const profiling = told.profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', resolve(told.profile)];
  const child =
    file === 'clearance.cjs'
      ? fork(cli, ['serve'], { env, cwd: here, stdio, execArgv: [...profiling, '--require', server] })
      : fork(server, { env, cwd: here, stdio });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return {
    name: file.split('.')[0],
    child,
    url,
    pool: new Pool(url, { connections: inFlight, pipelining: 1 }),
  };
}

async function prepare(server, atlassian) {
  const { status, text } = await send(server, requestFor(server, 'install', atlassian));
  if (status !== 204) throw new Error(`${server.name}: the install was answered ${status} ${text}`);
  const answer = await send(server, requestFor(server, 'api', atlassian));
  if (answer.status !== 200)
    throw new Error(`${server.name}: the request was answered ${answer.status} ${answer.text}`);
}

async function measure(server, kind, atlassian) {
  const requests = Array.from({ length: sizes[kind] }, () => requestFor(server, kind, atlassian));
  const before = await cpu(server);
  let next = 0;
  const expected = kind === 'api' ? 200 : 204;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const { status, text } = await send(server, request);
        if (status !== expected) throw new Error(`${server.name}: ${status} ${text}`);
      }
    }),
  );
  return ((await cpu(server)) - before) / sizes[kind];
}

function cpu({ child }) {
  return new Promise((resolve) => {
    child.once('message', (message) => resolve(message.cpu));
    child.send('cpu');
  });
}

async function send(server, request) {
  const { statusCode, body } = await server.pool.request(request);
  return { status: statusCode, text: await body.text() };
}

function requestFor(server, kind, atlassian) {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + 180, jti: randomUUID() };
  if (kind === 'api') {
    const token = hs256({ iss: 'bench', sub: 'ada', qsh: 'context-qsh', ...times });
    return { method: 'GET', path: '/api/tenant', headers: { authorization: `JWT ${token}` } };
  }
  const path = server.name === 'framework' ? '/installed' : '/connect/installed';
  const qsh = createHash('sha256').update(`POST&${path}&`).digest('hex');
  const token = rs256({ iss: 'bench', aud: server.url, qsh, ...times });
  const payload = {
    key: server.name === 'framework' ? 'bench-app' : 'clearance',
    clientKey: 'bench',
    sharedSecret: secret,
    // The framework allows no other host; it calls nobody here.
    baseUrl: server.name === 'framework' ? 'https://bench.atlassian.net' : atlassian,
    productType: 'jira',
    oauthClientId: 'oauth-client',
    eventType: 'installed',
  };
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' };
  return { method: 'POST', path, headers, body: JSON.stringify(payload) };
}

function encoded(value) {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function hs256(claims) {
  const input = `${encoded({ typ: 'JWT', alg: 'HS256' })}.${encoded(claims)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

function rs256(claims) {
  const input = `${encoded({ typ: 'JWT', alg: 'RS256', kid: 'bench-key' })}.${encoded(claims)}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), privateKey).toString('base64url')}`;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function print(results) {
  const lines = Object.entries(results).map(([kind, { clearance, framework, bare }]) => ({
    measured: kind === 'api' ? 'verified API request' : 'signed install',
    microseconds: { clearance: round(clearance), framework: round(framework), bare: round(bare) },
    ofFramework: round(clearance / framework, 3),
    rateOfBare: round(bare / clearance, 3),
  }));
  if (told.json) {
    process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
    return;
  }
  for (const { measured, microseconds, ofFramework, rateOfBare } of lines) {
    process.stdout.write(
      `${measured}: Clearance ${microseconds.clearance} µs CPU, atlassian-connect-express ${microseconds.framework} µs, bare Express ${microseconds.bare} µs; ` +
        `${ofFramework} of the framework's time, ${rateOfBare} of bare Express' rate\n`,
    );
  }
}

function round(value, digits = 1) {
  return Number(value.toFixed(digits));
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
