import { Command, Option } from 'commander';
import {
  comparableScopes,
  type HeldScopes,
  loadOperations,
  type OperationsTable,
  openedBy,
  scopeAnswer,
  scopeExitCode,
} from '../jira-facts/index.ts';
import { printableLine } from '../report/index.ts';
import { heldOf } from './held-scopes.ts';
import type { CliIo } from './io.ts';
import { refuse } from './refuse.ts';
import { repeatable } from './repeatable.ts';
import { askedBy, gatherCalls } from './scopes-calls.ts';
import { openedText, scopesText } from './scopes-text.ts';
import { paintOf, terminalColumns } from './terminal.ts';

const formats = ['text', 'json'] as const;

interface Options {
  readonly from: readonly string[];
  readonly profile?: string;
  readonly app?: string;
  readonly have?: string;
  readonly format: (typeof formats)[number];
  readonly strict: boolean;
}

/** No operation was named: what the held scopes open. */
const showOpened = (io: CliIo, table: OperationsTable, held: HeldScopes, options: Options): void => {
  const { comparable, problems } = comparableScopes(table, held);
  const world = held.world ?? 'oauth';
  const living = table.all.filter(({ removed }) => !removed);
  const opened = openedBy(comparable, living, { world, ...(held.caller ? { caller: held.caller } : {}) });
  const { answer } = scopeAnswer(table, { operations: opened, problems: [] }, null);
  // Nothing is known to be unused while no call is known.
  const shown = { ...answer, have: held.scopes, problems };
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(shown, null, 2)}\n`
      : openedText(table, opened, held, problems, paintOf(io)),
  );
  io.stderr.write(
    'No operations were named: pass them as arguments, with --from FILE, or - for standard input.\n',
  );
  io.setExitCode(scopeExitCode(shown, options.strict));
};

const run = async (io: CliIo, words: readonly string[], options: Options): Promise<void> => {
  const held = heldOf(options);
  const calls = await gatherCalls(io, words, options);
  const usage = [...(held.ok ? [] : [held.problem]), ...calls.problems];
  if (usage.length > 0 || !held.ok) return refuse(io, usage);
  const table = loadOperations();
  if (calls.stated.length + calls.traffic.length === 0 && held.held !== null) {
    showOpened(io, table, held.held, options);
    return;
  }
  const asked = askedBy(table, calls);
  const detail = scopeAnswer(table, asked, held.held);
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(detail.answer, null, 2)}\n`
      : scopesText(table, asked.operations, detail, held.held, terminalColumns(io.stdout), paintOf(io)),
  );
  // Where nothing was misunderstood standard error is not asked for: to open it takes longer than the answer.
  for (const { severity, message } of detail.answer.problems)
    if (severity === 'usage') io.stderr.write(`${printableLine(message)}\n`);
  io.setExitCode(scopeExitCode(detail.answer, options.strict));
};

/** `clearance scopes`: what operations need, and what of it is held, missing and unused. */
export function scopesCommand(io: CliIo): Command {
  return new Command('scopes')
    .description('what operations need, what is held, missing and unused')
    .argument(
      '[operation...]',
      'operations ("GET /rest/api/3/role"), files with them, or - for standard input',
    )
    .option(
      '--from <file>',
      'a list, HAR file, Postman collection or access log with the calls (repeatable; - for standard input)',
      repeatable,
      [],
    )
    .option('--profile <name>', 'the operations of a shipped profile or of a profile file')
    .option('--app <file>', 'what is held: an atlassian-connect.json or a manifest.yml')
    .option('--have <scopes>', 'what is held: scope names, separated by commas')
    .option('--strict', 'exit 1 for unused scopes and warnings too', false)
    .addOption(new Option('--format <form>', 'form of the answer').choices([...formats]).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  clearance scopes "GET /rest/api/3/permissions" "POST /rest/api/3/issue"
  clearance scopes --from calls.har --app atlassian-connect.json
  clearance scopes "GET /rest/agile/1.0/board" --have read:board-scope:jira-software

Exit codes: 0 nothing is missing, 1 something is missing or will be refused, 2 an operation or option is not understood.`,
    )
    .action((words: string[], options: Options) => run(io, words, options));
}
