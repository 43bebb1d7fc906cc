import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type HeldScopes, loadOperations, scopeAnswer } from '../jira-facts/index.ts';
import { heldOf } from './held-scopes.ts';
import type { CliIo } from './io.ts';
import { createRunAuthority } from './record/certificates.ts';
import { recordingEnvironment, withOwn } from './record/environment.ts';
import { startRecordingProxy } from './record/proxy.ts';
import { Recording } from './record/recording.ts';
import { runProgram } from './record/run-program.ts';
import { recordingText, refusalText } from './record/text.ts';
import { refuse } from './refuse.ts';
import { repeatable } from './repeatable.ts';
import { noTemporaryFile, temporaryFolder } from './temporary-folder.ts';
import { paintOf } from './terminal.ts';
import { mayWrite, writeFile } from './write-file.ts';

const formats = ['text', 'json'] as const;

interface Options {
  readonly site?: URL;
  readonly host: readonly string[];
  readonly app?: string;
  readonly have?: string;
  readonly save?: string;
  readonly format: (typeof formats)[number];
}

const address = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new InvalidArgumentError('It takes an address such as https://your-site.atlassian.net.');
  return url;
};

const atlassianHost =
  /(?:^|\.)(?:atlassian\.net|jira\.com|jira-dev\.com|atlassian-us-gov-mod\.net)$|^api\.(?:stg\.)?atlassian\.com$/;

const record = async (io: CliIo, command: readonly string[], options: Options): Promise<void> => {
  const read = heldOf(options);
  if (!read.ok) return refuse(io, [read.problem]);
  // Before the program runs, which may take long.
  if (options.save !== undefined && !mayWrite(io, options.save)) return io.setExitCode(2);
  const folder = temporaryFolder('clearance-record-', io.env);
  if ('problem' in folder) return refuse(io, [folder.problem]);
  try {
    await recordIn(folder.path, io, command, options, read.held);
  } finally {
    rmSync(folder.path, { recursive: true, force: true });
  }
};

const recordIn = async (
  folder: string,
  io: CliIo,
  command: readonly string[],
  options: Options,
  held: HeldScopes | null,
): Promise<void> => {
  const table = loadOperations();
  const paint = paintOf(io);
  const recording = new Recording(table, held, (refusal) =>
    io.stderr.write(`${refusalText(refusal, paint)}\n`),
  );
  const authority = createRunAuthority(Date.now());
  const hosts = new Set([...options.host, options.site?.hostname ?? ''].map((host) => host.toLowerCase()));
  const proxy = await startRecordingProxy({
    authority,
    site: options.site ?? null,
    looksInto: (host) => hosts.has(host) || atlassianHost.test(host),
    isWanted: Recording.isJira,
    passed: (exchange) => recording.add(exchange),
  });
  try {
    const [ownCertificate, allCertificates] = [join(folder, 'own.pem'), join(folder, 'all.pem')];
    try {
      writeFileSync(ownCertificate, authority.certificate, { mode: 0o600 });
      writeFileSync(allCertificates, withOwn(authority.certificate), { mode: 0o600 });
    } catch (error) {
      return refuse(io, [noTemporaryFile(error, io.env)]);
    }
    const url = `http://127.0.0.1:${proxy.port}`;
    io.stderr.write(
      `Recording through ${url}${options.site ? `, which stands for ${options.site.origin}` : ''}\n`,
    );
    const env = recordingEnvironment(io.env, {
      url,
      ownCertificate,
      allCertificates,
    });
    const code = await runProgram(io, command, env);
    if (code === null) return refuse(io, [`${command[0] ?? ''} cannot be started.`]);
    finish(io, recording, held, code, options);
  } finally {
    await proxy.close();
  }
};

const finish = (
  io: CliIo,
  recording: Recording,
  held: HeldScopes | null,
  code: number,
  options: Options,
): void => {
  const table = loadOperations();
  const calls = recording.calls();
  const { answer } = scopeAnswer(table, { operations: recording.operations(), problems: [] }, held);
  const refusals = recording.explainedRefusals();
  const isSaved =
    options.save === undefined ||
    writeFile(io, options.save, calls.map(({ operation }) => `${operation}\n`).join(''));
  if (options.format === 'json')
    io.stdout.write(
      `${JSON.stringify(
        {
          calls,
          refusals: refusals.map(({ operation, status, finding }) => ({ operation, status, finding })),
          minimal: answer.minimal,
          have: answer.have,
          missing: answer.missing,
          unused: answer.have === null ? null : answer.unused,
          exitCode: code,
          factsAsOf: table.date,
        },
        null,
        2,
      )}\n`,
    );
  else io.stdout.write(recordingText(calls, answer, table.date, paintOf(io)));
  if (calls.length === 0)
    io.stderr.write(
      'No call of Jira came through. Where the program takes no proxy from its environment, start with --site and give it the address above in place of the site.\n',
    );
  if (code !== 0) io.stderr.write(`The program ended with exit code ${code}.\n`);
  if (!isSaved) return void io.setExitCode(2);
  const refused = refusals.some(({ status }) => status === 401 || status === 403);
  io.setExitCode(
    code === 130 ? 130 : calls.length === 0 ? 3 : refused || answer.missing.length > 0 || code !== 0 ? 1 : 0,
  );
};

/** `clearance record`: runs a program behind a recording proxy, and says what it called and which scopes that takes. */
export function recordCommand(io: CliIo): Command {
  return new Command('record')
    .description('run a program and record which Jira operations it really calls, with the least scopes')
    .argument('<command...>', 'the program and its arguments; put -- before them')
    .passThroughOptions()
    .option(
      '--site <url>',
      'the site that the proxy stands for, for programs that take a base address only',
      address,
    )
    .option(
      '--host <name>',
      'another host of Jira to look into, such as a custom domain (repeatable)',
      repeatable,
      [],
    )
    .option('--app <file>', 'what is declared: an atlassian-connect.json or a manifest.yml')
    .option('--have <scopes>', 'what is held: scope names, separated by commas')
    .option('--save <file>', 'write the operations to a file, for scopes --from and lint --calls')
    .addOption(new Option('--format <form>', 'form of the result').choices([...formats]).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  clearance record -- python3 sync.py
  clearance record --app manifest.yml -- npm run nightly
  clearance record --site https://your-site.atlassian.net -- sh -c 'JIRA_URL=$CLEARANCE_RECORD_URL ./run'

The program gets HTTP_PROXY, HTTPS_PROXY and certificates of this run (NODE_EXTRA_CA_CERTS, REQUESTS_CA_BUNDLE,
SSL_CERT_FILE, CURL_CA_BUNDLE). Hosts of Atlassian are looked into, all others passed through unread. No credential and
no body is written anywhere. What the program prints goes to standard error.

Exit codes: 0 nothing was refused, 1 something was, or the program failed, 2 it could not be started, 3 no call of Jira
was seen, 130 interrupted.`,
    )
    .action((command: string[], options: Options) => record(io, command, options));
}
