import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTrouble } from '../add-on/index.ts';

type Env = Readonly<Record<string, string | undefined>>;

const folderFor = ({ TMPDIR = '' }: Env): string => TMPDIR || tmpdir();

/** A new folder of this run, whose name begins as given; a sentence where there can be none. */
export function temporaryFolder(beginning: string, env: Env): { path: string } | { problem: string } {
  try {
    return { path: mkdtempSync(join(folderFor(env), beginning)) };
  } catch (error) {
    return { problem: noTemporaryFile(error, env) };
  }
}

/** What to say where a temporary folder or a file in it cannot be made. */
export const noTemporaryFile = (error: unknown, env: Env): string =>
  `A temporary folder is needed, and ${folderFor(env)} holds none: ${fileTrouble(error, 'write') ?? 'it cannot be written'}.`;
