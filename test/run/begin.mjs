import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before the first test: a temporary folder for this run alone, in which whatever is left behind can be seen. */
export default function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'clearance-tests-'));
  mkdirSync(join(folder, 'of-tests'));
  // As root PostgreSQL runs as a user of its own, which must be able to get through.
  for (const path of [folder, join(folder, 'of-tests')]) chmodSync(path, 0o711);
  // By all of these names `tmpdir()` is asked for, on Windows by the last two: what is removed in the end is this folder.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
}
