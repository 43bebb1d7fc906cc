const eachLine = (change: (line: string, at: number) => string) => (text: string) =>
  text.split('\n').map(change).join('\n');
const clock = (at: number) => `03:04:${String(at % 60).padStart(2, '0')}`;

/** What happens to a paste on its way: each changes the form and none of the facts. */
export const variations: Readonly<Record<string, (text: string) => string>> = {
  'line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  indented: eachLine((line) => `    ${line}`),
  'indented by tabs': eachLine((line) => `\t${line}`),
  'quoted in Markdown': eachLine((line) => `> ${line}`),
  'quoted in a mail': (text) =>
    `On Mon, 5 Jan 2026 somebody wrote:\n${eachLine((line) => `> ${line}`)(text)}`,
  'fenced in Markdown': (text) => `\`\`\`\n${text}\n\`\`\``,
  coloured: eachLine((line) => (line === '' ? line : `\u001b[31m${line}\u001b[0m`)),
  'escaped as HTML': (text) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  numbered: eachLine((line, at) => `${String(at + 1).padStart(4)}  ${line}`),
  'log of GitHub Actions': eachLine((line, at) => `2026-01-02T${clock(at)}.1234567Z ${line}`),
  'log of Jenkins': eachLine((line, at) => `[2026-01-02T${clock(at)}.123Z] ${line}`),
  'log of Kubernetes': eachLine((line, at) => `2026-01-02T${clock(at)}.123456789Z stdout F ${line}`),
  'log of Docker Compose': eachLine((line) => `app_1  | ${line}`),
  syslog: eachLine((line, at) => `Nov 26 ${clock(at)} build-7 app[1234]: ${line}`),
  'log of Maven': eachLine((line) => `[ERROR] ${line}`),
  'blank lines between': (text) => text.replaceAll('\n', '\n\n'),
  'blanks at the end': eachLine((line) => `${line}  `),
  'blanks that do not break': (text) => text.replaceAll(/ (?=[a-f])/g, '\u00a0'),
  'with a greeting': (text) =>
    `Hi all, I am trying to connect our tool with Jira and get the following.\n\n${text}\n\nAny help is appreciated!`,
  'message of a JSON log line': (text) => JSON.stringify({ level: 'error', message: text }),
};
