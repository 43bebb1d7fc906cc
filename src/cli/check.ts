import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import {
  type CheckOptions,
  checkFormats,
  credentialVariables,
  type Outside,
  readKinds,
} from '../self-test/index.ts';
import type { CliIo } from './io.ts';
import { packageVersion } from './package-version.ts';
import { isTerminal, terminalColumns } from './terminal.ts';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const collect = (value: string, earlier: readonly string[]): string[] => [...earlier, value];

const seconds = (text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0 || value > 3600) {
    throw new InvalidArgumentError('It takes a number of seconds, at most 3600.');
  }
  return value * 1000;
};

const port = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new InvalidArgumentError('It takes a port number.');
  }
  return value;
};

const kinds = (text: string): NonNullable<CheckOptions['kinds']> => {
  const read = readKinds(text);
  if (!read.ok) throw new InvalidArgumentError(read.problem);
  return read.kinds;
};

const environmentHelp = `
Credentials come from the environment or, on a terminal, from a prompt, and stay in memory:
  CLEARANCE_EMAIL, CLEARANCE_API_TOKEN          API token, scoped or not, service account, password
  CLEARANCE_CLIENT_ID, CLEARANCE_CLIENT_SECRET  OAuth 2.0 (3LO) and client credentials
  CLEARANCE_PAT                                 personal access token of Data Center
  CLEARANCE_APP_KEY, CLEARANCE_CLIENT_KEY, CLEARANCE_SHARED_SECRET,
  CLEARANCE_OAUTH_CLIENT_ID, CLEARANCE_ACCOUNT_ID   a Connect app of your own, and a user it acts for
  CLEARANCE_ORG_API_KEY                         with --org: an API key of the organization, for reading ends

Exit codes: 0 healthy, 1 problems found, 2 wrong usage, 3 could not tell, 130 interrupted.`;

/** `clearance check`: tests a live site with a credential of the owner's. */
export function checkCommand(io: CliIo): Command {
  return new Command('check')
    .description(
      'Tests what a credential of yours may do on a Jira site, says why not, and what to ask of whom.',
    )
    .requiredOption('--site <url>', 'address of the site, such as https://your-site.atlassian.net')
    .option(
      '--as <kinds>',
      'kinds of credential to test, with commas; found out by trying when left out',
      kinds,
    )
    .option('--profile <name>', 'a named integration, or a profile file: which of its features would work')
    .option(
      '--operation <name>',
      'an operation to test, such as "GET /rest/api/3/role"; repeatable',
      collect,
      [],
    )
    .option('--operations <file>', 'a file of operations, one "METHOD /path" a line')
    .option('--project <key>', 'project to look at')
    .option('--issue <key>', 'issue to look at')
    .option('--app <file>', 'atlassian-connect.json of the app: what it declares')
    .option('--scopes <names>', 'scopes the token has, or the consent is to ask for, with commas', list)
    .option(
      '--org <id>',
      'list what ends in an organization, with CLEARANCE_ORG_API_KEY: API tokens, service accounts, OAuth clients, API keys',
    )
    .addOption(
      new Option('--format <format>', 'form of the report').choices([...checkFormats]).default('text'),
    )
    .option('--ci', 'for a pipeline: never asks, never opens a browser', false)
    .option('--baseline <file>', 'report of an earlier run (JSON): fail only on what is new')
    .option('--dry-run', 'show the calls that would be made and their points, without network', false)
    .option('--print-setup', "print the values to enter in the profile's set-up, each checked", false)
    .option('--message', 'print a message to send to the administrator in place of the report', false)
    .option(
      '--verbose',
      'show every operation, and tell every exchange on stderr, without credentials',
      false,
    )
    .option('--callback-port <port>', 'port of the loopback address for OAuth 2.0 (3LO)', port, 8976)
    .addOption(
      new Option('--timeout <seconds>', 'limit for the whole check').argParser(seconds).default(60_000, '60'),
    )
    .addOption(
      new Option('--browser-timeout <seconds>', 'time to agree in the browser')
        .argParser(seconds)
        .default(180_000, '180'),
    )
    .addHelpText('after', environmentHelp)
    .action(async (parsed: ParsedOptions) => {
      const { check } = await import('../self-test/index.ts');
      const env = { ...io.env };
      forgetCredentials();
      const interruption = new AbortController();
      const interrupt = (): void => interruption.abort();
      process.once('SIGINT', interrupt);
      process.once('SIGTERM', interrupt);
      try {
        const result = await check(optionsFrom(parsed), {
          version: packageVersion(),
          env,
          terminal: parsed.ci || !isTerminal(io.stdin) ? null : { input: io.stdin, output: io.stderr },
          colors: isTerminal(io.stdout) && io.env.NO_COLOR === undefined,
          ...progressOn(io),
          ...widthOf(io.stdout),
          openBrowser: async (url) => {
            if (parsed.ci || !isTerminal(io.stdin)) return false;
            const { default: open } = await import('open');
            await open(url);
            return true;
          },
          readText: (file) => readFileSync(file, 'utf8'),
          now: () => new Date(),
          random: () => randomBytes(24).toString('base64url'),
          interrupted: interruption.signal,
        });
        if (isTerminal(io.stderr)) io.stderr.write('\r\u001b[K');
        if (result.output !== '') io.stdout.write(result.output);
        io.setExitCode(result.exitCode);
      } finally {
        process.off('SIGINT', interrupt);
        process.off('SIGTERM', interrupt);
      }
    });
}

/** One live line on a terminal, a line each elsewhere; anything else that is told starts on a line of its own. */
function progressOn({ stderr }: CliIo): Pick<Outside, 'tell' | 'progress'> {
  if (!isTerminal(stderr)) {
    const tell = (line: string): void => void stderr.write(`${line}\n`);
    return { tell, progress: tell };
  }
  const clear = '\r\u001b[K';
  const width = terminalColumns(stderr) ?? 80;
  return {
    tell: (line) => void stderr.write(`${clear}${line}\n`),
    progress: (line) => void stderr.write(`${clear}${line.slice(0, width - 1)}`),
  };
}

function widthOf(stream: object): { width?: number } {
  const width = terminalColumns(stream);
  return width === null ? {} : { width };
}

/** A browser started from here and a diagnostic report of Node would carry the environment; they get it without credentials. */
function forgetCredentials(): void {
  for (const name of credentialVariables) delete process.env[name];
}

interface ParsedOptions {
  readonly site: string;
  readonly as?: CheckOptions['kinds'];
  readonly profile?: string;
  readonly operation: readonly string[];
  readonly operations?: string;
  readonly project?: string;
  readonly issue?: string;
  readonly app?: string;
  readonly scopes?: readonly string[];
  readonly org?: string;
  readonly format: CheckOptions['format'];
  readonly ci: boolean;
  readonly baseline?: string;
  readonly dryRun: boolean;
  readonly printSetup: boolean;
  readonly message: boolean;
  readonly verbose: boolean;
  readonly callbackPort: number;
  readonly timeout: number;
  readonly browserTimeout: number;
}

function optionsFrom(parsed: ParsedOptions): CheckOptions {
  return {
    ...parsed,
    kinds: parsed.as ?? null,
    profile: parsed.profile ?? null,
    operations: parsed.operation,
    operationsFile: parsed.operations ?? null,
    project: parsed.project ?? null,
    issue: parsed.issue ?? null,
    app: parsed.app ?? null,
    scopes: parsed.scopes ?? null,
    org: parsed.org ?? null,
    baseline: parsed.baseline ?? null,
    timeoutMs: parsed.timeout,
    browserTimeoutMs: parsed.browserTimeout,
  };
}
