import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import pc from 'picocolors';
import { type LintFinding, lint } from '../app-files/index.ts';
import { loadOperations, readCalls, resolveCalls, statedCall } from '../jira-facts/index.ts';
import type { CliIo } from './io.ts';

interface Options {
  readonly calls: readonly string[];
  readonly format: 'text' | 'json';
}

const colours = { error: pc.red, warning: pc.yellow, note: pc.dim } as const;

const shown = (file: string, finding: LintFinding): string => {
  const { severity, message, line, column, rule, fix, source } = finding;
  const fixed =
    fix === undefined ? '' : `\n    ${pc.green('write')}  ${fix.replaceAll('\n', '\n           ')}`;
  const why = source === undefined ? '' : `\n    ${pc.dim(source)}`;
  return `${file}:${line}:${column}  ${colours[severity](severity)}  ${message}  ${pc.dim(`[${rule}]`)}${fixed}${why}`;
};

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

const run = (io: CliIo, file: string, options: Options): void => {
  const refuse = (message: string): void => {
    io.stderr.write(`${message}\n`);
    io.setExitCode(2);
  };
  if (options.format !== 'text' && options.format !== 'json') {
    refuse(`--format is text or json, not "${String(options.format)}".`);
    return;
  }
  const text = read(file);
  if (text === null) {
    refuse(`${file} cannot be read: name an atlassian-connect.json or a manifest.yml.`);
    return;
  }
  const table = loadOperations();
  const recorded = options.calls.map((given) => {
    const call = /^([A-Za-z]+\s+)?(https?:\/\/|\/rest\/)/.test(given) ? statedCall(given) : null;
    if (call !== null) return { kind: 'stated' as const, calls: [call], skipped: 0, given };
    const content = read(given);
    return content === null ? null : { ...readCalls(content), given };
  });
  const missing = options.calls.filter((_, index) => recorded[index] === null);
  if (missing.length > 0) {
    refuse(`${missing.join(', ')} cannot be read: give a list of calls, a HAR file or an access log.`);
    return;
  }
  const lists = recorded.filter((list) => list !== null);
  const stated = lists.filter(({ kind }) => kind === 'stated').flatMap(({ calls }) => calls);
  const traffic = lists.filter(({ kind }) => kind === 'traffic').flatMap(({ calls }) => calls);
  const [first, second] = [resolveCalls(table, stated, false), resolveCalls(table, traffic, true)];
  const calls =
    lists.length === 0
      ? null
      : {
          operations: [...new Set([...first.operations, ...second.operations])],
          problems: [...first.problems, ...second.problems],
        };
  const today = new Date().toISOString().slice(0, 10);
  const { kind, findings } = lint({ text, name: file, table, calls, today });
  if (kind === 'unknown' && findings.length === 0) {
    refuse(`${file} is neither a Connect descriptor nor a Forge manifest.`);
    return;
  }
  const count = (severity: LintFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const summary = { errors: count('error'), warnings: count('warning'), notes: count('note') };
  if (options.format === 'json')
    io.stdout.write(`${JSON.stringify({ file, kind, findings, summary }, null, 2)}\n`);
  else {
    const lines = findings.map((finding) => shown(file, finding));
    const problems = summary.errors + summary.warnings;
    const verdict =
      problems === 0
        ? pc.green(`${file}: nothing wrong`)
        : `${file}: ${summary.errors} errors, ${summary.warnings} warnings`;
    io.stdout.write(`${[...lines, verdict].join('\n')}\n`);
  }
  io.setExitCode(summary.errors + summary.warnings > 0 ? 1 : 0);
};

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** `clearance lint`: what is wrong in a descriptor or manifest, with line and column. */
export function lintCommand(io: CliIo): Command {
  return new Command('lint')
    .description('check an atlassian-connect.json or a manifest.yml')
    .argument('<file>', 'the descriptor or manifest')
    .option(
      '--calls <file>',
      'the calls the app makes (a list, HAR file, access log, or "GET /rest/…"): finds missing and surplus scopes; repeatable',
      collect,
      [],
    )
    .option('--format <format>', 'text or json', 'text')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing wrong, 1 errors or warnings, 2 the file is not understood.',
    )
    .action((file: string, options: Options) => run(io, file, options));
}
