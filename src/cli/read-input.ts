import { readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileTrouble } from '../add-on/index.ts';

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

/** All that comes, until the stream ends. */
export async function readStream(stream: Readable): Promise<string> {
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
