import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder of a test's own. The run removes it at its end with everything in it (`begin.mjs`, `end.mjs`). */
export function temporaryFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), 'of-tests', `${name}-`));
}
