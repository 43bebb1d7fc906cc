/** A server in a process of its own whose CPU time can be asked for. */
import { fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { freePort } from './free-port.mjs';

const here = import.meta.dirname;
const { Pool } = createRequire(join(here, '../package.json'))('undici');

/** The built command line, as it is shipped. */
export const cli = join(here, '../dist/cli.js');

/** Starts `servers/FILE`; `profile`: a folder for a CPU profile of our own. */
export async function startServer(file, { atlassian, folder, inFlight, profile }) {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(port),
    BASE_URL: url,
    SITE_HOSTS: 'localhost:*',
    DATABASE_URL: `file:${join(folder, 'clearance.db')}`,
    CONNECT_INSTALL_KEYS_URL: `${atlassian}/keys`,
    CONNECT_KEYS_CDN_URL: `${atlassian}/keys`,
    AC_LOCAL_BASE_URL: url,
    FRAMEWORK_DB: join(folder, 'framework.db'),
  };
  const log = openSync(join(folder, `${file}.log`), 'w');
  const stdio = ['ignore', log, 2, 'ipc'];
  const server = join(here, 'servers', file);
  const profiling = profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', resolve(profile)];
  const child =
    file === 'clearance.cjs'
      ? fork(cli, ['serve'], { env, cwd: here, stdio, execArgv: [...profiling, '--require', server] })
      : fork(server, { env, cwd: here, stdio });
  await new Promise((done, reject) => {
    child.once('message', done);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  const pool = new Pool(url, { connections: inFlight, pipelining: 1 });
  return {
    name: file.split('.')[0],
    url,
    async send(request) {
      const { statusCode, body } = await pool.request(request);
      return { status: statusCode, text: await body.text() };
    },
    /** Microseconds of user and system time so far. */
    cpu: () =>
      new Promise((done) => {
        child.once('message', (message) => done(message.cpu));
        child.send('cpu');
      }),
    /** A profile is written as the process ends. */
    end: () =>
      new Promise((done) => {
        child.once('exit', done);
        child.disconnect();
      }),
  };
}
