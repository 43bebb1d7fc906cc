import { randomBytes } from 'node:crypto';
import { Command, Option } from 'commander';
import { check, checkFormats, credentialVariables } from '../self-test/index.ts';
import { optionsFrom, type ParsedOptions } from './check/options.ts';
import { progressOn, widthOf } from './check/progress.ts';
import { kinds, list, seconds } from './check/values.ts';
import type { CliIo } from './io.ts';
import { packageVersion } from './package-version.ts';
import { portNumber } from './port-number.ts';
import { readTextFile } from './read-input.ts';
import { repeatable } from './repeatable.ts';
import { isTerminal, wantsColors } from './terminal.ts';

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
      repeatable,
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
    .option('--callback-port <port>', 'port of the loopback address for OAuth 2.0 (3LO)', portNumber, 8976)
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
          colors: wantsColors(io),
          ...progressOn(io),
          ...widthOf(io.stdout),
          openBrowser: async (url) => {
            if (parsed.ci || !isTerminal(io.stdin)) return false;
            const { default: open } = await import('open');
            await open(url);
            return true;
          },
          readText: readTextFile,
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

/** A browser started from here and a diagnostic report of Node would carry the environment; they get it without credentials. */
function forgetCredentials(): void {
  for (const name of credentialVariables) delete process.env[name];
}
