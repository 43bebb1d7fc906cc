import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const imported = /(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g;

/** A build, a browser or another process does not see the change. */
const blind = /^(browser|journeys|peer|package|examples|house-rules)\//;

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

/** What a path speaks of, without folders that say nothing: `server/forge/events-post.ts` → server, forge, event, post. */
const wordsOf = (path) =>
  new Set(
    path
      .replace(/(\.test)?\.ts$/, '')
      .split(/[^a-z0-9]+/i)
      .map((word) => word.replace(/s$/, '')),
  );

/** Which files of src and test import which, read once. */
export function importGraph(root) {
  const importers = new Map();
  const files = [...filesBelow(join(root, 'src')), ...filesBelow(join(root, 'test'))];
  for (const path of files)
    for (const [, target] of readFileSync(path, 'utf8').matchAll(imported)) {
      const found = resolve(dirname(path), target);
      if (existsSync(found)) importers.set(found, [...(importers.get(found) ?? []), path]);
    }

  /** The files from which one can be reached, itself among them, each with the number of files between. */
  function reaching(file) {
    const steps = new Map([[file, 0]]);
    for (const path of steps.keys())
      for (const importer of importers.get(path) ?? [])
        if (!steps.has(importer)) steps.set(importer, (steps.get(path) ?? 0) + 1);
    return steps;
  }

  /** Test suites that reach a file, nearest first: those of its own room that import it, then those whose name speaks of the same, then by steps. */
  function suitesReading(file) {
    const path = relative(join(root, 'src'), file);
    const room = path.split('/')[0];
    const subject = wordsOf(path);
    const shared = (name) => [...wordsOf(name)].filter((word) => subject.has(word)).length;
    return [...reaching(file)]
      .map(([suite, steps]) => ({ suite, steps, name: relative(join(root, 'test'), suite) }))
      .filter(({ name }) => name.endsWith('.test.ts') && !blind.test(name))
      .map((each) => ({ ...each, own: each.name.startsWith(`${room}/`), shared: shared(each.name) }))
      .sort(
        (a, b) =>
          Number(b.own) - Number(a.own) ||
          Number(a.steps > 1) - Number(b.steps > 1) ||
          b.shared - a.shared ||
          a.steps - b.steps,
      )
      .map(({ suite }) => suite);
  }

  return { files, reaching, suitesReading };
}
