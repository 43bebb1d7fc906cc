/**
 * `npm run mutate -- PATH… [--count 20|all] [--seed 1] [--nearest 12] [--within 15000] [--test PATH]`: makes small changes to a file or folder of src, one
 * at a time and in memory only, runs the nearest suites that come through the changed place (as many as take `within` milliseconds), and prints which changes no test noticed, and the score. The same seed picks the same changes.
 * With `--test`, the suites named are run, and of the nearest only as many as `--nearest` asks for beside them.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import begin from '../../test/run/begin.mjs';
import { mutantsOf } from './mutants.mjs';
import { importGraph } from './suites.mjs';
import { trier } from './trier.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    nearest: { type: 'string' },
    within: { type: 'string', default: '15000' },
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
        .sort()
    : [path];

function chosenFrom(all) {
  const next = random(Number(values.seed));
  const shuffled = all
    .map((mutant) => ({ mutant, order: next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ mutant }) => mutant);
  return values.count === 'all' ? all : shuffled.slice(0, Number(values.count));
}

/** A busy machine may take that long for what takes no time. */
const hangsAfterMs = 15_000;

const graph = importGraph(root);

/** The suites named, and the nearest: those further away rarely notice what these do not, and take their time. */
const named = values.test.map((path) => resolve(root, path));
const nearest = Number(values.nearest ?? (named.length > 0 ? 0 : 12));
const suitesOf = (file) => [...new Set([...named, ...graph.suitesReading(file).slice(0, nearest)])];

/** The suites that pass as things are, with what each takes and comes through; and what is come through by loading alone. */
async function suitesAsTheyAre(tries, files) {
  const suites = [...new Set(files.flatMap(suitesOf))];
  const known = new Map();
  const loaded = new Map();
  for await (const { suite, passed, ms, loading, came } of tries.unchanged(suites, files)) {
    for (const { file, ranges } of loading) loaded.set(file, [...(loaded.get(file) ?? []), ranges]);
    if (passed) known.set(suite, { ms, came: new Map(came.map(({ file, ranges }) => [file, ranges])) });
    else process.stderr.write(`left out, for it fails as things are: ${relative(root, suite)}\n`);
  }
  return { known, loaded };
}

/** Whether a place was come through: the innermost range that holds it says so. */
function holds(ranges, { start, end }) {
  const around = ranges.filter(({ startOffset, endOffset }) => startOffset <= start && end <= endOffset);
  const innermost = around.sort((a, b) => a.endOffset - a.startOffset - (b.endOffset - b.startOffset))[0];
  return innermost !== undefined && innermost.count > 0;
}

/** The suites that come through a change, quickest first, as many as take no longer together than may be. */
function suitesThrough({ known, loaded }, mutant) {
  const always = (loaded.get(mutant.file) ?? []).some((ranges) => holds(ranges, mutant));
  let left = Number(values.within);
  return suitesOf(mutant.file)
    .map((suite) => ({ suite, ...known.get(suite) }))
    .filter(({ came }) => came !== undefined && (always || holds(came.get(mutant.file) ?? [], mutant)))
    .sort((a, b) => a.ms - b.ms)
    .filter(({ ms }) => {
      left -= ms;
      return left > 0;
    })
    .map(({ suite, ms }) => ({ suite, ms }));
}

const files = positionals.flatMap((path) => sourcesAt(resolve(root, path)));
const all = files.flatMap((file) =>
  mutantsOf(file, readFileSync(file, 'utf8')).map((mutant) => ({ file, ...mutant })),
);
const chosen = chosenFrom(all);

if (chosen.length === 0) {
  process.stderr.write(
    'Name files or folders of src with something to change: npm run mutate -- src/tokens\n',
  );
  process.exitCode = 2;
} else {
  begin();
  const tries = trier();
  const asTheyAre = await suitesAsTheyAre(tries, [...new Set(chosen.map(({ file }) => file))]);
  let noticed = 0;
  for (const mutant of chosen) {
    const { file } = mutant;
    const suites = suitesThrough(asTheyAre, mutant);
    const killed =
      suites.length > 0 &&
      (await tries.notices(
        suites.map(({ suite }) => suite),
        [...graph.reaching(file).keys()],
        mutant,
        hangsAfterMs + 10 * suites.reduce((sum, { ms }) => sum + ms, 0),
      ));
    if (killed) noticed += 1;
    else
      process.stdout.write(
        `not noticed: ${relative(root, file)}:${mutant.line}: ${mutant.was.replace(/\s+/g, ' ').slice(0, 80)} → ${mutant.text.slice(0, 80)}${suites.length === 0 ? ' (no suite comes there)' : ''}\n`,
      );
    process.stderr.write(killed ? '.' : '!');
  }
  tries.end();
  rmSync(tmpdir(), { recursive: true, force: true, maxRetries: 5 });
  process.stderr.write('\n');
  process.stdout.write(
    `${noticed} of ${chosen.length} changes were noticed (${Math.round((noticed / chosen.length) * 100)} %), of ${all.length} there are; seed ${values.seed}.\n`,
  );
}
