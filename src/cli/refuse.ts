import { printableLine } from '../report/index.ts';
import type { CliIo } from './io.ts';

/** Says what is wrong with what the command was told, a line each, and ends it with exit code 2. */
export function refuse(io: CliIo, problems: readonly string[]): void {
  for (const problem of problems) io.stderr.write(`${printableLine(problem)}\n`);
  io.setExitCode(2);
}
