'use strict';

/** Tells the parent the port, and on every message the CPU microseconds used so far. */
module.exports = (port) => {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system });
  });
  process.on('disconnect', () => process.exit());
  process.send({ port });
};
