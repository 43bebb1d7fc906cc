import { once } from 'node:events';
import { Command } from 'commander';
import { readConfig } from '../add-on/index.ts';
import type { CliIo } from './io.ts';
import { refuse } from './refuse.ts';
import { startOrProblems } from './start-or-problems.ts';

/** `clearance serve`: the backend, configured by the environment, until SIGTERM or SIGINT. */
export function serveCommand(io: CliIo): Command {
  return new Command('serve')
    .description('run the backend of the add-on; configured by environment variables, see README')
    .action(async () => {
      const reading = readConfig(io.env);
      if (!reading.ok) return refuse(io, reading.problems);
      const backend = await startOrProblems(reading.config);
      if (!('close' in backend)) return refuse(io, backend);
      await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
      await backend.close();
    });
}
