import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Of the tests themselves, and npm's own, which it leaves wherever it runs. */
const known = new Set(['of-tests', 'node-compile-cache']);
/** Chromium removes its own with its last process, which a busy machine may let end after us. */
const ofTheBrowser = /^\.?org\.chromium\.|^playwright/;

/** What is on its way out ends within moments after the last test. */
const mostMs = 10_000;

/**
 * After the last test: removes the temporary folder of the run. What lies there beside the folders of the tests was left by
 * the code under test, or by a test that does not ask `temporaryFolder` for one, and fails the run.
 */
export default function end() {
  const left = readdirSync(tmpdir()).filter((name) => !known.has(name) && !ofTheBrowser.test(name));
  rmSync(tmpdir(), { recursive: true, force: true, maxRetries: 5 });
  endWhatStays();
  if (left.length > 0) throw new Error(`left behind in the temporary folder: ${left.sort().join(', ')}`);
}

/** What a test file has left open has failed it; the process does not go on living for it. */
function endWhatStays() {
  setTimeout(() => {
    process.stderr.write('Something a test has left open keeps this run from ending, so it is ended.\n');
    process.exit(1);
  }, mostMs).unref();
}
