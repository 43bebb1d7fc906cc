import { closeSync, openSync, writeFileSync } from 'node:fs';
import { fileTrouble, systemErrorCode } from '../add-on/index.ts';
import { printableLine } from '../report/index.ts';
import type { CliIo } from './io.ts';

/** Writes a file that the user named; one sentence on stderr, and false, where that may not be. */
export function writeFile(io: CliIo, path: string, text: string): boolean {
  return attempt(io, path, () => writeFileSync(path, text));
}

/** Whether a file can be written later on, said as by {@link writeFile}. What it holds stays; one that is not there is made, empty. */
export function mayWrite(io: CliIo, path: string): boolean {
  return attempt(io, path, () => closeSync(openSync(path, 'a')));
}

function attempt(io: CliIo, path: string, work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    io.stderr.write(`${printableLine(path)} cannot be written: ${fileTrouble(error, 'write') ?? code}.\n`);
    return false;
  }
}
