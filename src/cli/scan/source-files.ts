import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isBundle, isLeftOut, languageOf, type SourceFile } from '../../app-files/index.ts';
import { isAppFile } from '../app-file-name.ts';
import { entriesOf, whyUnlisted } from '../entries-of.ts';
import { readTextFile, whyUnread } from '../read-input.ts';

/** Larger than a person writes. */
const largestFile = 2_000_000;
const mostFiles = 50_000;

type FilesRead =
  | {
      readonly ok: true;
      readonly files: readonly SourceFile[];
      readonly appFiles: readonly string[];
      /** Files that were put together from others, and are not read as sources. */
      readonly bundles: readonly SourceFile[];
    }
  | { readonly ok: false; readonly problem: string };

/** What was come upon so far. */
interface Found {
  readonly files: Map<string, SourceFile>;
  readonly appFiles: string[];
  readonly bundles: SourceFile[];
}

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The source files below paths. Folders are walked without what their ignore files name, and without tests, mocks,
 * builds and bundles; a file that is named itself is read whatever it is called. Links are not followed.
 */
export const readSourceFiles = (paths: readonly string[]): FilesRead => {
  const found: Found = { files: new Map(), appFiles: [], bundles: [] };
  for (const path of paths) {
    let isFolder: boolean;
    try {
      isFolder = statSync(path).isDirectory();
    } catch (error) {
      return { ok: false, problem: `${path}: ${whyUnread(error)}.` };
    }
    if (!isFolder) {
      if (languageOf(path) === null)
        return { ok: false, problem: `${path} is no source file of a language that is known here.` };
      const problem = add(path, found);
      if (problem !== null) return { ok: false, problem: `${path} ${problem}.` };
    } else {
      const closed = whyUnlisted(path);
      if (closed !== null) return { ok: false, problem: `${path} cannot be read: ${closed}.` };
      walk(path, path, [], found, 0);
    }
  }
  return { ok: true, ...found, files: [...found.files.values()] };
};

const shownPath = (path: string): string => {
  const short = relative('.', path).split('\\').join('/');
  return short === '' || short.startsWith('..') ? path.split('\\').join('/') : short;
};

/** Adds what can be read as source code; else says what the file is instead. */
const add = (path: string, { files, bundles }: Found): string | null => {
  const read = readTextFile(path);
  if (!read.ok) return `cannot be read: ${read.why}`;
  if (read.text.slice(0, 8_000).includes('\u0000')) return 'holds no text';
  const file = { path: shownPath(path), text: read.text };
  if (isBundle(read.text)) {
    bundles.push(file);
    return 'is a bundle, longer than a person writes: name the sources it was made of';
  }
  files.set(path, file);
  return null;
};

const readQuietly = (path: string): string => {
  const read = readTextFile(path);
  return read.ok ? read.text : '';
};

const rulesOf = (folder: string, names: readonly string[]): Rules[] => {
  const texts = ['.gitignore', '.ignore'].filter((name) => names.includes(name));
  return texts.map((name) => ({ folder, rules: ignore().add(readQuietly(join(folder, name))) }));
};

const isIgnored = (path: string, isFolder: boolean, all: readonly Rules[]): boolean =>
  all.some(({ folder, rules }) => {
    const inside = relative(folder, path).split('\\').join('/');
    return inside !== '' && !inside.startsWith('..') && rules.ignores(isFolder ? `${inside}/` : inside);
  });

/** In bytes; of a file that is gone by now, nothing. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

const walk = (root: string, folder: string, above: readonly Rules[], found: Found, depth: number): void => {
  if (depth > 60 || found.files.size >= mostFiles) return;
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
        walk(root, path, rules, found, depth + 1);
    } else if (entry.isFile()) {
      if (isAppFile(path)) found.appFiles.push(path);
      const wanted = languageOf(entry.name) !== null && !isLeftOut(inside) && !isIgnored(path, false, rules);
      if (wanted && sizeOf(path) <= largestFile) add(path, found);
    }
  }
};
