/** Native ES modules, so that a test imports exactly what production imports. */
export default {
  testEnvironment: './test/run/environment.mjs',
  testRunner: './test/run/runner.mjs',
  testSequencer: './test/run/sequencer.mjs',
  globalSetup: './test/run/begin.mjs',
  globalTeardown: './test/run/end.mjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  // Node strips the types itself.
  transform: {},
  // A worker that has ended takes as long as the machine lets it to give its memory back; what stays open fails its test file.
  workerGracefulExitTimeout: 60_000,
  // A guard against what never ends; no test is to come near it, on a busy machine either.
  testTimeout: 300_000,
  maxWorkers: 2,
};
