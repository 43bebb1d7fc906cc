import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Of the tests themselves, and npm's own, which it leaves wherever it runs. */
const known = new Set(['of-tests', 'node-compile-cache']);
/** Chromium removes its own with its last process, which a busy machine may let end after us. */
const ofTheBrowser = /^\.?org\.chromium\.|^playwright/;

/**
 * After the last test: removes the temporary folder of the run. What lies there beside the folders of the tests was left by
 * the code under test, or by a test that does not ask `temporaryFolder` for one, and fails the run.
 */
export default function end() {
  const left = readdirSync(tmpdir()).filter((name) => !known.has(name) && !ofTheBrowser.test(name));
  rmSync(tmpdir(), { recursive: true, force: true, maxRetries: 5 });
  if (left.length > 0) throw new Error(`left behind in the temporary folder: ${left.sort().join(', ')}`);
}
