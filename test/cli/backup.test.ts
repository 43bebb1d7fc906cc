import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { backupCommand, restoreCommand } from '../../src/cli/backup.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

const folder = temporaryFolder('backup-command');
const database = join(folder, 'clearance.db');
const backup = join(folder, 'kept.db');

const run = (command: typeof backupCommand, file: string, url = `file:${database}`) =>
  runCommand(command, [file], { env: { DATABASE_URL: url } });

/** What the table holds by which a database is known to be ours. */
function rows(): unknown[] {
  const opened = new Sqlite(database);
  try {
    return opened.prepare('select name from connect_tenants').all();
  } finally {
    opened.close();
  }
}

function write(sql: string): void {
  const opened = new Sqlite(database);
  opened.exec(sql);
  opened.close();
}

test('a backup is written once, readable by its owner alone, and brings back what stood there', async () => {
  write("create table connect_tenants (name text); insert into connect_tenants values ('one')");
  const written = await run(backupCommand, backup);
  expect(written).toMatchObject({ code: null, out: '' });
  expect(written.err).toContain(`Written: ${backup}.`);
  expect(written.err).toContain('ENCRYPTION_KEYS');
  if (process.platform !== 'win32') expect(statSync(backup).mode & 0o077).toBe(0);
  write("insert into connect_tenants values ('two')");
  const restored = await run(restoreCommand, backup);
  expect(restored.code).toBeNull();
  expect(restored.err).toContain(`Restored from ${backup}.`);
  expect(rows()).toEqual([{ name: 'one' }]);
});

test('a file that is there already is left alone, exit 2', async () => {
  const { code, err } = await run(backupCommand, backup);
  expect(code).toBe(2);
  expect(err).toBe(`${backup} exists already; name a new file.\n`);
});

test.each([
  ['a folder that is not there', join(folder, 'none', 'x.db'), 'its folder does not exist'],
  [
    'a file in the place of the folder',
    join(backup, 'x.db'),
    'a file stands in its path where a folder should',
  ],
])('%s is one sentence, exit 2', async (_, target, why) => {
  const { code, err } = await run(backupCommand, target);
  expect(code).toBe(2);
  expect(err).toBe(`${target} cannot be written: ${why}.\n`);
});

test('a backup without a name, as where a variable is not set, exit 2', async () => {
  expect(await run(backupCommand, '')).toMatchObject({ code: 2, err: 'Name the file to write.\n' });
});

test('a database that cannot be written in its place is one sentence, exit 2', async () => {
  const place = join(backup, 'clearance.db');
  const { code, err } = await run(restoreCommand, backup, `file:${place}`);
  expect(code).toBe(2);
  expect(err).toBe(`${place} cannot be written: a file stands in its path where a folder should.\n`);
});

test('what is no backup is not put in the place of the database, exit 2', async () => {
  const { code } = await run(restoreCommand, join(folder, 'nowhere.db'));
  expect(code).toBe(2);
  expect(rows()).toEqual([{ name: 'one' }]);
});

test.each([
  ['PostgreSQL', 'postgres://user:secret@localhost/clearance', 'pg_dump'],
  ['an address of nothing known', 'mongodb://localhost', 'DATABASE_URL'],
])('%s is told what to use, exit 2', async (_, url, word) => {
  const target = join(folder, 'none.db');
  const { code, err } = await run(backupCommand, target, url);
  expect(code).toBe(2);
  expect(err).toContain(word);
  expect(err).not.toContain('secret');
  expect(existsSync(target)).toBe(false);
});
