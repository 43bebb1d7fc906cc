import { mkdirSync } from 'node:fs';
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
