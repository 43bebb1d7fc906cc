import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Source {
  /** Relative to the project, with forward slashes: `src/diagnosis/diagnose.ts`. */
  readonly path: string;
  readonly text: string;
  /** Project files and package names it imports; type-only imports apart. */
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

const importPattern =
  /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'"\n;]*?(?:\n[^'"\n;]*?)*?from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const readSource = (path: string): Source => {
  const text = readFileSync(path, 'utf8');
  const imports = [...withoutComments(text).matchAll(importPattern)].map((match) => {
    const name = match[2] ?? match[3] ?? '';
    const target = name.startsWith('.') ? relative(root, resolve(path, '..', name)) : name;
    return { target, typeOnly: match[1] !== undefined };
  });
  return { path: relative(root, path), text, imports };
};

/** Every TypeScript file below a folder of the project. */
export const sourcesBelow = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readSource(join(entry.parentPath, entry.name)));

/** Source code with its comments taken out, so that a word in a comment breaks no rule. */
export const codeOf = (source: Source): string => withoutComments(source.text);
