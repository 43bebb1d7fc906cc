const eachLine = (change: (line: string, at: number) => string) => (text: string) =>
  text.split('\n').map(change).join('\n');
const clock = (at: number) => `03:04:${String(at % 60).padStart(2, '0')}`;

const links = /(?<![\w"'`(<[])https?:\/\/[^\s"'<>`)\]},]+/g;

const escapedAsHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

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
  'escaped as HTML': escapedAsHtml,
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
  'a JSON log record for each line': eachLine((line, at) =>
    JSON.stringify({ ts: `2026-01-02T${clock(at)}Z`, level: 'error', msg: line }),
  ),
  'one string of a program': (text) =>
    `error="failed:\\n\\n${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  'broken by a terminal': (text) =>
    eachLine((line) => line.replace(/.{100}(?=.)/g, '$&\n'))(`${command}\n${text}`),
  'in a page': (text) => `<p>We get:</p>\n<pre><code>${escapedAsHtml(text)}</code></pre>\n<p>Any idea?</p>`,
  'log of Python': eachLine((line, at) => `2026-01-02 ${clock(at)},123 - jira_sync - ERROR - ${line}`),
  'log of Java': eachLine(
    (line, at) => `2026-01-02 ${clock(at)}.123 ERROR 1 --- [exec-1] c.a.JiraClient : ${line}`,
  ),
  'log of Azure': eachLine((line, at) => `2026-01-02T${clock(at)}.1234567Z ##[error]${line}`),
  'found by grep': eachLine((line, at) => `sync.log:${at + 120}:${line}`),
  'log of log4net': eachLine(
    (line, at) => `2026-01-02 ${clock(at)},123 [12] ERROR Acme.JiraSync.Client [(null)] - ${line}`,
  ),
  'log of NLog': eachLine((line, at) => `2026-01-02 ${clock(at)}.1234|ERROR|Acme.JiraSync|${line}`),
  'log of TeamCity': eachLine((line, at) => `[${clock(at)}]E:\t[Step 2/3] ${line}`),
  'log of glog': eachLine((line, at) => `E0102 ${clock(at)}.123456       1 client.go:88] ${line}`),
  'in a comment': eachLine((line) => `# ${line}`),
  'added in a diff': eachLine((line) => `+${line}`),
  'text of a tracker': (text) => JSON.stringify({ title: 'sync fails', body: text, labels: ['bug'] }),
  'links of a chat': (text) => text.replaceAll(links, '<$&|$&>'),
  'links of Markdown': (text) => text.replaceAll(links, '[$&]($&)'),
  'links without a click': (text) => text.replaceAll(links, (url) => url.replace('http', 'hxxp')),
  'colours without their first sign': eachLine((line) => (line === '' ? line : `[31m${line}[0m`)),
  'among calls to others': (text) => `${others}\n${text}\n${others}`,
  'behind a call to another': (text) => `GET https://api.github.com/user -> 200 OK\n\n${text}`,
  'between single marks of Markdown': (text) => `\`\n${text}\n\``,
};

const command = `$ sync --from helpdesk --to jira ${'--include-archived-projects '.repeat(12)}--once`;

const others = Array.from({ length: 20 }, (_, at) =>
  [
    `2026-01-02 ${clock(at)} INFO http GET https://api.github.com/repos/acme/app/pulls?page=${at} 200 57ms`,
    `2026-01-02 ${clock(at)} INFO http POST https://metrics.acme.example/push 204 2ms`,
    `2026-01-02 ${clock(at)} INFO worker ${at} done`,
  ].join('\n'),
).join('\n');
