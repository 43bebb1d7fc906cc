import { existsSync } from 'node:fs';
import {
  type Asked,
  type OperationsTable,
  type RecordedCall,
  readCalls,
  resolveCalls,
  type ScopeProblem,
  statedCall,
} from '../jira-facts/index.ts';
import type { CliIo } from './io.ts';
import { readStream, readText, readTextFile } from './read-input.ts';
import { isTerminal } from './terminal.ts';

/** Where `clearance scopes` is told to look for calls. */
interface Sources {
  readonly from: readonly string[];
  readonly profile?: string;
  readonly app?: string;
  readonly have?: string;
}

/** What was found; `problems` are sentences about input that is not understood. */
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

const addText = (calls: Calls, text: string, name: string): void => {
  const read = readCalls(text);
  if (read.calls.length === 0)
    calls.problems.push(
      `${name} holds no call of Jira's REST API: write one "GET /rest/…" a line, or give a HAR file or an access log.`,
    );
  const known = read.kind === 'stated' ? calls.stated : calls.traffic;
  // One by one: a log of a day is more than a function takes as arguments.
  for (const call of read.calls) known.push(call);
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

/** Gathers calls from arguments, files, a profile and standard input. */
export const gatherCalls = async (io: CliIo, words: readonly string[], options: Sources): Promise<Calls> => {
  const calls: Calls = { stated: [], traffic: [], problems: [] };
  for (const argument of joined(words))
    if (argument === '-') addText(calls, await readStream(io.stdin), 'standard input');
    else addArgument(calls, argument);
  for (const file of options.from)
    if (file === '-') addText(calls, await readStream(io.stdin), 'standard input');
    else addFile(calls, file);
  if (options.profile !== undefined) {
    const { loadProfile, operationsOf } = await import('../self-test/index.ts');
    const read = loadProfile(options.profile, readTextFile);
    if (!read.ok) calls.problems.push(read.problem);
    else for (const name of operationsOf(read.profile)) addArgument(calls, name);
  }
  const nothingNamed = words.length === 0 && options.from.length === 0 && options.profile === undefined;
  if (!nothingNamed || options.app !== undefined) return calls;
  const input = isTerminal(io.stdin) ? '' : await readStream(io.stdin);
  if (input.trim() !== '') addText(calls, input, 'standard input');
  else if (options.have === undefined)
    calls.problems.push('Name at least one operation, e.g. clearance scopes "GET /rest/api/3/permissions".');
  return calls;
};

/** The operations of all calls, each once. Of calls that were stated an unknown one is a mistake, in recorded traffic a warning. */
export const askedBy = (
  table: OperationsTable,
  { stated, traffic }: Pick<Calls, 'stated' | 'traffic'>,
): Asked => {
  const all = [resolveCalls(table, stated, false), resolveCalls(table, traffic, true)];
  const problems = new Map<string, ScopeProblem>();
  for (const problem of all.flatMap((asked) => asked.problems))
    if (!problems.has(problem.message)) problems.set(problem.message, problem);
  return {
    operations: [...new Set(all.flatMap(({ operations }) => operations))],
    problems: [...problems.values()],
  };
};
