import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'libsql';
import { startBackend } from '../../src/add-on/backend.ts';
import { readConfig } from '../../src/add-on/config/config.ts';
import { freePort } from '../run/free-port.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

test('a start that fails at its last step leaves no port, no timer and no lock behind', async () => {
  const port = await freePort();
  const file = join(temporaryFolder('start'), 'clearance.db');
  const reading = readConfig({ PORT: String(port), DATABASE_URL: `file:${file}`, LOG_LEVEL: 'silent' });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  const logTo = { write: () => undefined };
  await (await startBackend(reading.config, { logTo })).close();
  const database = new Sqlite(file);
  database.exec('drop table jobs');
  database.close();

  await expect(startBackend(reading.config, { logTo })).rejects.toThrow('no such table: jobs');

  const listening = createServer();
  await new Promise<void>((resolve, reject) => listening.once('error', reject).listen(port, resolve));
  await new Promise((resolve) => listening.close(resolve));
  // Another one may have the database: its lock is gone as well.
  const again = new Sqlite(file);
  again.exec('create table jobs (queue text, key text, run_at bigint, tries integer, state text)');
  again.close();
  await (await startBackend(reading.config, { logTo })).close();
});

test('a key file that is a folder refuses the start, with what to mend', async () => {
  const file = join(temporaryFolder('start'), 'clearance.db');
  mkdirSync(`${file}.keys`);
  const reading = readConfig({
    PORT: String(await freePort()),
    DATABASE_URL: `file:${file}`,
    LOG_LEVEL: 'silent',
  });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  await expect(startBackend(reading.config, { logTo: { write: () => undefined } })).rejects.toMatchObject({
    problems: [`ENCRYPTION_KEYS is not set, and the key file ${file}.keys cannot be used: it is a folder.`],
  });
});

async function configOn(database: string, env: Record<string, string> = {}) {
  const port = String(await freePort());
  const reading = readConfig({ PORT: port, DATABASE_URL: database, LOG_LEVEL: 'silent', ...env });
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.config;
}
const quiet = { logTo: { write: () => undefined } };

test('a key file that is lost is missed by its name, and no new one takes its place', async () => {
  const file = join(temporaryFolder('start'), 'clearance.db');
  const config = await configOn(`file:${file}`);
  await (await startBackend(config, quiet)).close();
  const keys = `${file}.keys`;
  const kept = readFileSync(keys);
  const database = new Sqlite(file);
  database.exec(
    `insert into connect_tenants (client_key, state, base_url, shared_secret, newest_lifecycle_at, version, created_at, updated_at)
     values ('a', 'enabled', 'https://a.atlassian.net', 'v1:generated-1:AAAA:BBBB', 1, 1, '', '')`,
  );
  database.close();
  rmSync(keys);
  await expect(startBackend(config, quiet)).rejects.toMatchObject({
    problems: [
      `ENCRYPTION_KEYS is not set, and there is no key file ${keys}, with which the stored secrets were encrypted; put it back from where it was kept.`,
    ],
  });
  expect(existsSync(keys)).toBe(false);
  writeFileSync(keys, kept);
  await expect(startBackend(config, quiet)).rejects.toMatchObject({
    problems: [expect.stringContaining('1 stored secrets cannot be decrypted')],
  });
  expect(readFileSync(keys)).toEqual(kept);
});

test('a certificate of PostgreSQL that is missing is named', async () => {
  const encryption = `one:${Buffer.alloc(32, 1).toString('base64')}`;
  const url = 'postgres://a:a-password@localhost:1/x?sslmode=verify-full&sslrootcert=/nowhere/ca.pem';
  const refused: unknown = await startBackend(
    await configOn(url, { ENCRYPTION_KEYS: encryption }),
    quiet,
  ).catch((error: unknown) => error);
  expect(refused).toMatchObject({ problems: [expect.stringContaining('/nowhere/ca.pem')] });
  expect(JSON.stringify(refused)).not.toContain('a-password');
});
