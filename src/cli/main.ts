import { Command, CommanderError } from 'commander';
import { nativePartMissing } from '../add-on/index.ts';
import { commands } from './commands.ts';
import type { CliIo } from './io.ts';
import { type Output, standardError, standardOutput } from './output.ts';
import { packageVersion } from './package-version.ts';
import { Refused } from './refused.ts';
import { argumentTooLong, isNear, usageSentence } from './wrong-usage.ts';

// Node opens each of the three when it is first asked for, and a run that reads a file needs no keyboard.
let stdout: Output | null = null;
let stderr: NodeJS.WriteStream | null = null;
let streamsAreOpen = false;
const io: CliIo = {
  get stdin() {
    streamsAreOpen = true;
    return process.stdin;
  },
  get stdout() {
    stdout ??= standardOutput();
    if ('on' in stdout) streamsAreOpen = true;
    return stdout;
  },
  get stderr() {
    streamsAreOpen = true;
    stderr ??= standardError();
    return stderr;
  },
  env: process.env,
  setExitCode: (code) => {
    process.exitCode = code;
  },
};

const buildProgram = async (words: readonly string[]): Promise<Command> => {
  const wanted = words.find((word) => !word.startsWith('-'));
  const program = new Command('clearance')
    .description('Names the one cause behind a 401 or 403 from Jira Cloud, and the smallest fix.')
    .showHelpAfterError('(add --help for usage)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      outputError: (text, write) => write(usageSentence(text)),
    })
    // What follows the program that `record` runs is the program's own.
    .enablePositionalOptions()
    .exitOverride();
  const known = wanted !== undefined && Object.hasOwn(commands, wanted) ? commands[wanted] : undefined;
  // Options of the program stand before the command: where the command stands first, no file has to be read for the version.
  if (known === undefined || wanted !== words[0]) program.version(packageVersion(), '-V, --version');
  if (wanted !== undefined && known !== undefined)
    return program.addCommand(
      (await known.load())(io).name(wanted).copyInheritedSettings(program).exitOverride(),
    );
  for (const [name, { summary }] of Object.entries(commands)) program.command(name).description(summary);
  if (wanted !== undefined) program.showSuggestionAfterError(await isNear(wanted, Object.keys(commands)));
  return program;
};

const explainCrash = async (error: unknown): Promise<void> => {
  const { redactText } = await import('../evidence/index.ts');
  const told =
    error instanceof Refused
      ? error.message
      : error instanceof Error
        ? nativePartMissing(error.message)
        : null;
  if (told !== null) {
    io.stderr.write(`${told}\n`);
    return io.setExitCode(2);
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
  io.stderr.write(`clearance: this is a bug in Clearance, please report it: ${redactText(message)}\n`);
  io.setExitCode(3);
};

/**
 * `help COMMAND` is `COMMAND --help`: only the command that is wanted is loaded, and it knows its own options. An unknown one is refused
 * as itself. Whoever asks for help gets it as a result; without a command it is what goes with an error.
 */
function helpAsOption(words: readonly string[]): string[] {
  const [first, command] = words;
  if (first !== 'help') return [...words];
  if (command === undefined || command === 'help') return ['--help'];
  return Object.hasOwn(commands, command) ? [command, '--help'] : [command];
}

/** Runs the command that the process' arguments name. Resolves with whether all it said is written: no stream of Node's was opened for it. */
export async function main(): Promise<boolean> {
  await run();
  return !streamsAreOpen;
}

async function run(): Promise<void> {
  try {
    const words = helpAsOption(process.argv.slice(2));
    const tooLong = argumentTooLong(words);
    if (tooLong !== null) {
      io.stderr.write(`${tooLong}\n`);
      return io.setExitCode(2);
    }
    const program = await buildProgram(words);
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) await explainCrash(error);
    else io.setExitCode(['commander.helpDisplayed', 'commander.version'].includes(error.code) ? 0 : 2);
  }
}
