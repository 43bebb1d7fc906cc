/**
 * What a bad day does to a server, one after the other: it is frozen, killed, given a disk of logs and then one of data that take
 * nothing more, and asked by clocks that are wrong. Each returns what it saw, so that the report of the soak names every one.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './server.mjs';

/** `install` and `ask` resolve with a status; `ask` takes seconds by which the clock of whoever asks is wrong. */
export const disturbances = {
  async freeze(server, { ask }) {
    server.process.kill('SIGSTOP');
    const asked = [ask(), ask(), ask()];
    await pause(1_000);
    server.process.kill('SIGCONT');
    return expected({ afterwards: await Promise.all(asked) }, { afterwards: [200, 200, 200] });
  },

  async kill(server, { ask }) {
    await server.end('SIGKILL');
    await server.begin();
    return expected({ afterwards: await ask() }, { afterwards: 200 });
  },

  async 'fill the disk of logs'(server, { ask, install }) {
    await server.end('SIGKILL');
    await server.begin('full');
    const seen = { ask: await ask(), install: await install(), ready: await server.status('/readyz') };
    await server.end('SIGKILL');
    await server.begin();
    return expected(seen, { ask: 200, install: 204, ready: 200 });
  },

  async 'fill the disk of data'(server, { ask, install }) {
    server.logged = '';
    if (!server.limitFiles(4_096)) return { skipped: 'no prlimit on this machine' };
    await until(async () => (await server.status('/readyz')) === 503);
    const seen = { install: await install(), ask: await ask(), lives: await server.status('/healthz') };
    await until(() => server.logged.includes('"trouble":"full"'));
    server.limitFiles(null);
    await server.ready();
    return expected(
      { ...seen, afterwards: await install() },
      { install: 503, ask: 200, lives: 200, afterwards: 204 },
    );
  },

  async 'skew clocks'(_server, { ask }) {
    const offs = [-7_200, -300, -30, 30, 300, 7_200];
    const seen = Object.fromEntries(await Promise.all(offs.map(async (off) => [off, await ask(off)])));
    return expected(seen, { '-7200': 401, '-300': 401, '-30': 200, 30: 200, 300: 401, 7200: 401 });
  },
};

function expected(seen, wanted) {
  const wrong = JSON.stringify(seen) !== JSON.stringify(wanted);
  return { seen, ...(wrong ? { wanted } : {}) };
}
