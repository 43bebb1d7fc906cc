import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { isLeftOut, type LintFinding, type LintResult, lint } from '../app-files/index.ts';
import {
  type Asked,
  loadOperations,
  type OperationsTable,
  readCalls,
  statedCall,
} from '../jira-facts/index.ts';
import { counted, printableLine, printableText } from '../report/index.ts';
import { isAppFile } from './app-file-name.ts';
import { entriesOf, whyUnlisted } from './entries-of.ts';
import type { CliIo } from './io.ts';
import { readStream, readTextFile } from './read-input.ts';
import { refuse } from './refuse.ts';
import { repeatable } from './repeatable.ts';
import { askedBy } from './scopes-calls.ts';
import { type Paint, paintOf } from './terminal.ts';

const formats = ['text', 'json'] as const;

interface Options {
  readonly calls: readonly string[];
  readonly format: (typeof formats)[number];
}

interface Checked extends LintResult {
  readonly file: string;
  readonly summary: { readonly errors: number; readonly warnings: number; readonly notes: number };
}

const colours = { error: 'red', warning: 'yellow', note: 'dim' } as const;

const shown = (file: string, finding: LintFinding, paint: Paint): string => {
  const { severity, message, line, column, rule, fix, source } = finding;
  const fixed =
    fix === undefined
      ? ''
      : `\n    ${paint.green('write')}  ${printableText(fix).replaceAll('\n', '\n           ')}`;
  const why = source === undefined ? '' : `\n    ${paint.dim(source)}`;
  return `${file}:${line}:${column}  ${paint[colours[severity]](severity)}  ${printableLine(message)}  ${paint.dim(`[${rule}]`)}${fixed}${why}`;
};

/** The app files below a folder, without what is installed, built or tested. */
const below = (folder: string, inside = '', depth = 0): string[] =>
  depth > 20
    ? []
    : entriesOf(join(folder, inside)).flatMap((entry) => {
        const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
        if (entry.isDirectory()) return isLeftOut(`${path}/`) ? [] : below(folder, path, depth + 1);
        return entry.isFile() && isAppFile(path) ? [join(folder, path)] : [];
      });

interface Input {
  readonly name: string;
  readonly text: string;
}

/** What the arguments name, or sentences about those that name nothing. */
const gather = async (
  io: CliIo,
  paths: readonly string[],
): Promise<{ inputs: Input[]; problems: string[] }> => {
  const inputs: Input[] = [];
  const problems: string[] = [];
  for (const path of paths) {
    if (path === '-') {
      inputs.push({ name: 'standard input', text: await readStream(io.stdin) });
      continue;
    }
    const isFolder = existsSync(path) && statSync(path).isDirectory();
    const files = isFolder ? below(path) : [path];
    const closed = isFolder ? whyUnlisted(path) : null;
    if (closed !== null) problems.push(`${path} cannot be read, ${closed}.`);
    else if (files.length === 0)
      problems.push(`${path} holds no manifest.yml and no atlassian-connect.json.`);
    for (const file of files) {
      const read = readTextFile(file);
      if (read.ok) inputs.push({ name: file, text: read.text });
      else
        problems.push(
          `${file} cannot be read, ${read.why}: name an atlassian-connect.json or a manifest.yml.`,
        );
    }
  }
  return { inputs, problems };
};

/** The calls that `--calls` names; a sentence when one of them cannot be read. */
const readAsked = (table: OperationsTable, given: readonly string[]): Asked | null | string => {
  if (given.length === 0) return null;
  const lists = given.map((one) => {
    const call = /^([A-Za-z]+\s+)?(https?:\/\/|\/rest\/)/.test(one) ? statedCall(one) : null;
    if (call !== null) return { kind: 'stated' as const, calls: [call] };
    const read = readTextFile(one);
    return read.ok ? readCalls(read.text) : `${one} cannot be read, ${read.why}`;
  });
  const missing = lists.filter((list) => typeof list === 'string');
  if (missing.length > 0) return `${missing.join('; ')}: give a list of calls, a HAR file or an access log.`;
  const of = (kind: 'stated' | 'traffic') =>
    lists.flatMap((list) => (typeof list !== 'string' && list.kind === kind ? list.calls : []));
  return askedBy(table, { stated: of('stated'), traffic: of('traffic') });
};

