import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../run/temporary-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = temporaryFolder('no-native-part');
/** As npm leaves it with `--omit=optional`, or where node_modules came from a machine of another kind. */
const hook = join(folder, 'hook.cjs');
writeFileSync(
  hook,
  `const Module = require('node:module');
const resolve = Module._resolveFilename;
Module._resolveFilename = function (name, ...rest) {
  if (name.startsWith('@libsql/')) throw Object.assign(new Error("Cannot find module '" + name + "'"), { code: 'MODULE_NOT_FOUND' });
  return resolve.call(this, name, ...rest);
};`,
);
const run = (env: Record<string, string>, ...args: string[]) =>
  spawnSync(
    process.execPath,
    [...['--experimental-strip-types', '--disable-warning=ExperimentalWarning', '--require', hook, ...args]],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, ...env } },
  );
const sentence =
  /^The part of libsql for this machine \(\S+ \S+\) is not installed\. Install again on this machine, with optional dependencies; .*\n$/;

test('where libsql came without its native part, whoever imports the self-test hears what to do, as it is made', () => {
  const library = join(root, 'src/library/express.ts');
  const program = join(folder, 'app.mjs');
  writeFileSync(
    program,
    `import { createSelfTest } from ${JSON.stringify(library)};
const app = { appKey: 'a', scopes: [], baseUrl: 'https://a.example', findSite: async () => null };
try { createSelfTest(app); } catch (error) { console.log(error.message); }`,
  );
  const { stdout, stderr } = run({}, program);
  expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(sentence), stderr: '' });
});

test.each([['serve'], ['backup', 'other.db'], ['restore', 'copy.db']])(
  'clearance %s ends with that sentence alone',
  (...words) => {
    for (const name of ['clearance.db', 'copy.db']) writeFileSync(join(folder, name), 'anything');
    const env = { DATABASE_URL: 'file:./clearance.db', PORT: '1', LOG_LEVEL: 'silent' };
    const { stdout, stderr, status } = run(env, join(root, 'src/cli/start.ts'), ...words);
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: expect.stringMatching(sentence),
      status: 2,
    });
  },
);
