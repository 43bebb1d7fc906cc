import { once } from 'node:events';
import { Command } from 'commander';
import { type Backend, readConfig, StartRefused, startBackend, systemErrorCode } from '../add-on/index.ts';
import type { CliIo } from './io.ts';

/** `clearance serve`: the backend, configured by the environment, until SIGTERM or SIGINT. */
export function serveCommand(io: CliIo): Command {
  return new Command('serve')
    .description('run the backend of the add-on; configured by environment variables, see README')
    .action(async () => {
      const backend = await start(io);
      if (backend === null) return;
      await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
      await backend.close();
    });
}

async function start(io: CliIo): Promise<Backend | null> {
  const reading = readConfig(io.env);
  if (!reading.ok) return refuse(io, reading.problems);
  try {
    return await startBackend(reading.config);
  } catch (error) {
    if (error instanceof StartRefused) return refuse(io, error.problems);
    const code = systemErrorCode(error);
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      return refuse(io, [
        `PORT: ${reading.config.port} cannot be listened on (${code}); choose another one.`,
      ]);
    }
    throw error;
  }
}

function refuse(io: CliIo, problems: readonly string[]): null {
  for (const problem of problems) io.stderr.write(`${problem.replaceAll('\n', ' ')}\n`);
  io.setExitCode(2);
  return null;
}
