/**
 * A process that runs suites as it is told by messages, `{suites, reaching, change, watched}`: with a change, until the first test
 * notices it, or without one, saying which places of the watched files each suite comes through.
 */
import { Session } from 'node:inspector/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  addEventHandler,
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  it,
  resetState,
  run,
  test,
} from 'jest-circus';
import { anew } from './load-mutant.mjs';

const require = createRequire(createRequire(import.meta.url).resolve('jest-circus'));
const { jestExpect: expect } = require('@jest/expect');
Object.assign(globalThis, { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test });
globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = 60_000;

// What a changed program leaves undone it may do later, when nobody listens any more.
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

let number = 0;
let failed = false;
const tell = (text) => void (process.env.MUTATE_TELL && process.stderr.write(`${text}\n`));

addEventHandler(({ name, test: each, error }) => {
  if (name === 'test_start' && failed) each.mode = 'skip';
  if (!name.endsWith('_failure') && name !== 'error') return;
  failed = true;
  tell(`${each?.name}: ${error?.stack}`);
});

/** Loads a suite; its tests wait to be run. */
const load = (suite) => {
  failed = false;
  resetState();
  return import(`${pathToFileURL(suite).href}?change=${number}`);
};

/** Whether all tests of a suite pass; nothing more is run after the first that fails. */
async function passes(suite, loaded = () => undefined) {
  try {
    await load(suite);
    await loaded();
    const { unhandledErrors } = await run();
    return !failed && unhandledErrors.length === 0;
  } catch (error) {
    tell(error?.stack);
    return false;
  }
}

const session = new Session();
session.connect();

/** The ranges of the watched files that ran since the last call, and those within them that did not. */
async function cameThrough(watched) {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  return result
    .filter(({ url }) => watched.has(url))
    .map(({ url, functions }) => ({
      file: fileURLToPath(url),
      ranges: functions.flatMap(({ ranges }) => ranges),
    }));
}

/** Runs suites on the program as it is and tells of each what it takes and where it comes through, when it is loaded and then. */
async function tryUnchanged({ suites, watched: files }) {
  const watched = new Set(files.map((file) => pathToFileURL(file).href));
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  for (const suite of suites) {
    number += 1;
    let loading = [];
    let started = 0;
    const passed = await passes(suite, async () => {
      loading = await cameThrough(watched);
      started = performance.now();
    });
    const ms = performance.now() - started;
    process.send({ suite, passed, ms, loading, came: await cameThrough(watched) });
  }
  process.send({ done: true });
}

async function tryChange({ suites }) {
  number += 1;
  let noticed = false;
  for (const suite of suites) {
    noticed = !(await passes(suite));
    if (noticed) break;
  }
  process.send({ noticed });
}

process.on('message', async (asked) => {
  process.env.MUTANT = JSON.stringify(asked.change ?? {});
  anew.clear();
  for (const path of asked.reaching) anew.add(path);
  await (asked.change === null ? tryUnchanged(asked) : tryChange(asked));
});
