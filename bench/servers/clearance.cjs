'use strict';

/**
 * Loaded before dist/cli.js, which is measured as it is shipped: log on (standard output goes to a file), security headers on, embedded
 * database on disk. Tells the parent when the server is ready.
 */
const reportCpu = require('./report-cpu.cjs');

const ready = async () => {
  const answer = await fetch(`${process.env.BASE_URL}/readyz`).catch(() => null);
  if (answer?.ok) reportCpu(Number(process.env.PORT));
  else setTimeout(ready, 50);
};
setTimeout(ready, 50);
