import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import adapter from 'jest-circus/runner';

const require = createRequire(import.meta.url);
/** Under this symbol jest-circus keeps who listens to a test file, beyond the file's end. */
const listeners = Symbol.for('EVENT_HANDLERS');

/** What jest-circus asks of a module system, answered by Node's own. */
const node = {
  /** Its state belongs to one test file: each gets a jest-circus of its own. */
  requireInternalModule(path) {
    delete globalThis[listeners];
    delete require.cache[path];
    return require(path);
  },
  requireModule: require,
  setGlobalsForRuntime() {},
  unstable_shouldLoadAsEsm: () => true,
  unstable_importModule: (path) => import(pathToFileURL(path).href),
  enterTestCode() {},
  leaveTestCode() {},
};

/**
 * Runs a test file with jest-circus, loaded by Node itself: what a test imports is exactly what production imports, and a
 * worker loads and compiles a source once for all its test files, where Jest's own modules would do both for each of them.
 * Sources keep nothing between calls, so that test files cannot meet through them.
 */
export default function run(globalConfig, config, environment, _runtime, testPath, sendMessageToJest) {
  return adapter.default(globalConfig, config, environment, node, testPath, sendMessageToJest);
}
