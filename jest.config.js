/** Native ES modules, so that a test imports exactly what production imports. */
export default {
  testEnvironment: './test/run/environment.mjs',
  globalSetup: './test/run/begin.mjs',
  globalTeardown: './test/run/end.mjs',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } }, module: { type: 'es6' } },
    ],
  },
  testTimeout: 30_000,
  maxWorkers: 2,
};
