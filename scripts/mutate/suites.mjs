import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const imported = /(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g;

/** What a path speaks of, without folders that say nothing: `server/forge/events-post.ts` → server, forge, event, post. */
const wordsOf = (path) =>
  new Set(
    path
      .replace(/(\.test)?\.ts$/, '')
      .split(/[^a-z0-9]+/i)
      .map((word) => word.replace(/s$/, '')),
  );

/**
 * Test suites whose imports reach a file, nearest first: those of its own room, then those whose name speaks of the same, then by the
 * number of files between.
 */
export function suitesReading(file, root) {
  const imports = new Map();
  const importsOf = (path) => {
    if (!imports.has(path)) {
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      imports.set(
        path,
        [...text.matchAll(imported)].map(([, target]) => resolve(dirname(path), target)),
      );
    }
    return imports.get(path);
  };
  const distance = (suite) => {
    let ring = [suite];
    const seen = new Set(ring);
    for (let steps = 0; ring.length > 0; steps += 1) {
      if (ring.includes(file)) return steps;
      ring = [...new Set(ring.flatMap(importsOf))].filter((path) => !seen.has(path));
      for (const path of ring) seen.add(path);
    }
    return Number.POSITIVE_INFINITY;
  };
  const path = relative(join(root, 'src'), file);
  const room = path.split('/')[0];
  const subject = wordsOf(path);
  const shared = (name) => [...wordsOf(name)].filter((word) => subject.has(word)).length;
  return (
    readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      // A build, a browser or another process does not see the change.
      .filter((name) => !/^(browser|journeys|peer|package|examples|house-rules)\//.test(name))
      .map((name) => ({
        suite: join(root, 'test', name),
        own: name.startsWith(`${room}/`),
        shared: shared(name),
        steps: distance(join(root, 'test', name)),
      }))
      .filter(({ steps }) => Number.isFinite(steps))
      .sort((a, b) => Number(b.own) - Number(a.own) || b.shared - a.shared || a.steps - b.steps)
      .map(({ suite }) => relative(root, suite))
  );
}
