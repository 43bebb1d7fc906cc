import { Command, InvalidArgumentError, Option } from 'commander';
import { explainText, why } from '../diagnosis/index.ts';
import type { IdentityKind, IntakeOptions } from '../evidence/index.ts';
import { identityKinds, loadOperations } from '../jira-facts/index.ts';
import { printableText } from '../report/index.ts';
import { type Explained, renderJson, renderText } from './explain-text.ts';
import type { CliIo } from './io.ts';
import { readSources, type Source } from './recordings.ts';
import { isTerminal, terminalColumns } from './terminal.ts';

const formats = ['text', 'json', 'jsonl'] as const;
type Format = (typeof formats)[number];

interface Options {
  readonly format: Format;
  readonly identity?: IdentityKind;
  readonly status?: number;
  readonly url?: string;
  readonly method?: string;
  readonly why?: boolean;
}

/** `clearance explain`: diagnoses recorded failures. Exit codes: 0 nothing wrong, 1 explained, 2 unreadable input, 3 could not tell. */
export function explainCommand(io: CliIo): Command {
  return new Command('explain')
    .description('says why recorded calls to Jira were refused, and what to do')
    .argument(
      '[file...]',
      'what you have of the failure: an error of a client, a traceback, log lines, curl output, HAR, a cassette, Postman, an error body, evidence or case JSON; or a directory of them; stdin when left out',
    )
    .addOption(new Option('--format <form>', 'how to print').choices(formats).default('text'))
    .addOption(
      new Option('--identity <kind>', 'who made the call, where the recording does not say it').choices(
        identityKinds,
      ),
    )
    .option('--status <code>', 'status of the answer, where the text does not say it', statusCode)
    .option('--why', 'also which facts were read, and what they say of each cause (text and json)')
    .option('--url <url>', 'address that was called, where the text does not say it', address)
    .option('--method <method>', 'method of the call, where the text does not say it', methodName)
    .action((files: string[], options: Options) => explain(io, files, options));
}

function statusCode(text: string): number {
  const code = Number(text);
  if (!Number.isInteger(code) || code < 100 || code > 599)
    throw new InvalidArgumentError('An HTTP status is a number from 100 to 599.');
  return code;
}

/** Whole, or from its path on. */
function address(text: string): string {
  if (/\s/.test(text) || !/[/.]/.test(text))
    throw new InvalidArgumentError(
      'An address is written like https://acme.atlassian.net/rest/api/3/myself.',
    );
  return text;
}

function methodName(text: string): string {
  if (!/^[A-Za-z]+$/.test(text)) throw new InvalidArgumentError('A method is one word, such as GET.');
  return text.toUpperCase();
}

async function explain(io: CliIo, files: readonly string[], options: Options): Promise<void> {
  const operations = loadOperations();
  const hints: IntakeOptions = {
    ...(options.identity === undefined ? {} : { identity: options.identity }),
    ...(options.status === undefined ? {} : { status: options.status }),
    ...(options.url === undefined ? {} : { url: options.url }),
    ...(options.method === undefined ? {} : { method: options.method }),
  };
  if (files.length === 0 && isTerminal(io.stdin)) io.stderr.write(`${invitation}\n`);
  const explained: Explained[] = [];
  for await (const source of readSources(io, files)) {
    const one = explainOne(source);
    explained.push(one);
    if (one.problem !== undefined) io.stderr.write(`${oneLine(source.name)}: ${oneLine(one.problem)}\n`);
    if (options.format === 'jsonl') io.stdout.write(printableText(`${JSON.stringify(asLine(one))}\n`));
  }
  if (options.format !== 'jsonl') {
    io.stdout.write(
      options.format === 'json'
        ? printableText(renderJson(explained))
        : renderText(explained, terminalColumns(io.stdout)),
    );
  }
  io.setExitCode(exitCode(explained));

  function explainOne(source: Source): Explained {
    if ('problem' in source) return { id: source.name, findings: [], problem: source.problem };
    const explanation = explainText(source.text, operations, { ...hints, name: source.name });
    if (!explanation.ok) return { id: explanation.id, findings: [], problem: explanation.problem };
    const { id, evidence, findings, read, ask } = explanation;
    return {
      id,
      findings,
      read,
      ...(ask === undefined ? {} : { ask }),
      ...(options.why === true ? { why: why(evidence, operations, read.identity.from === 'assumed') } : {}),
    };
  }
}

/** The line of contract: id, causes with confidence, and everything the best finding says is missing. */
function asLine({ id, findings, problem }: Explained): Record<string, unknown> {
  const missing = findings[0]?.missing;
  return {
    id,
    causes: findings.map(({ cause, confidence }) => ({ id: cause, confidence })),
    missing: missing
      ? [...missing.scopes, ...missing.groups, ...missing.globalPermissions, ...missing.projectPermissions]
      : [],
    ...(problem === undefined ? {} : { error: oneLine(problem) }),
  };
}

const invitation =
  'Paste the error, the log lines or the output of curl, then Ctrl-D (Ctrl-Z and Enter on Windows).';

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, 400);
const unsure = 0.2;

function exitCode(explained: readonly Explained[]): number {
  if (explained.length === 0 || explained.some(({ problem }) => problem !== undefined)) return 2;
  if (explained.some(({ findings }) => findings.length > 0)) {
    return explained.every(({ findings }) => findings.length === 0 || (findings[0]?.confidence ?? 0) < unsure)
      ? 3
      : 1;
  }
  return 0;
}
