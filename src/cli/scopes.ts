import { existsSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { Command } from 'commander';
import { heldByApp, heldByNames } from '../lint/held.ts';
import {
  comparableScopes,
  type HeldScopes,
  loadOperations,
  type OperationsTable,
  openedBy,
  type RecordedCall,
  readCalls,
  resolveCalls,
  type ScopeProblem,
  scopeAnswer,
  scopeExitCode,
  statedCall,
} from '../operations/index.ts';
import type { CliIo } from './io.ts';
import { openedText, scopesText } from './scopes-text.ts';

interface Options {
  readonly from: readonly string[];
  readonly profile?: string;
  readonly app?: string;
  readonly have?: string;
  readonly format: 'text' | 'json';
  readonly strict: boolean;
}

interface Calls {
  readonly stated: RecordedCall[];
  readonly traffic: RecordedCall[];
  readonly problems: string[];
}

const methods = /^(GET|POST|PUT|DELETE|PATCH|HEAD)$/i;

/** Arguments may be quoted as one ("GET /x") or written apart (GET /x). */
const joined = (words: readonly string[]): string[] => {
  const result: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1];
    if (methods.test(word.trim()) && next !== undefined) {
      result.push(`${word} ${next}`);
      index += 1;
    } else result.push(word);
  }
  return result;
};

const readAll = async (stream: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const readText = (file: string): { ok: true; text: string } | { ok: false; problem: string } => {
  try {
    return { ok: true, text: readFileSync(file, 'utf8') };
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : 'it cannot be read';
    return { ok: false, problem: `${file}: ${why}.` };
  }
};

const addText = (calls: Calls, text: string, name: string): void => {
  const read = readCalls(text);
  if (read.calls.length === 0)
    calls.problems.push(
      `${name} holds no call of Jira's REST API: write one "GET /rest/…" a line, or give a HAR file or an access log.`,
    );
  (read.kind === 'stated' ? calls.stated : calls.traffic).push(...read.calls);
};

const addFile = (calls: Calls, file: string): void => {
  const read = readText(file);
  if (read.ok) addText(calls, read.text, file);
  else calls.problems.push(read.problem);
};

const addArgument = (calls: Calls, argument: string): void => {
  const isOperation = /^[A-Za-z]+\s|^https?:\/\//.test(argument.trim());
  if (!isOperation && existsSync(argument)) {
    addFile(calls, argument);
    return;
  }
  const call = statedCall(argument);
  if (call) calls.stated.push(call);
  else
    calls.problems.push(`"${argument}" is no operation and no file: write it as "GET /rest/api/3/myself".`);
};

const gather = async (io: CliIo, words: readonly string[], options: Options): Promise<Calls> => {
  const calls: Calls = { stated: [], traffic: [], problems: [] };
  for (const argument of joined(words))
    if (argument === '-') addText(calls, await readAll(io.stdin), 'standard input');
    else addArgument(calls, argument);
  for (const file of options.from)
    if (file === '-') addText(calls, await readAll(io.stdin), 'standard input');
    else addFile(calls, file);
  if (options.profile !== undefined) {
    const { loadProfile, operationsOf } = await import('../profiles/index.ts');
    const read = loadProfile(options.profile);
    if (!read.ok) calls.problems.push(read.problem);
    else for (const name of operationsOf(read.profile)) addArgument(calls, name);
  }
  const nothingNamed = words.length === 0 && options.from.length === 0 && options.profile === undefined;
  if (!nothingNamed || options.app !== undefined) return calls;
  const isTerminal = 'isTTY' in io.stdin && io.stdin.isTTY === true;
  const input = isTerminal ? '' : await readAll(io.stdin);
  if (input.trim() !== '') addText(calls, input, 'standard input');
  else if (options.have === undefined)
    calls.problems.push('Name at least one operation, e.g. clearance scopes "GET /rest/api/3/permissions".');
  return calls;
};

type Held =
  | { readonly ok: true; readonly held: HeldScopes | null }
  | { readonly ok: false; readonly problem: string };

/** `--have` and `--app` add up; the app decides the world. */
const heldOf = (options: Options): Held => {
  const named = options.have === undefined ? null : heldByNames(options.have);
  if (options.app === undefined) return { ok: true, held: named };
  const read = readText(options.app);
  if (!read.ok) return read;
  const app = heldByApp(read.text, options.app);
  if (!app.ok) return app;
  return { ok: true, held: { ...app.held, scopes: [...app.held.scopes, ...(named?.scopes ?? [])] } };
};

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
      : openedText(table, opened, held, problems),
  );
  io.stderr.write(
    'No operations were named: pass them as arguments, with --from FILE, or - for standard input.\n',
  );
  io.setExitCode(scopeExitCode(shown, options.strict));
};

const run = async (io: CliIo, words: readonly string[], options: Options): Promise<void> => {
  const held = heldOf(options);
  const calls = await gather(io, words, options);
  const usage = [...(held.ok ? [] : [held.problem]), ...calls.problems];
  if (usage.length > 0 || !held.ok) {
    io.stderr.write(usage.map((line) => `${line}\n`).join(''));
    io.setExitCode(2);
    return;
  }
  const table = loadOperations();
  if (calls.stated.length + calls.traffic.length === 0 && held.held !== null) {
    showOpened(io, table, held.held, options);
    return;
  }
  const stated = resolveCalls(table, calls.stated, false);
  const traffic = resolveCalls(table, calls.traffic, true);
  const asked = {
    operations: [...new Set([...stated.operations, ...traffic.operations])],
    problems: [...stated.problems, ...traffic.problems].filter(
      ({ message }, index, all) => all.findIndex((other) => other.message === message) === index,
    ),
  };
  const detail = scopeAnswer(table, asked, held.held);
  io.stdout.write(
    options.format === 'json'
      ? `${JSON.stringify(detail.answer, null, 2)}\n`
      : scopesText(table, asked.operations, detail, held.held, columnsOf(io)),
  );
  const misunderstood = detail.answer.problems.filter(({ severity }) => severity === 'usage');
  io.stderr.write(misunderstood.map(({ message }: ScopeProblem) => `${message}\n`).join(''));
  io.setExitCode(scopeExitCode(detail.answer, options.strict));
};

/** null: not a terminal. */
const columnsOf = ({ stdout }: CliIo): number | null =>
  'columns' in stdout && typeof stdout.columns === 'number' ? stdout.columns : null;

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

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
      'a list, HAR file or access log with the calls (repeatable; - for standard input)',
      collect,
      [],
    )
    .option('--profile <name>', 'the operations of a shipped profile or of a profile file')
    .option('--app <file>', 'what is held: an atlassian-connect.json or a manifest.yml')
    .option('--have <scopes>', 'what is held: scope names, separated by commas')
    .option('--strict', 'exit 1 for unused scopes and warnings too', false)
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      `
Examples:
  clearance scopes "GET /rest/api/3/permissions" "POST /rest/api/3/issue"
  clearance scopes --from calls.har --app atlassian-connect.json
  clearance scopes "GET /rest/agile/1.0/board" --have read:board-scope:jira-software

Exit codes: 0 nothing is missing, 1 something is missing or will be refused, 2 an operation or option is not understood.`,
    )
    .action(async (words: string[], options: Options) => {
      if (options.format !== 'text' && options.format !== 'json') {
        io.stderr.write(`--format is text or json, not "${String(options.format)}".\n`);
        io.setExitCode(2);
        return;
      }
      await run(io, words, options);
    });
}
