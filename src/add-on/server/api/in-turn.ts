import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Handle } from './caller.ts';

/**
 * For routes that work on text for tens of milliseconds: one request of them at a time, and a turn of the event loop before
 * each, so that many of them at once hold up nobody for longer than one does. Who has left is not worked for.
 */
export function inTurn(): (handle: Handle) => Handle {
  const one = pLimit(1);
  return (handle) => (caller, req, res) =>
    one(async () => {
      await turnOfTheLoop();
      if (!res.closed) await handle(caller, req, res);
    });
}
