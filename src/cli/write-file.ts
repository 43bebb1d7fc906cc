import { writeFileSync } from 'node:fs';
import { systemErrorCode } from '../add-on/index.ts';
import type { CliIo } from './io.ts';

/** Writes a file that the user named; one sentence on stderr, and false, where that may not be. */
export function writeFile(io: CliIo, path: string, text: string): boolean {
  try {
    writeFileSync(path, text);
    return true;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    io.stderr.write(`${path} cannot be written (${code}).\n`);
    return false;
  }
}