const checked = ({ name, text }: Input, table: OperationsTable, calls: Asked | null): Checked => {
  const today = new Date().toISOString().slice(0, 10);
  const result = lint({ text, name, table, calls, today });
  const count = (severity: LintFinding['severity']): number =>
    result.findings.filter((finding) => finding.severity === severity).length;
  return {
    file: name,
    ...result,
    summary: { errors: count('error'), warnings: count('warning'), notes: count('note') },
  };
};

const textOf = ({ file: named, findings, summary, notChecked }: Checked, paint: Paint): string => {
  // Names are those of whoever wrote the file: a line of theirs would pass for one of ours, to a log of GitHub's for a command.
  const file = printableLine(named);
  const lines = findings.map((finding) => shown(file, finding, paint));
  const verdict =
    notChecked !== undefined
      ? `${file}: not checked`
      : summary.errors + summary.warnings === 0
        ? paint.green(`${file}: nothing wrong`)
        : `${file}: ${counted(summary.errors, 'error')}, ${counted(summary.warnings, 'warning')}`;
  return `${[...lines, verdict].join('\n')}\n`;
};

/** A JSON or YAML file may have been meant for one: then it is worth saying where it breaks. */
const whyNot = (file: string, findings: readonly LintFinding[]): string => {
  const [first] = findings;
  if (first === undefined || !/\.(?:json|ya?ml)$/i.test(file)) return '';
  return `; line ${first.line}, column ${first.column}: ${first.message.replace(/\.$/, '')}`;
};

const run = async (io: CliIo, paths: readonly string[], options: Options): Promise<void> => {
  const { inputs, problems } = await gather(io, paths);
  const table = loadOperations();
  const calls = readAsked(table, options.calls);
  const wrong = typeof calls === 'string' ? [...problems, calls] : problems;
  if (wrong.length > 0 || typeof calls === 'string') return refuse(io, wrong);
  const results = inputs.map((input) => checked(input, table, calls));
  const unknown = results.filter(({ kind, notChecked }) => kind === 'unknown' && notChecked === undefined);
  for (const { file, findings } of unknown)
    io.stderr.write(
      `${printableLine(`${file} is neither a Connect descriptor nor a Forge manifest${whyNot(file, findings)}.`)}\n`,
    );
  const known = results.filter((result) => !unknown.includes(result));
  if (options.format === 'json' && known.length > 0) {
    const [only] = known;
    io.stdout.write(`${JSON.stringify(known.length === 1 ? only : known, null, 2)}\n`);
  } else io.stdout.write(known.map((one) => textOf(one, paintOf(io))).join('\n'));
  const bad = known.some(({ summary }) => summary.errors + summary.warnings > 0);
  const unchecked = unknown.length > 0 || known.some(({ notChecked }) => notChecked !== undefined);
  io.setExitCode(unchecked ? 2 : bad ? 1 : 0);
};

/** `clearance lint`: what is wrong in descriptors and manifests, with line and column. */
export function lintCommand(io: CliIo): Command {
  return new Command('lint')
    .description('check an atlassian-connect.json or a manifest.yml')
    .argument('<file...>', 'descriptors and manifests, folders that hold them, or - for standard input')
    .option(
      '--calls <file>',
      'the calls the app makes (a list, HAR file, access log, or "GET /rest/…"): finds missing and surplus scopes; repeatable',
      repeatable,
      [],
    )
    .addOption(new Option('--format <form>', 'form of the findings').choices([...formats]).default('text'))
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing wrong, 1 errors or warnings, 2 a file is not understood or is of a product that is not checked.',
    )
    .action((paths: string[], options: Options) => run(io, paths, options));
}
