import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { readStream, readTextFile, whyUnread } from './read-input.ts';

interface Source {
  readonly name: string;
  /** null: it could not be read, `problem` says why. */
  readonly text: string | null;
  readonly problem?: string;
}

const kinds = /\.(json|jsonl|har|txt|log|http|curl|out|ya?ml)$/i;

/** The texts behind file arguments in order: folders are walked one level deep by name, nothing named means stdin. */
export async function* readSources(
  io: { readonly stdin: Readable },
  files: readonly string[],
): AsyncGenerator<Source> {
  if (files.length === 0) {
    yield { name: 'stdin', text: await readStream(io.stdin) };
    return;
  }
  for (const file of files) {
    if (file === '-') yield { name: 'stdin', text: await readStream(io.stdin) };
    else yield* readPath(file);
  }
}

function* readPath(path: string): Generator<Source> {
  try {
    if (!statSync(path).isDirectory()) {
      yield readOne(path);
      return;
    }
    const names = readdirSync(path)
      .filter((name) => kinds.test(name))
      .sort();
    if (names.length === 0)
      yield {
        name: basename(path),
        text: null,
        problem: 'the folder holds no .json, .har, .yaml, .log or .txt file',
      };
    for (const name of names) yield readOne(join(path, name));
  } catch (error) {
    yield { name: basename(path), text: null, problem: whyUnread(error) };
  }
}

function readOne(path: string): Source {
  const read = readTextFile(path);
  return read.ok
    ? { name: basename(path), text: read.text }
    : { name: basename(path), text: null, problem: read.why };
}
