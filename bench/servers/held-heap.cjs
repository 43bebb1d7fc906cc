'use strict';

/** Loaded before dist/cli.js in a soak: collects garbage when asked and tells what is still held, in bytes. */
process.on('message', () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send({ held: heapUsed + external });
});
// The channel to the soak is no reason to go on living.
process.channel.unref();
