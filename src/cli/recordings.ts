import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { systemErrorCode } from '../add-on/index.ts';

interface Source {
  readonly name: string;
  /** null: it could not be read, `problem` says why. */
  readonly text: string | null;
  readonly problem?: string;
}

const kinds = /\.(json|jsonl|har|txt|log|http|curl|out|ya?ml)$/i;

/** The texts behind file arguments in order: directories are walked one level deep by name, nothing named means stdin. */
export async function* readSources(
  io: { readonly stdin: Readable },
  files: readonly string[],
): AsyncGenerator<Source> {
  if (files.length === 0) {
    yield { name: 'stdin', text: await readAll(io.stdin) };
    return;
  }
  for (const file of files) {
    if (file === '-') yield { name: 'stdin', text: await readAll(io.stdin) };
    else yield* readPath(file);
  }
}

function* readPath(path: string): Generator<Source> {
  try {
    if (!statSync(path).isDirectory()) {
      yield { name: basename(path), text: decoded(readFileSync(path)) };
      return;
    }
    const names = readdirSync(path)
      .filter((name) => kinds.test(name))
      .sort();
    if (names.length === 0)
      yield {
        name: basename(path),
        text: null,
        problem: 'the directory holds no .json, .har, .yaml, .log or .txt file',
      };
    for (const name of names) yield readOne(join(path, name));
  } catch (error) {
    yield { name: basename(path), text: null, problem: why(error) };
  }
}

function readOne(path: string): Source {
  try {
    return { name: basename(path), text: decoded(readFileSync(path)) };
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
  return decoded(Buffer.concat(parts));
}

/** UTF-8, or what its first bytes say: PowerShell writes UTF-16. */
function decoded(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
