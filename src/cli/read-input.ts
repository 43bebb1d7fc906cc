import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileTrouble } from '../add-on/index.ts';
import { Refused } from './refused.ts';

type TextRead = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** The text of a file that the user named, or why there is none. */
export function readTextFile(path: string): TextRead {
  try {
    return { ok: true, text: decoded(readFileSync(path)) };
  } catch (error) {
    return { ok: false, why: whyUnread(error) };
  }
}

/** As {@link readTextFile}, with the reason as a sentence that names the file. */
export function readText(path: string): { ok: true; text: string } | { ok: false; problem: string } {
  const read = readTextFile(path);
  return read.ok ? read : { ok: false, problem: `${path}: ${read.why}.` };
}

/** What stands in the way of reading a file or a folder, without its name. */
export function whyUnread(error: unknown): string {
  return fileTrouble(error, 'read') ?? 'it cannot be read';
}

/** More than any command reads; a log that is followed has no end. */
const mostBytes = 256 * 1024 * 1024;

/** All that comes, until the stream ends. Throws {@link Refused} where it does not. */
export async function readStream(stream: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    const read = Buffer.from(part);
    parts.push(read);
    bytes += read.length;
    if (bytes > mostBytes)
      throw new Refused('Standard input goes on behind 256 MiB; give what matters of it.');
  }
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
