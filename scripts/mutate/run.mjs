/**
 * `npm run mutate -- PATH… [--count 20] [--seed 1] [--nearest 5] [--test PATH]`: makes small changes to a file or folder of src, one at a time and in memory only,
 * runs the suites that read it, and prints which changes no test noticed, and the score. The same seed picks the same changes.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mutantsOf } from './mutants.mjs';
import { suitesReading } from './suites.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    nearest: { type: 'string', default: '5' },
    test: { type: 'string', multiple: true, default: [] },
  },
});

/** A small generator (mulberry32), so that a run can be repeated. */
const random = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

const sourcesAt = (path) =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' })
        .map((name) => join(path, name))
        .filter((name) => /(?<!\.d)\.ts$/.test(name))
    : [path];

const jest = (args, mutant) =>
  spawnSync(
    process.execPath,
    [
      ...['--experimental-strip-types', '--disable-warning=ExperimentalWarning'],
      ...['--import', new URL('load-mutant.mjs', import.meta.url).href],
      ...[join(root, 'node_modules/jest/bin/jest.js'), '--runInBand', '--bail'],
      ...['--testSequencer', fileURLToPath(new URL('nearest-first.mjs', import.meta.url)), ...args],
    ],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, MUTANT: JSON.stringify(mutant ?? {}) },
    },
  );

/** The nearest suites: those further away rarely notice what these do not, and take their time. */
const suitesOf = (file) =>
  values.test.length > 0 ? values.test : suitesReading(file, root).slice(0, Number(values.nearest));

const files = positionals.flatMap((path) => sourcesAt(resolve(root, path)));
const all = files.flatMap((file) =>
  mutantsOf(file, readFileSync(file, 'utf8')).map((mutant) => ({ file, ...mutant })),
);
const next = random(Number(values.seed));
const chosen = all
  .map((mutant) => ({ mutant, order: next() }))
  .sort((a, b) => a.order - b.order)
  .slice(0, Number(values.count))
  .map(({ mutant }) => mutant);

if (files.length === 0 || chosen.length === 0) {
  process.stderr.write(
    'Name files or folders of src with something to change: npm run mutate -- src/tokens\n',
  );
  process.exitCode = 2;
} else {
  const suites = new Map();
  let noticed = 0;
  for (const mutant of chosen) {
    const { file } = mutant;
    if (!suites.has(file)) suites.set(file, suitesOf(file));
    const tests = suites.get(file);
    const killed = tests.length > 0 && jest(['--runTestsByPath', ...tests], mutant).status !== 0;
    if (killed) noticed += 1;
    else
      process.stdout.write(
        `not noticed: ${relative(root, file)}:${mutant.line}: ${mutant.was.replace(/\s+/g, ' ').slice(0, 80)} → ${mutant.text.slice(0, 80)}\n`,
      );
    process.stderr.write(killed ? '.' : '!');
  }
  process.stderr.write('\n');
  process.stdout.write(
    `${noticed} of ${chosen.length} changes were noticed (${Math.round((noticed / chosen.length) * 100)} %), of ${all.length} there are; seed ${values.seed}.\n`,
  );
}
