import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutCommands } from '../../src/cli/without-commands.ts';
import { built } from '../run/built.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

/** What GitHub's runner takes for a command, and what it and the agents of Azure Pipelines and TeamCity look for anywhere in a line. */
const obeyed = (text: string): string[] =>
  text.split(/\r\n|\r|\n/).filter((line) => /^[\s\u0085]*::[^:]*::/.test(line) || /##\w*\[/.test(line));

test.each([
  '::error::gone',
  '  \t::error file=a.ts,line=1::gone',
  'a\n::add-mask::b\r\n \u00a0::Set-Output name=x::y',
  '\u0085::error::gone',
  '\u2028\u2028::error::gone',
  'a ##[error]b',
  '##vso[task.complete result=Failed;]done',
  'x ##teamcity[buildStatus status="FAILURE"] ##VSO[a]',
])('%j is shown and not obeyed', (text) => {
  expect(obeyed(text)).not.toEqual([]);
  const shown = withoutCommands(text);
  expect(obeyed(shown)).toEqual([]);
  expect(shown.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
});

test.each(['std::string', 'from ::1 to ::2', '  :: a', '## Heading', 'issue ##12', '#[derive(Debug)]'])(
  '%j stays as it is',
  (text) => expect(withoutCommands(text)).toBe(text),
);

test('a document of JSON reads as it was', () => {
  const value = [{ '##[a]': 'b ##vso[c]', '::error::': '\n::error::d' }];
  for (const text of [JSON.stringify(value, null, 2), `${JSON.stringify(value[0])}\n`]) {
    expect(obeyed(text)).not.toEqual([]);
    expect(obeyed(withoutCommands(text))).toEqual([]);
    expect(JSON.parse(withoutCommands(text))).toEqual(JSON.parse(text));
  }
});

test('neither results nor words beside them are obeyed, whatever a file is called', () => {
  const folder = temporaryFolder('commands');
  const [name, other] = ['::error::x ##vso[task.complete]y.json', '::error::nothing ##[z]'];
  writeFileSync(
    join(folder, name),
    '{"errorMessages":["Issue does not exist or you do not have permission to see it."]}',
  );
  writeFileSync(join(folder, other), 'Once upon a time.');
  for (const format of ['text', 'json', 'jsonl']) {
    const args = [built('cli.js'), 'explain', '--format', format, name, other];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    expect(stdout).toContain('task.complete');
    expect(stderr).toContain('error::nothing');
    expect(obeyed(stdout + stderr)).toEqual([]);
    if (format === 'json') expect(JSON.parse(stdout)[0].id).toBe(name);
  }
});
