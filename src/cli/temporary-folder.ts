import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTrouble } from '../add-on/index.ts';

/** A new folder of this run, whose name begins as given; a sentence where there can be none. */
export function temporaryFolder(beginning: string): { path: string } | { problem: string } {
  try {
    return { path: mkdtempSync(join(tmpdir(), beginning)) };
  } catch (error) {
    return { problem: noTemporaryFile(error) };
  }
}

/** What to say where a temporary folder or a file in it cannot be made. */
export const noTemporaryFile = (error: unknown): string =>
  `A temporary folder is needed, and ${tmpdir()} holds none: ${fileTrouble(error, 'write') ?? 'it cannot be written'}.`;
