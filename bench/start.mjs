/**
 * `npm run bench:start [-- --json]`: how long a start takes, in turns with `node -e 0`, so that a busy machine slows both. Milliseconds,
 * median of the rounds, and the median of the ratios of each round. `serve` is timed until it says that it serves.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What an installed package starts. */
const cli = join(root, JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).bin.clearance);
const recording = join(root, 'test/exchanges/learning/410-search-securityhub.json');
const folder = mkdtempSync(join(tmpdir(), 'clearance-start-'));
const log = join(folder, 'pasted.log');
writeFileSync(
  log,
  `2026-02-03 10:11:12 ERROR sync: request failed
requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://acme.atlassian.net/rest/api/3/myself
Client must be authenticated to access this resource.
`,
);
/** The least there is to do: what no command that explains a file can be quicker than. */
const least = join(folder, 'least.cjs');
writeFileSync(
  least,
  `const fs = require('node:fs');
fs.writeSync(1, JSON.parse(fs.readFileSync(process.argv[2], 'utf8')).id + '\\n');
process.exit();
`,
);
const rounds = 15;
/** The first rounds fill the caches: four starts of a command add to what is kept. */
const warming = 5;

const timed = async (work) => {
  const start = performance.now();
  const after = await work();
  const ms = performance.now() - start;
  // What still ends would slow the next.
  await after?.ended;
  return ms;
};
const run = (...args) => spawnSync(process.execPath, args, { stdio: 'ignore' });

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Resolves once the server has said that it serves; it is ended then. */
const served = async () => {
  const port = await freePort();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'serve'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        PORT: String(port),
        BASE_URL: 'http://localhost:1',
        DATABASE_URL: 'file:./bench.db',
      },
    });
    child.stdout.on('data', (chunk) => {
      if (!String(chunk).includes('"serving"')) return;
      resolve({ ended: once(child, 'exit') });
      child.kill();
    });
    child.on('exit', () => reject(new Error('serve ended before it served')));
  });
};

const subjects = {
  'node -e 0': () => run('-e', '0'),
  'a program that reads FILE and ends': () => run(least, recording),
  'clearance --version': () => run(cli, '--version'),
  'clearance --help': () => run(cli, '--help'),
  'clearance causes ID': () => run(cli, 'causes', 'scope-missing'),
  'clearance explain FILE': () => run(cli, 'explain', recording),
  'clearance explain LOG': () => run(cli, 'explain', log),
  'clearance scopes OPERATION': () => run(cli, 'scopes', 'GET /rest/api/3/role'),
  'clearance lint FILE': () => run(cli, 'lint', join(root, 'atlassian-connect.json')),
  'clearance scan FOLDER': () => run(cli, 'scan', join(root, 'examples')),
  'clearance serve, until it serves': served,
};
const times = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
// Each in its own order: whatever stood behind the server, which leaves caches cold, would seem slow in every round.
const inTurns = (round) => {
  const all = Object.entries(subjects);
  return [...all.slice(round % all.length), ...all.slice(0, round % all.length)].sort(
    ([, a], [, b]) => Number(a === served) - Number(b === served),
  );
};
for (let round = 0; round < warming + rounds; round += 1) {
  for (const [name, work] of inTurns(round)) {
    const ms = await timed(work);
    if (round >= warming) times[name].push(ms);
  }
}
rmSync(folder, { recursive: true, force: true });

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const bare = times['node -e 0'];
const rows = Object.entries(times).map(([name, values]) => ({
  name,
  ms: Math.round(median(values)),
  least: Math.round(Math.min(...values)),
  ofBareNode: Math.round(median(values.map((ms, round) => ms / bare[round])) * 100) / 100,
}));
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 2)}\n`);
else
  for (const { name, ms, least, ofBareNode } of rows)
    process.stdout.write(
      `${name.padEnd(36)} ${String(ms).padStart(5)} ms  (least ${least}), ${ofBareNode} × node -e 0\n`,
    );
