/**
 * `npm run session`: runs three commands for real, in a terminal of 100 columns (`script` of util-linux), against a simulated Jira, and keeps what
 * was shown: docs/images/session.cast (asciinema, format 2), and docs/images/session.svg, the same as a picture.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const columns = 100;
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'clearance-session-'));
const traceback = `Traceback (most recent call last):
  File "sync.py", line 12, in <module>
    for permission in jira.permissions():
jira.exceptions.JIRAError: JiraError HTTP 401
  url: https://api.atlassian.com/ex/jira/1324a887-45db-1bf4-1e99-ef0ff456d421/rest/api/3/permissions
  text: Unauthorized; scope does not match
`;
writeFileSync(join(folder, 'failure.txt'), traceback);

/** `shown` is what a person would type; `run` what is run: the simulated site has an address of its own. */
const commandsFor = (site) => [
  { shown: 'cat failure.txt', run: 'cat failure.txt' },
  {
    shown: 'clearance explain failure.txt --identity oauth-3lo',
    run: `"${process.execPath}" "${cli}" explain failure.txt --identity oauth-3lo`,
  },
  {
    shown: 'clearance check --site acme --operation "GET /rest/api/3/auditing/record" 2>&- | head -22',
    run: `"${process.execPath}" "${cli}" check --site ${site} --operation "GET /rest/api/3/auditing/record" 2>&- | head -22`,
  },
];

const recorded = async ({ shown, run }, site, env) => {
  const { stdout } = await promisify(execFile)(
    'script',
    ['-qc', `stty cols ${columns} rows 60; ${run}`, '/dev/null'],
    { cwd: folder, env: { ...process.env, ...env } },
  );
  const text = stdout.replaceAll('\r\n', '\n').replaceAll(site, 'https://acme.atlassian.net');
  return { shown, lines: text.trimEnd().split('\n') };
};

const codeStart = `${String.fromCharCode(27)}[`;

const cast = (steps) => {
  const header = { version: 2, width: columns, height: 40, title: 'Clearance' };
  const events = [];
  let seconds = 0;
  const after = (pause, text) => {
    seconds += pause;
    events.push([Number(seconds.toFixed(3)), 'o', text]);
  };
  for (const { shown, lines } of steps) {
    after(0.5, '$ ');
    for (const letter of shown) after(0.03, letter);
    after(0.4, '\r\n');
    after(0.4, `${lines.join('\r\n')}\r\n\r\n`);
    seconds += 2.5;
  }
  return `${[header, ...events].map((line) => JSON.stringify(line)).join('\n')}\n`;
};

const styleOf = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan', 90: 'dim' };
const xml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const spans = (line) => {
  const [plain, ...coded] = line.split(codeStart);
  const styled = coded.map((part) => {
    const end = part.indexOf('m');
    const style = styleOf[part.slice(0, end)];
    const text = xml(part.slice(end + 1));
    return style === undefined || text === '' ? text : `<tspan class="${style}">${text}</tspan>`;
  });
  return xml(plain) + styled.join('');
};

const lineHeight = 18;
const picture = (steps) => {
  const rows = steps
    .flatMap(({ shown, lines }) => [
      { line: `$ ${shown}`, style: 'bold' },
      ...lines.map((line) => ({ line })),
      { line: '' },
    ])
    .slice(0, -1)
    .map(({ line, style }, index) => {
      const typed = style === undefined ? '' : ` class="${style}"`;
      return `<text x="16" y="${index * lineHeight + 30}"${typed} xml:space="preserve">${spans(line)}</text>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${columns * 8 + 32} ${rows.length * lineHeight + 32}" role="img" aria-label="A terminal session with Clearance">
<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d7dce5}.bold{font-weight:700;fill:#fff}.dim{fill:#8b95a7}.red{fill:#ff8f73}.green{fill:#7ee2b8}.yellow{fill:#ffd666}.cyan{fill:#85b8ff}</style>
<rect width="100%" height="100%" rx="8" fill="#161a22"/>
${rows.join('\n')}
</svg>
`;
};

const { createJira } = await import('../dist/simulator.js');
const jira = await createJira();
const { email, token } = jira.credentials.find(
  (one) =>
    one.kind === 'api-token' &&
    one.holds.state === 'works' &&
    !one.holds.globalPermissions.includes('ADMINISTER'),
);
const env = { CLEARANCE_EMAIL: email, CLEARANCE_API_TOKEN: token };
const steps = [];
for (const command of commandsFor(jira.siteUrl)) steps.push(await recorded(command, jira.siteUrl, env));
await jira.close();
rmSync(folder, { recursive: true, force: true });
writeFileSync(join(root, 'docs/images/session.cast'), cast(steps));
writeFileSync(join(root, 'docs/images/session.svg'), picture(steps));
