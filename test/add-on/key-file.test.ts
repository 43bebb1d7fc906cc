import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readOrGenerateKeyFile } from '../../src/add-on/config/key-file.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

test('a key file that is there is read, and nothing is written beside it: its disk may be full', async () => {
  const folder = temporaryFolder('keys');
  const file = join(folder, 'clearance.db.keys');
  expect(await readOrGenerateKeyFile(file)).toMatchObject({ ok: true, generated: true });
  const [kept, changed] = [readFileSync(file, 'utf8'), statSync(folder).mtimeMs];
  expect(await readOrGenerateKeyFile(file)).toMatchObject({ ok: true, generated: false });
  expect([readFileSync(file, 'utf8'), statSync(folder).mtimeMs]).toEqual([kept, changed]);
  expect(readdirSync(folder)).toEqual(['clearance.db.keys']);
});

test('a key is made durable also where handles of files cannot do it themselves, as in Yarn without node_modules', async () => {
  const handle = await open(import.meta.filename);
  const handles = Object.getPrototypeOf(handle);
  await handle.close();
  const { sync } = handles;
  handles.sync = () => {
    throw new Error('Method not implemented.');
  };
  const file = join(temporaryFolder('keys'), 'clearance.db.keys');
  const read = await readOrGenerateKeyFile(file);
  handles.sync = sync;
  expect(read).toMatchObject({ ok: true, generated: true });
});

test('of many starts at once one makes the file, and all have its key', async () => {
  const file = join(temporaryFolder('keys'), 'clearance.db.keys');
  const made = await Promise.all(Array.from({ length: 8 }, () => readOrGenerateKeyFile(file)));
  const keys = made.map((read) => (read.ok ? read.keys[0]?.key.export().toString('hex') : 'none'));
  expect(new Set(keys).size).toBe(1);
  expect(made.filter((read) => read.ok && read.generated)).toHaveLength(1);
});

test('a key that cannot be written leaves no half file, however often it is tried', () => {
  const folder = join(temporaryFolder('keys'), 'full');
  mkdirSync(folder);
  // A limit of the process on the size of its files stands for the end of the disk.
  const limited = `trap '' XFSZ; ulimit -f 0; exec "$@"`;
  const program = `import(${JSON.stringify(resolve('src/add-on/config/key-file.ts'))})
    .then(({ readOrGenerateKeyFile }) => readOrGenerateKeyFile(${JSON.stringify(join(folder, 'a.keys'))}))
    .then(() => process.exit(1), ({ code }) => process.exit(code === 'EFBIG' ? 7 : 1))`;
  const node = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', '-e', program];
  const { status } = spawnSync('bash', ['-c', limited, 'bash', process.execPath, ...node]);
  expect([status, readdirSync(folder)]).toEqual([7, []]);
});
