import { Command, CommanderError } from 'commander';
import { commands } from './commands.ts';
import type { CliIo } from './io.ts';
import { packageVersion } from './package-version.ts';

const io: CliIo = {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  setExitCode: (code) => {
    process.exitCode = code;
  },
};

const buildProgram = async (wanted: string | undefined): Promise<Command> => {
  const program = new Command('clearance')
    .description('Names the one cause behind a 401 or 403 from Jira Cloud, and the smallest fix.')
    .version(packageVersion(), '-V, --version')
    .showHelpAfterError('(add --help for usage)')
    // What follows the program that `record` runs is the program's own.
    .enablePositionalOptions()
    .exitOverride();
  for (const [name, entry] of Object.entries(commands)) {
    if (name !== wanted) program.command(name).description(entry.summary);
    else
      program.addCommand((await entry.load())(io).name(name).copyInheritedSettings(program).exitOverride());
  }
  return program;
};

const explainCrash = async (error: unknown): Promise<void> => {
  const { redactText } = await import('../evidence/index.ts');
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
  io.stderr.write(`clearance: this is a bug in Clearance, please report it: ${redactText(message)}\n`);
  io.setExitCode(3);
};

/** `help COMMAND` is `COMMAND --help`: only the command that is wanted is loaded, and it knows its own options. */
function helpAsOption(words: readonly string[]): string[] {
  const [first, command] = words;
  return first === 'help' && command !== undefined && command in commands ? [command, '--help'] : [...words];
}

/** Runs the command that the process' arguments name. */
export async function main(): Promise<void> {
  // A closed pipe (`clearance explain … | head`) is the reader's choice, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const words = helpAsOption(process.argv.slice(2));
    const program = await buildProgram(words.find((word) => !word.startsWith('-')));
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) await explainCrash(error);
    else io.setExitCode(['commander.helpDisplayed', 'commander.version'].includes(error.code) ? 0 : 2);
  }
}
