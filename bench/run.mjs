/**
 * CPU time of the server per verified API request (a fresh token each time), per signed install and per question whether it lives, beside an app on Atlassian's
 * own framework (with its own store, and with a map) and beside bare Express: in one run, in turns of a fraction of a second, so
 * that a busy machine slows all of them. Printed are medians of the turns; the ratios are medians too, of what the two took one after
 * the other. `npm run bench`, or `npm run bench -- --json`; `--rounds N` and `--only api`, `install` or `health` measure less, and
 * `--profile FOLDER` leaves a CPU profile of our server there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startAtlassian } from './atlassian.mjs';
import { cli, startServer } from './measured-server.mjs';
import { hashOf, hs256, rs256, times } from './signed.mjs';

const here = import.meta.dirname;
const { values: told } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '30' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const rounds = Number(told.rounds);
const kinds = told.only === undefined ? ['api', 'install', 'health'] : [told.only];
/** Requests a turn: some tens of milliseconds of work. */
const sizes = { api: 400, install: 80, health: 800 };
const words = { api: 'verified API request', install: 'signed install', health: 'GET /healthz' };
/** What takes part in a kind; the framework has no answer of its own to the last. */
const takesPart = ({ name }, kind) => kind !== 'health' || !name.startsWith('framework');
const besideFramework = kinds.some((kind) => kind !== 'health');
/** Rounds that only warm up. */
const warming = 5;
const inFlight = 8;
const secret = 'a-shared-secret-for-the-bench-0123456789abcdef';

if (besideFramework && !existsSync(join(here, 'node_modules/atlassian-connect-express'))) {
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
  // sqlite3 is compiled, or fetched compiled, as it is installed; where neither went well, the map is left.
  const stored = existsSync(join(here, 'node_modules/sqlite3/build/Release/node_sqlite3.node'));
  if (!stored && besideFramework)
    process.stderr.write("sqlite3 is not built here: the framework's own store is not measured.\n");
  const files = [
    'clearance.cjs',
    ...(besideFramework && stored ? ['framework.cjs'] : []),
    ...(besideFramework ? ['framework-in-memory.cjs'] : []),
    'bare.mjs',
  ];
  const servers = [];
  for (const file of files)
    servers.push(await startServer(file, { atlassian, folder, inFlight, profile: told.profile }));
  for (const server of servers) await prepare(server, atlassian);
  const results = {};
  for (const kind of kinds) {
    const measured = servers.filter((server) => takesPart(server, kind));
    const costs = new Map(measured.map(({ name }) => [name, []]));
    for (let round = 0; round < warming + rounds; round += 1) {
      for (const server of measured) {
        const microseconds = await measure(server, kind, atlassian);
        if (round >= warming) costs.get(server.name).push(microseconds);
      }
    }
    results[kind] = costs;
  }
  await Promise.all(servers.map((server) => server.end()));
  rmSync(folder, { recursive: true });
  print(results);
  process.exit();
}

async function prepare(server, atlassian) {
  const { status, text } = await server.send(requestFor(server, 'install', atlassian));
  if (status !== 204) throw new Error(`${server.name}: the install was answered ${status} ${text}`);
  const answer = await server.send(requestFor(server, 'api', atlassian));
  if (answer.status !== 200)
    throw new Error(`${server.name}: the request was answered ${answer.status} ${answer.text}`);
}

async function measure(server, kind, atlassian) {
  const requests = Array.from({ length: sizes[kind] }, () => requestFor(server, kind, atlassian));
  const before = await server.cpu();
  let next = 0;
  const expected = kind === 'install' ? 204 : 200;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let request = requests[next++]; request !== undefined; request = requests[next++]) {
        const { status, text } = await server.send(request);
        if (status !== expected) throw new Error(`${server.name}: ${status} ${text}`);
      }
    }),
  );
  return ((await server.cpu()) - before) / sizes[kind];
}

function requestFor({ name, url }, kind, atlassian) {
  if (kind === 'health') return { method: 'GET', path: '/healthz' };
  if (kind === 'api') {
    const token = hs256({ iss: 'bench', sub: 'ada', qsh: 'context-qsh', ...times() }, secret);
    return { method: 'GET', path: '/api/tenant', headers: { authorization: `JWT ${token}` } };
  }
  const framework = name.startsWith('framework');
  const path = framework ? '/installed' : '/connect/installed';
  const token = rs256({ iss: 'bench', aud: url, qsh: hashOf('POST', path), ...times() });
  const payload = {
    key: framework ? 'bench-app' : 'clearance',
    clientKey: 'bench',
    sharedSecret: secret,
    // The framework allows no other host; it calls nobody here.
    baseUrl: framework ? 'https://bench.atlassian.net' : atlassian,
    productType: 'jira',
    oauthClientId: 'oauth-client',
    eventType: 'installed',
  };
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' };
  return { method: 'POST', path, headers, body: JSON.stringify(payload) };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function print(results) {
  const lines = Object.entries(results).map(([kind, costs]) => {
    const ours = costs.get('clearance');
    /** How many of ours are done in the time of one of theirs. */
    const rateOf = (theirs) => round(median(theirs.map((cost, index) => cost / ours[index])), 2);
    return {
      measured: words[kind],
      microseconds: Object.fromEntries([...costs].map(([name, values]) => [name, round(median(values), 0)])),
      ourRate: Object.fromEntries([...costs].map(([name, values]) => [name, rateOf(values)])),
    };
  });
  if (told.json) {
    process.stdout.write(`${JSON.stringify(lines, null, 2)}\n`);
    return;
  }
  for (const { measured, microseconds, ourRate } of lines) {
    process.stdout.write(`${measured}:\n`);
    for (const [name, cost] of Object.entries(microseconds)) {
      const beside = name === 'clearance' ? '' : `; Clearance does ${ourRate[name]} × its rate`;
      process.stdout.write(`  ${name.padEnd(20)} ${String(cost).padStart(5)} µs CPU${beside}\n`);
    }
  }
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
