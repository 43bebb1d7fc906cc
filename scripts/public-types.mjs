import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const importOf = /(from\s+|import\(\s*)(['"])(\.[^'"]+)\2/g;

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/**
 * Keeps of the emitted declarations those that the package's entries (library/) reach, and points their imports at `.js`. Each stands there
 * as `.d.cts` too, for those who `require`: TypeScript takes `.d.ts` in a package of ES modules for what cannot be required.
 */
export function keepPublicTypes(folder) {
  const entries = readdirSync(join(folder, 'library')).map((name) => join(folder, 'library', name));
  const kept = new Set();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (kept.has(file) || !existsSync(file)) continue;
    kept.add(file);
    const emitted = readFileSync(file, 'utf8');
    const importing = (end) =>
      emitted.replace(
        importOf,
        (_all, word, quote, target) => `${word}${quote}${target.replace(/\.(ts|js)$/, end)}${quote}`,
      );
    for (const [, , , target] of emitted.matchAll(importOf))
      waiting.push(resolve(dirname(file), target.replace(/\.(ts|js)$/, '.d.ts')));
    writeFileSync(file, importing('.js'));
    const required = file.replace(/\.d\.ts$/, '.d.cts');
    writeFileSync(required, importing('.cjs'));
    kept.add(required);
  }
  for (const path of filesBelow(folder)) if (!kept.has(path)) rmSync(path);
  return [...kept].map((path) => relative(folder, path)).sort();
}
