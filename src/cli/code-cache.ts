import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { constants, Script } from 'node:vm';
import { pruneCache } from './prune-cache.ts';

/** A process that stays keeps what its start has compiled; later, what has not run for a while is dropped. In milliseconds. */
const startedAfter = 3_000;

/** Runs that add what they compile to what is kept: the first may have been no more than a `--help`, and compiled next to nothing. */
const learningRuns = 4;

interface Learning {
  readonly script: Script;
  readonly source: string;
  /** Runs that have added to it, this one among them. */
  readonly runs: number;
}

/** A file of the bundle as it is kept: its source as a function, and what was compiled of it, until the next is read. */
interface Kept {
  readonly source: string;
  readonly code: Uint8Array;
  readonly runs: number;
}

/**
 * Runs a file of the bundle, and what it requires of the bundle, with the code that an earlier run compiled. Node's own compile cache
 * holds no function that is compiled when it is first called, which are nearly all. What is required after the entry has run is kept
 * apart for each command, because each compiles other functions of the same files. Without a folder nothing is kept.
 * V8 compares no more than the length of a source, so only files with a hash of their content in their name are kept: all but the entry.
 */
export function runCached(entry: string, folder: string | null, command: string): void {
  let part = 'start';
  const modules = new Map<string, { exports: unknown }>();
  const compiled = new Map<string, Learning>();
  const read = oneAfterAnother();

  const load = (file: string): unknown => {
    const known = modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    // Put together by hand, with the one separator that every system knows: `node:path` is compiled when it is first asked, which takes longer.
    const [here, name] = parted(file);
    const path = folder === null || file === entry ? null : `${folder}/${part}/${name}`;
    const kept = path === null ? undefined : keptAt(path, read);
    // The bundle is ASCII, which is the quickest to read.
    const source =
      kept?.source ??
      `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
    const script = new Script(source, {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      ...(kept === undefined ? {} : { cachedData: kept.code }),
    });
    const runs = script.cachedDataRejected === true ? 0 : (kept?.runs ?? 0);
    if (path !== null && runs < learningRuns) compiled.set(path, { script, source, runs: runs + 1 });
    const required = (wanted: string): unknown => {
      if (wanted.startsWith('./')) return load(`${here}/${wanted.slice(2)}`);
      return wanted.startsWith('.') ? load(join(here, wanted)) : installed(wanted, file);
    };
    script.runInThisContext()(module.exports, required, module, file, here);
    return module.exports;
  };

  load(entry);
  part = command;
  const keep = (): void => {
    if (folder !== null) keepAll(compiled, dirname(folder));
    compiled.clear();
  };
  setTimeout(keep, startedAfter).unref();
  process.on('exit', keep);
}

/** The folder of a file, and its name in it. */
function parted(file: string): [string, string] {
  const end = file.lastIndexOf('/');
  return [file.slice(0, end), file.slice(end + 1)];
}

/** A module of Node, or a package: what requires those is only loaded for a package. */
function installed(name: string, from: string): unknown {
  return process.getBuiltinModule(name) ?? process.getBuiltinModule('node:module').createRequire(from)(name);
}

/**
 * Reads files into one and the same memory, each until the next is read: memory that was never written to costs more to come by than the
 * bytes to be read into it.
 */
function oneAfterAnother(): (file: string) => Buffer {
  let room = Buffer.allocUnsafeSlow(1 << 20);
  return (file) => {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      if (size > room.length) room = Buffer.allocUnsafeSlow(size);
      return room.subarray(0, readSync(descriptor, room, 0, size, 0));
    } finally {
      closeSync(descriptor);
    }
  };
}

/** Source and code stand in one file, because to open a second one and to wrap its text costs more than to read on. */
function keptAt(file: string, read: (file: string) => Buffer): Kept | undefined {
  let content: Buffer;
  try {
    content = read(file);
  } catch {
    return undefined;
  }
  const end = content.length - trailer;
  if (end < 0) return undefined;
  const length = content.readUInt32LE(end);
  // Of a file that was cut off the last bytes are others.
  if (length + content.readUInt32LE(end + 4) !== end) return undefined;
  return {
    code: content.subarray(0, length),
    source: content.toString('latin1', length, end),
    runs: content.readUInt8(end + 8),
  };
}

/** Bytes behind the two: how long each is, and the number of runs. */
const trailer = 9;

/** Renamed into place, so that nobody reads half a file. Where something is kept for the first time, old things go. */
function keepAll(compiled: ReadonlyMap<string, Learning>, root: string): void {
  try {
    for (const [file, { script, source, runs }] of compiled) {
      mkdirSync(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}`;
      const code = script.createCachedData();
      const behind = Buffer.alloc(trailer);
      behind.writeUInt32LE(code.length);
      behind.writeUInt32LE(source.length, 4);
      behind.writeUInt8(runs, 8);
      writeFileSync(draft, Buffer.concat([code, Buffer.from(source, 'latin1'), behind]));
      renameSync(draft, file);
    }
    if ([...compiled.values()].some(({ runs }) => runs === 1)) pruneCache(root, Date.now());
  } catch {
    // Without a cache the next start takes longer, and that is all.
  }
}
