import type { Command } from 'commander';
import type { CliIo } from './io.ts';

type MakeCommand = (io: CliIo) => Command;
export interface CommandEntry {
  readonly summary: string;
  /** Imported only when asked for, so that `explain` starts fast whatever the server needs. */
  readonly load: () => Promise<MakeCommand>;
}

/** Every command by its name, in the order of `--help`. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  explain: {
    summary: 'name the cause of a failed call (a traceback, a log, a HAR file, curl output …)',
    load: async () => (await import('./explain.ts')).explainCommand,
  },
  check: {
    summary: 'test a live site with a credential of your own',
    load: async () => (await import('./check.ts')).checkCommand,
  },
  scan: {
    summary: 'the Jira operations that source code calls, and the least scopes for them',
    load: async () => (await import('./scan.ts')).scanCommand,
  },
  record: {
    summary: 'run a program and record which Jira operations it really calls',
    load: async () => (await import('./record.ts')).recordCommand,
  },
  scopes: {
    summary: 'what operations need, what is held, missing and unused',
    load: async () => (await import('./scopes.ts')).scopesCommand,
  },
  lint: {
    summary: 'check an atlassian-connect.json or a manifest.yml',
    load: async () => (await import('./lint.ts')).lintCommand,
  },
  causes: {
    summary: 'the list of causes, or the page of one',
    load: async () => (await import('./causes.ts')).causesCommand,
  },
  simulate: {
    summary: 'run the simulated Jira alone',
    load: async () => (await import('./simulate.ts')).simulateCommand,
  },
  mcp: {
    summary: 'a Model Context Protocol server on stdio, for coding agents',
    load: async () => (await import('./mcp.ts')).mcpCommand,
  },
  serve: {
    summary: 'run the backend of the add-on',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  backup: {
    summary: 'write the embedded database into one file, also while the server runs',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  restore: {
    summary: 'put a backup in the place of the embedded database',
    load: async () => (await import('./backup.ts')).restoreCommand,
  },
  demo: {
    summary: 'install the add-on into a simulated Jira, run the self-test, show the report',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
  completion: {
    summary: 'print a script that completes commands and options in your shell',
    load: async () => {
      const { completionCommand } = await import('./completion.ts');
      return (io) => completionCommand(io, commands);
    },
  },
};
