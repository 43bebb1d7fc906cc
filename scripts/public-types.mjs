import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const importOf = /(from\s+|import\(\s*)(['"])(\.[^'"]+)\2/g;

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** Keeps of the emitted declarations those that the package's entries (library/) reach, and points their imports at `.js`. */
export function keepPublicTypes(folder) {
  const entries = readdirSync(join(folder, 'library')).map((name) => join(folder, 'library', name));
  const kept = new Set();
  const waiting = [...entries];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (kept.has(file) || !existsSync(file)) continue;
    kept.add(file);
    const text = readFileSync(file, 'utf8').replace(importOf, (_all, word, quote, target) => {
      const declaration = resolve(dirname(file), target.replace(/\.(ts|js)$/, '.d.ts'));
      waiting.push(declaration);
      return `${word}${quote}${target.replace(/\.ts$/, '.js')}${quote}`;
    });
    writeFileSync(file, text);
  }
  for (const path of filesBelow(folder)) if (!kept.has(path)) rmSync(path);
  return [...kept].map((path) => relative(folder, path)).sort();
}
