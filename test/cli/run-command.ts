import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { CliIo } from '../../src/cli/io.ts';

interface Ran {
  /** null: the command set none. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command of the command line in this process, with plain streams for a terminal that is none. */
export async function runCommand(
  command: (io: CliIo) => Command,
  words: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: CliIo['env'] } = {},
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let code: number | null = null;
  const setExitCode = (given: number) => {
    code = given;
  };
  await command({ stdin: Readable.from([input]), stdout, stderr, env, setExitCode })
    .exitOverride()
    .parseAsync([...words], { from: 'user' });
  stdout.end();
  stderr.end();
  return { code, out: await text(stdout), err: await text(stderr) };
}
