import { readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isBundle, isLeftOut, languageOf, type SourceFile } from '../../app-files/index.ts';
import { entriesOf } from '../entries-of.ts';

/** Larger than a person writes. */
const largestFile = 2_000_000;
const mostFiles = 50_000;

type FilesRead =
  | { readonly ok: true; readonly files: readonly SourceFile[]; readonly appFiles: readonly string[] }
  | { readonly ok: false; readonly problem: string };

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

const appFileNames = /^(?:manifest\.ya?ml|atlassian-connect\.json)$/;

/**
 * The source files below paths. Folders are walked without what their ignore files name, and without tests, mocks,
 * builds and bundles; a file that is named itself is read whatever it is called. Links are not followed.
 */
export const readSourceFiles = (paths: readonly string[]): FilesRead => {
  const files = new Map<string, SourceFile>();
  const appFiles: string[] = [];
  for (const path of paths) {
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch {
      return { ok: false, problem: `${path}: there is no such file or folder.` };
    }
    if (!isFolder) {
      if (languageOf(path) === null)
        return { ok: false, problem: `${path} is no source file of a language that is known here.` };
      add(files, path, shownPath(path));
    } else walk(path, path, [], files, appFiles, 0);
  }
  return { ok: true, files: [...files.values()], appFiles };
};

const shownPath = (path: string): string => {
  const short = relative('.', path).split('\\').join('/');
  return short === '' || short.startsWith('..') ? path.split('\\').join('/') : short;
};

const add = (files: Map<string, SourceFile>, path: string, shown: string): void => {
  try {
    const text = readFileSync(path, 'utf8');
    if (!isBundle(text)) files.set(path, { path: shown, text });
  } catch {
    // Gone or closed to us since the folder was listed.
  }
};

const rulesOf = (folder: string, names: readonly string[]): Rules[] => {
  const texts = ['.gitignore', '.ignore'].filter((name) => names.includes(name));
  return texts.map((name) => ({ folder, rules: ignore().add(readQuietly(join(folder, name))) }));
};

const readQuietly = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const isIgnored = (path: string, isFolder: boolean, all: readonly Rules[]): boolean =>
  all.some(({ folder, rules }) => {
    const inside = relative(folder, path).split('\\').join('/');
    return inside !== '' && !inside.startsWith('..') && rules.ignores(isFolder ? `${inside}/` : inside);
  });

const walk = (
  root: string,
  folder: string,
  above: readonly Rules[],
  files: Map<string, SourceFile>,
  appFiles: string[],
  depth: number,
): void => {
  if (depth > 60 || files.size >= mostFiles) return;
  const entries = entriesOf(folder);
  const rules = [
    ...above,
    ...rulesOf(
      folder,
      entries.map(({ name }) => name),
    ),
  ];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const inside = relative(root, path).split('\\').join('/');
    if (entry.isDirectory()) {
      if (!isLeftOut(`${inside}/`) && !isIgnored(path, true, rules))
        walk(root, path, rules, files, appFiles, depth + 1);
    } else if (entry.isFile()) {
      if (appFileNames.test(basename(path))) appFiles.push(path);
      const wanted = languageOf(entry.name) !== null && !isLeftOut(inside) && !isIgnored(path, false, rules);
      if (wanted && statSync(path).size <= largestFile) add(files, path, shownPath(path));
    }
  }
};
