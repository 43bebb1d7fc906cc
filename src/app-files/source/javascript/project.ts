import type { SourceFile } from '../source-file.ts';
import type { Func, Module } from './module.ts';
import { readModule } from './read-module.ts';

/** The files of an app, parsed when somebody asks for one. */
export interface Project {
  /** Those parsed so far; what is parsed while somebody goes through them comes in behind. */
  readonly modules: readonly Module[];
  /** Files that were asked for and cannot be parsed. */
  readonly unreadable: readonly string[];
  /** Parses the files whose text passes; those already parsed are not given again. */
  parse(matters: (text: string) => boolean): Module[];
  /** The same of files that hold some text like a path, looked for once: callers are asked for often. */
  parseWithPaths(matters: (text: string) => boolean): Module[];
  /** What an import in a module leads to; null for packages and what is not there. */
  resolve(from: Module, specifier: string): Module | null;
  /** Whether any text says `.name` or quotes it. */
  mentions(name: string): boolean;
  /** Whether any text reads a property of a name without calling it: `map(client.send)`. */
  handsOn(name: string): boolean;
  /** Whether anything but its declaration and its export names a function. */
  names(fn: Func): boolean;
}

const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.cts', '.vue', '.svelte'];
const indexes = endings.slice(1).map((ending) => `/index${ending}`);

const normalized = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return parts.join('/');
};

/** Ways a path may be written: with the ending of the build, without any, as a folder. */
const candidates = (path: string): string[] => {
  const stem = path.replace(/\.[cm]?jsx?$/, '');
  return [
    ...endings.map((ending) => path + ending),
    ...(stem === path ? [] : endings.slice(1).map((ending) => stem + ending)),
    ...indexes.map((index) => path + index),
  ];
};

/** `index.ts` goes by the name of its folder. */
export const fileKey = (path: string): string => {
  const parts = path.split('/');
  const name = parts.at(-1)?.replace(/\.(?:[cm]?[jt]sx?|vue|svelte)$/i, '') ?? '';
  return name === 'index' ? (parts.at(-2) ?? '') : name;
};

/** A text that starts like a path, or is a method: who calls a wrapper with an address or a method has one. */
const pathInText =
  /[`'"]~?\/[a-z$]|[`'"](?:api|issue|project|rest|agile|board|user|search|field|myself|permissions?|get|post|put|delete|patch)[/?`'"]|\}\/[a-z]/i;

/** `export { a, b }`, `module.exports = { a, b }`: what is handed out is not used by that, unless under another name. */
const handedOut = /\b(?:export|module\.exports\s*=)\s*\{\s*(?:\w+\s*,\s*)*(?:\w+\s*)?\}/g;

const readSafely = (path: string, text: string): Module | null => {
  try {
    return readModule(path, text);
  } catch (error) {
    // Nested deeper than the parser's tree can be walked.
    if (error instanceof RangeError || error instanceof SyntaxError) return null;
    throw error;
  }
};

/** A project of files. An alias (`@/api`, `src/api`) is followed where one file only can be meant. */
export const projectOf = (files: readonly SourceFile[]): Project => {
  const byPath = new Map(files.map((file) => [normalized(file.path), file]));
  const byEnd = new Map<string, string[]>();
  for (const path of byPath.keys()) {
    const key = fileKey(path);
    byEnd.set(key, [...(byEnd.get(key) ?? []), path]);
  }
  const parsed = new Map<string, Module | null>();
  const modules: Module[] = [];
  const unreadable: string[] = [];
  const resolved = new Map<string, string | null>();

  const load = (path: string): Module | null => {
    const before = parsed.get(path);
    if (before !== undefined) return before;
    const file = byPath.get(path);
    const module = file ? readSafely(file.path, file.text) : null;
    parsed.set(path, module);
    if (module) modules.push(module);
    else if (file) unreadable.push(file.path);
    return module;
  };

  const find = (from: string, specifier: string): string | null => {
    if (specifier.startsWith('.')) {
      const target = normalized(`${from.split('/').slice(0, -1).join('/')}/${specifier}`);
      return candidates(target).find((path) => byPath.has(path)) ?? null;
    }
    if (!/^[@~#]?[\w-]*\//.test(specifier)) return null;
    const tail = specifier.replace(/^[@~#]?[\w-]*\//, '');
    const ends = candidates(tail).map((path) => `/${path}`);
    const found = (byEnd.get(fileKey(tail)) ?? []).filter((path) =>
      ends.some((end) => `/${path}`.endsWith(end)),
    );
    return found.length === 1 ? (found[0] ?? null) : null;
  };

  const parse = (among: Iterable<[string, SourceFile]>, matters: (text: string) => boolean): Module[] => {
    const fresh: Module[] = [];
    for (const [path, { text }] of among) {
      if (parsed.has(path) || !matters(text)) continue;
      const module = load(path);
      if (module) fresh.push(module);
    }
    return fresh;
  };
  let withPaths: [string, SourceFile][] | null = null;

  return {
    modules,
    unreadable,
    parse: (matters) => parse(byPath, matters),
    parseWithPaths(matters) {
      withPaths ??= [...byPath].filter(([, { text }]) => pathInText.test(text));
      return parse(withPaths, matters);
    },
    resolve(from, specifier) {
      const key = `${from.path}\n${specifier}`;
      const path = resolved.get(key) ?? (resolved.has(key) ? null : find(normalized(from.path), specifier));
      resolved.set(key, path);
      return path === null ? null : load(path);
    },
    mentions: (name) =>
      [...byPath.values()].some(
        ({ text }) => text.includes(`.${name}`) || text.includes(`'${name}'`) || text.includes(`"${name}"`),
      ),
    handsOn: (name) =>
      [...byPath.values()].some(({ text }) =>
        text
          .split(`.${name}`)
          .slice(1)
          .some((rest) => !/^\s{0,9}(?:[(<\w$]|\?\.\()/.test(rest)),
      ),
    names: ({ name, module }) =>
      name === '' ||
      name === 'default' ||
      [...byPath.values()].some(({ path, text }) => {
        if (!text.includes(name)) return false;
        if (path !== module.path) return true;
        return text.replace(handedOut, '').split(name).length > 2;
      }),
  };
};
