import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { readStream, readTextFile, whyUnread } from './read-input.ts';

/** A text, or why it could not be read. */
export type Source =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly problem: string };

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
      yield { name: basename(path), problem: 'the folder holds no .json, .har, .yaml, .log or .txt file' };
    for (const name of names) yield readOne(join(path, name));
  } catch (error) {
    yield { name: basename(path), problem: whyUnread(error) };
  }
}

function readOne(path: string): Source {
  const [name, read] = [basename(path), readTextFile(path)];
  return read.ok ? { name, text: read.text } : { name, problem: read.why };
}
