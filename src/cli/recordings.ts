import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemErrorCode } from '../add-on/index.ts';

export interface Source {
  readonly name: string;
  /** null: it could not be read, `problem` says why. */
  readonly text: string | null;
  readonly problem?: string;
}

const kinds = /\.(json|har|txt|log|http|curl|out)$/i;

/** The texts behind file arguments in order: directories are walked one level deep by name, nothing named means stdin. */
export async function* readSources(stdin: Readable, files: readonly string[]): AsyncGenerator<Source> {
  if (files.length === 0) {
    yield { name: 'stdin', text: await readAll(stdin) };
    return;
  }
  for (const file of files) {
    if (file === '-') yield { name: 'stdin', text: await readAll(stdin) };
    else yield* readPath(file);
  }
}

async function* readPath(path: string): AsyncGenerator<Source> {
  try {
    if (!(await stat(path)).isDirectory()) {
      yield { name: basename(path), text: await readFile(path, 'utf8') };
      return;
    }
    const names = (await readdir(path)).filter((name) => kinds.test(name)).sort();
    if (names.length === 0)
      yield { name: basename(path), text: null, problem: 'the directory holds no .json, .har or .txt file' };
    for (const name of names) yield await readOne(join(path, name));
  } catch (error) {
    yield { name: basename(path), text: null, problem: why(error) };
  }
}

async function readOne(path: string): Promise<Source> {
  try {
    return { name: basename(path), text: await readFile(path, 'utf8') };
  } catch (error) {
    return { name: basename(path), text: null, problem: why(error) };
  }
}

function why(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a directory';
  return 'it cannot be read';
}

async function readAll(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString('utf8');
}
