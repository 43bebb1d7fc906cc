import { Command, Option } from 'commander';
import {
  eventNeedsOfText,
  heldByApp,
  rewriteScopes,
  type ScanReport,
  type SourceFile,
  scanReport,
  scanSource,
  unresolvedOfApp,
  unresolvedOfBundles,
} from '../app-files/index.ts';
import { type HeldScopes, loadOperations, type NamedNeed } from '../jira-facts/index.ts';
import { printableLine, printableLines } from '../report/index.ts';
import type { CliIo } from './io.ts';
import { readText } from './read-input.ts';
import { refuse } from './refuse.ts';
import { scanMarkdown } from './scan/markdown.ts';
import { scanSarif } from './scan/sarif.ts';
import { readSourceFiles } from './scan/source-files.ts';
import { scanText } from './scan/text.ts';
import { type Paint, paintOf } from './terminal.ts';
import { writeFile } from './write-file.ts';

const formats = ['text', 'json', 'sarif', 'md'] as const;

interface Options {
  readonly app?: string;
  readonly format: (typeof formats)[number];
  readonly write: boolean;
  readonly strict: boolean;
}

interface DeclaringApp {
  readonly name: string;
  readonly text: string;
  readonly held: HeldScopes;
  readonly events: readonly NamedNeed[];
}

type AppRead =
  | { readonly ok: true; readonly app: DeclaringApp | null }
  | { readonly ok: false; readonly problem: string };

const readApp = (file: string | undefined): AppRead => {
  if (file === undefined) return { ok: true, app: null };
  const read = readText(file);
  if (!read.ok) return read;
  const app = heldByApp(read.text, file);
  if (!app.ok) return app;
  return {
    ok: true,
    app: { name: file, text: read.text, held: app.held, events: eventNeedsOfText(read.text, file) },
  };
};

const rendered = (
  report: ScanReport,
  format: Options['format'],
  app: string | null,
  files: number,
  paint: Paint,
): string => {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'sarif':
      return scanSarif(report, app);
    case 'md':
      return scanMarkdown(printableLines(report));
    case 'text':
      return scanText(printableLines(report), files, paint);
  }
};

/** Writes what is missing into the app file, and takes away what is surplus where that is known. */
const write = (io: CliIo, report: ScanReport, app: DeclaringApp): boolean => {
  const edit = { add: report.missing, remove: report.unused ?? [] };
  if (edit.add.length + edit.remove.length === 0) {
    io.stderr.write(`${app.name}: nothing to change.\n`);
    return true;
  }
  const rewritten = rewriteScopes(app.text, app.name, edit);
  if (!rewritten.ok) {
    io.stderr.write(`${rewritten.problem}\n`);
    return false;
  }
  if (!writeFile(io, app.name, rewritten.text)) return false;
  const said = [
    ...edit.add.map((scope) => `added ${scope}`),
    ...edit.remove.map((scope) => `took away ${scope}`),
  ];
  io.stderr.write(`${app.name}: ${said.join(', ')}.\n`);
  return true;
};

const exitCode = (report: ScanReport, { strict, write: asked }: Options, written: boolean): 0 | 1 | 2 | 3 => {
  if (asked && !written) return 2;
  const refused = report.problems.some(({ severity }) => severity === 'error');
  if ((report.missing.length > 0 && !written) || refused) return 1;
  if (!strict) return 0;
  if ((report.unused?.length ?? 0) > 0 && !written) return 1;
  return report.unresolved.length > 0 ? 3 : 0;
};

interface Asked {
  readonly files: readonly SourceFile[];
  readonly appFiles: readonly string[];
  readonly bundles: readonly SourceFile[];
  readonly app: DeclaringApp | null;
}

/** What the command line names, or one sentence what is wrong with it. */
const gather = (paths: readonly string[], options: Options): Asked | string => {
  const read = readSourceFiles(paths);
  if (!read.ok) return read.problem;
  if (read.files.length === 0)
    return `${paths.join(', ')}: there is no source file in it; tests, builds and bundles are left out.`;
  const app = readApp(options.app);
  if (!app.ok) return app.problem;
  if (options.write && app.app === null) return '--write needs --app: it changes the descriptor or manifest.';
  return { ...read, app: app.app };
};

/** A path as every shell takes it for one word. */
const asTyped = (path: string): string => (/\s/.test(path) ? `"${path}"` : path);

const run = (io: CliIo, paths: readonly string[], options: Options): void => {
  const asked = gather(paths, options);
  if (typeof asked === 'string') return void refuse(io, [asked]);
  const { files, appFiles, bundles, app } = asked;
  const table = loadOperations();
  const read = scanSource(files, table);
  const found = { ...read, unresolved: [...read.unresolved, ...unresolvedOfBundles(bundles, read, table)] };
  const findings = app === null ? found : { ...found, unresolved: unresolvedOfApp(app, found, files) };
  const report = scanReport({ table, findings, events: app?.events ?? [], held: app?.held ?? null });
  io.stdout.write(rendered(report, options.format, app?.name ?? null, files.length, paintOf(io)));
  const [appFile] = appFiles;
  if (app === null && appFile !== undefined)
    io.stderr.write(
      `Add --app ${asTyped(printableLine(appFile))} to hold the calls against what it declares.\n`,
    );
  const written = options.write && app !== null ? write(io, report, app) : false;
  io.setExitCode(exitCode(report, options, written));
};

/** `clearance scan`: the REST operations that source code calls, and the scopes they need. */
export function scanCommand(io: CliIo): Command {
  return new Command('scan')
    .description('the Jira operations that source code calls, and the least scopes for them')
    .argument('<path...>', 'files or folders of source code')
    .option(
      '--app <file>',
      'what is declared: an atlassian-connect.json or a manifest.yml; its triggers count too',
    )
    .addOption(new Option('--format <form>', 'form of the report').choices([...formats]).default('text'))
    .option(
      '--write',
      'change the scopes in the file of --app: add what is missing, take away what is surplus',
      false,
    )
    .option('--strict', 'exit 1 for surplus scopes, 3 for calls that could not be read to the end', false)
    .addHelpText(
      'after',
      `
Examples:
  clearance scan src --app manifest.yml
  clearance scan . --app atlassian-connect.json --write
  clearance scan src --format md >> README.md

Exit codes: 0 nothing is missing, 1 a scope is missing or a call will be refused, 2 a path or option is not understood,
or the file of --app cannot be changed, 3 with --strict: some calls could not be read to the end.`,
    )
    .action((paths: string[], options: Options) => run(io, paths, options));
}
