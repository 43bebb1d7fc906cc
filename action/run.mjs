/** The one step of the action: scans or checks, writes the summary and the outputs, keeps the issue, and fails where something is wrong. */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keepIssue } from './issue.mjs';

const { env } = process;
const input = (name) => (env[`INPUT_${name}`] ?? '').trim();
const lines = (name) =>
  input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const clearance = (...args) => {
  const { INPUT_GITHUB_TOKEN: _kept, ...passed } = env;
  const run = spawnSync(process.execPath, [env.CLEARANCE_CLI, ...args], {
    encoding: 'utf8',
    env: passed,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: run.status ?? 2, said: run.stdout ?? '', problem: (run.stderr ?? '').trim() };
};
const tell = (text) => text !== '' && process.stderr.write(`${text}\n`);
const summary = (text) => env.GITHUB_STEP_SUMMARY && appendFileSync(env.GITHUB_STEP_SUMMARY, `${text}\n`);
const output = (name, value) => env.GITHUB_OUTPUT && appendFileSync(env.GITHUB_OUTPUT, `${name}=${value}\n`);
/** For the log, which obeys lines like `::error::`: nothing that a site or a file says is a command before a word that it cannot know. */
const shownOnly = (text, word = randomUUID()) => `::stop-commands::${word}\n${text.trimEnd()}\n::${word}::\n`;
const fenced = (text) => `\`\`\`\`text\n${text.trimEnd()}\n\`\`\`\``;

async function scan() {
  const apps = lines('APP');
  const paths = lines('PATHS').length === 0 ? ['.'] : lines('PATHS');
  // Each app is held against the same code; without one there is nothing to hold it against.
  const held = (apps.length === 0 ? [null] : apps).map((app) => scanFor(app, paths, apps.length > 1));
  const report = held.every(({ sarif }) => sarif !== '') ? input('SARIF') : '';
  if (report !== '') {
    mkdirSync(dirname(report), { recursive: true });
    writeFileSync(report, held.length === 1 ? held[0].sarif : together(held));
  }
  return {
    code: Math.max(...held.map(({ code }) => code)),
    report,
    say: held.map(({ say }) => say).join('\n'),
  };
}

function scanFor(app, paths, isOneOfSeveral) {
  const scanned = (format) =>
    clearance('scan', '--format', format, ...(app === null ? [] : ['--app', app]), '--', ...paths);
  const sarif = scanned('sarif');
  const text = scanned('text');
  tell(text.problem);
  const lint = app === null ? null : clearance('lint', '--', app);
  summary(
    `## Clearance: scopes${isOneOfSeveral ? ` of ${app}` : ''}\n\n${fenced(text.said || text.problem)}`,
  );
  if (lint !== null) summary(`### ${app}\n\n${fenced(lint.said || lint.problem)}`);
  const say = isOneOfSeveral && text.said !== '' ? `${app}\n\n${text.said}` : text.said;
  const code = Math.max(sarif.code, lint?.code ?? 0);
  return { app, code, say, sarif: sarif.said };
}

/** One document with the runs of each: GitHub takes several of one tool in a file only where each has a category of its own. */
const together = (held) =>
  JSON.stringify({
    ...JSON.parse(held[0].sarif),
    runs: held.flatMap(({ app, sarif }) =>
      JSON.parse(sarif).runs.map((run) => ({ ...run, automationDetails: { id: `clearance/${app}/` } })),
    ),
  });

async function check() {
  const operations = lines('OPERATIONS').flatMap((operation) => ['--operation', operation]);
  const profile = input('PROFILE') === '' ? [] : ['--profile', input('PROFILE')];
  const { code, said, problem } = clearance(
    ...['check', '--ci', '--format', 'json', '--site', input('SITE')],
    ...[...profile, ...operations],
  );
  const file = join(env.RUNNER_TEMP ?? '.', 'clearance-report.json');
  tell(problem);
  if (said === '') {
    summary(`## Clearance: ${input('SITE')}\n\n${fenced(problem)}`);
    return { code, report: '', say: '' };
  }
  writeFileSync(file, said);
  const text = textOf(JSON.parse(said));
  summary(`## Clearance: ${input('SITE')}\n\n${text}`);
  if (input('ISSUE') === 'true') {
    const subject = [input('SITE'), input('PROFILE')].filter((part) => part !== '').join(' ');
    await keepIssue({ env, token: input('GITHUB_TOKEN'), subject, code, text }).catch(({ message }) =>
      tell(`::warning::The issue is left as it is: ${message}`),
    );
  }
  return { code, report: file, say: text };
}

/** What is wrong, of whom it is asked; nothing that changes while the matter stays the same. */
function textOf({ identities, probes, notChecked }) {
  const findings = [
    ...identities.flatMap(({ kind, findings = [] }) =>
      findings.map((finding) => ({ where: kind, ...finding })),
    ),
    ...probes
      .filter(({ verdict }) => verdict === 'problem')
      .flatMap(({ operation, findings: [first] }) =>
        first ? [{ where: `\`${operation}\``, ...first }] : [],
      ),
  ];
  const said = findings.map(
    ({ where, cause, fix }) =>
      `- ${where}: **${cause}**\n${fix.map(({ who, step, link }) => `  - ${who}: ${step}${link ? ` (${link})` : ''}`).join('\n')}`,
  );
  const open = (notChecked ?? []).map((reason) => `- not checked: ${reason}`);
  return [...(said.length === 0 ? ['Nothing is wrong.'] : said), ...open].join('\n');
}

const modes = { scan, check };
const run = modes[input('MODE')];
if (run === undefined) {
  process.stderr.write(`::error::mode is "scan" or "check", not "${input('MODE')}"\n`);
  process.exitCode = 2;
} else {
  const { code, report, say } = await run().catch(({ message }) => {
    tell(`::error::${message}`);
    return { code: 2, report: '', say: '' };
  });
  output('exit-code', code);
  output('report', report);
  if (say !== '') process.stdout.write(shownOnly(say));
  process.exitCode = code;
}
