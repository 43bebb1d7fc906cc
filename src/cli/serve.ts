import { once } from 'node:events';
import { Command } from 'commander';
import { type Backend, readConfig, StartRefused, startBackend, systemErrorCode } from '../add-on/index.ts';
import type { CliIo } from './io.ts';
import { refuse } from './refuse.ts';

/** `clearance serve`: the backend, configured by the environment, until SIGTERM or SIGINT. */
export function serveCommand(io: CliIo): Command {
  return new Command('serve')
    .description('run the backend of the add-on; configured by environment variables, see README')
    .action(async () => {
      const backend = await start(io.env);
      if (!('close' in backend)) return refuse(io, backend);
      await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
      await backend.close();
    });
}

/** A running backend, or what the operator has to mend before there can be one. */
async function start(env: CliIo['env']): Promise<Backend | readonly string[]> {
  const reading = readConfig(env);
  if (!reading.ok) return reading.problems;
  try {
    return await startBackend(reading.config);
  } catch (error) {
    if (error instanceof StartRefused) return error.problems;
    const code = systemErrorCode(error);
    if (code === 'EADDRINUSE' || code === 'EACCES')
      return [`PORT: ${reading.config.port} cannot be listened on (${code}); choose another one.`];
    throw error;
  }
}
