import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Command, CommanderError } from 'commander';
import type { CliIo } from '../../src/cli/io.ts';

interface Ran {
  /** null: the command set none. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Around {
  readonly input?: string;
  readonly env?: CliIo['env'];
  /** Somebody types the input. */
  readonly typed?: boolean;
  /** Of the terminal that is written to; without it there is none. */
  readonly columns?: number;
}

/** Runs one command of the command line in this process, with plain streams. Wrong usage is exit code 2, as the command line has it. */
export async function runCommand(
  make: (io: CliIo) => Command,
  words: readonly string[],
  { input = '', env = {}, typed = false, columns }: Around = {},
): Promise<Ran> {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = Promise.all([text(stdout), text(stderr)]);
  let code: number | null = null;
  const command = make({
    ...{ stdin: Object.assign(Readable.from([input]), { isTTY: typed }), stderr, env },
    stdout: columns === undefined ? stdout : Object.assign(stdout, { columns }),
    setExitCode: (given) => {
      code = given;
    },
  });
  try {
    await command
      .exitOverride()
      .configureOutput({ writeErr: (line) => stderr.write(line), writeOut: (line) => stdout.write(line) })
      .parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    code = 2;
  }
  stdout.end();
  stderr.end();
  const [out, err] = await said;
  return { code, out, err };
}
