import { Command } from 'commander';
import { backUpDatabase, readConfig, restoreDatabase } from '../add-on/index.ts';
import type { CliIo } from './io.ts';
import { refuse } from './refuse.ts';

/** `clearance backup FILE`: the embedded database as one whole file, also while the server runs. */
export function backupCommand(io: CliIo): Command {
  return new Command('backup')
    .description('write the embedded database (DATABASE_URL) into one new file, also while the server runs')
    .argument('<file>', 'the file to write; it must not exist yet')
    .action((file: string) =>
      withDatabase(io, (database) => backUpDatabase(database, file), `Written: ${file}`),
    );
}

/** `clearance restore FILE`: a backup put in the place of the embedded database; the server must be stopped. */
export function restoreCommand(io: CliIo): Command {
  return new Command('restore')
    .description('put a backup in the place of the embedded database (DATABASE_URL); stop the server first')
    .argument('<file>', 'a file that clearance backup wrote')
    .action((file: string) =>
      withDatabase(io, (database) => restoreDatabase(file, database), `Restored from ${file}`),
    );
}

function withDatabase(
  io: CliIo,
  work: (database: string) => ReturnType<typeof backUpDatabase>,
  done: string,
): void {
  const reading = readConfig(io.env);
  const problems = reading.ok ? [] : reading.problems;
  const database = reading.ok ? reading.config.database : null;
  if (database?.kind === 'postgres')
    problems.push('This is for the embedded database; use pg_dump and pg_restore.');
  if (database?.kind === 'embedded') {
    const outcome = work(database.file);
    if (outcome.ok)
      return void io.stderr.write(`${done}. Keep ENCRYPTION_KEYS, or the key file, apart from it.\n`);
    problems.push(outcome.problem);
  }
  refuse(io, problems);
}
