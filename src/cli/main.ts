import { Command, CommanderError } from 'commander';
import type { CliIo } from './io.ts';
import { packageVersion } from './package-version.ts';

type MakeCommand = (io: CliIo) => Command;
interface Entry {
  readonly summary: string;
  /** Imported only when asked for, so that `explain` starts fast whatever the server needs. */
  readonly load: () => Promise<MakeCommand>;
}

const commands: Readonly<Record<string, Entry>> = {
  serve: {
    summary: 'run the backend of the add-on',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  demo: {
    summary: 'install the add-on into a simulated Jira, run the self-test, show the report',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
  simulate: {
    summary: 'run the simulated Jira alone',
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  explain: {
    summary: 'name the cause of a recorded failure (evidence, HAR, curl output)',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  check: {
    summary: 'test a live site with a credential of your own',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  scopes: {
    summary: 'what operations need, what is held, missing and unused',
    load: async () => (await import('./scopes.ts')).scopesCommand,
  },
  mcp: {
    summary: 'a Model Context Protocol server on stdio, for coding agents',
    load: async () => (await import('./mcp.ts')).mcpCommand,
  },
  lint: {
    summary: 'check an atlassian-connect.json or a manifest.yml',
    load: async () => (await import('./lint.ts')).lintCommand,
  },
};

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

/** Runs the command that the process' arguments name. */
export async function main(): Promise<void> {
  // A closed pipe (`clearance explain … | head`) is the reader's choice, not an error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  try {
    const wanted = process.argv.slice(2).find((word) => !word.startsWith('-'));
    const program = await buildProgram(wanted);
    await program.parseAsync(process.argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) await explainCrash(error);
    else io.setExitCode(['commander.helpDisplayed', 'commander.version'].includes(error.code) ? 0 : 2);
  }
}
