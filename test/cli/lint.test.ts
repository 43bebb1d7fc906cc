import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintCommand } from '../../src/cli/lint.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

const folder = temporaryFolder('lint');
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('clearance lint', () => {
  const lint = (words: readonly string[]) => runCommand(lintCommand, words);

  test('prints place, weight, message and rule, exit 1', async () => {
    const path = file('atlassian-connect.json', '{\n  "key": "a",\n  "baseUrl": "http://a.example.org"\n}\n');
    const { code, out } = await lint([path]);
    expect(code).toBe(1);
    expect(out).toMatch(/atlassian-connect\.json:3:14\s+\S*error\S*\s+baseUrl is http/);
  });

  test('prints JSON with a summary', async () => {
    const path = file('manifest.yml', 'app:\n  id: x\npermissions:\n  scopes:\n    - ADMIN\n');
    const { out } = await lint([path, '--format', 'json']);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ file: path, kind: 'forge-manifest' });
    expect(result.summary.errors).toBe(
      result.findings.filter(({ severity }: { severity: string }) => severity === 'error').length,
    );
    expect(result.findings).toContainEqual(
      expect.objectContaining({ rule: 'scope-of-other-framework', line: 5, column: 7 }),
    );
  });

  test('a name in the file begins no line of its own and colours nothing', async () => {
    const scope = JSON.stringify('read:x\n::error::y\u001b[35m');
    const path = file('manifest.yml', `app:\n  id: x\npermissions:\n  scopes:\n    - ${scope}\n`);
    const { out } = await lint([path]);
    expect(out).toContain('::error::y');
    expect(out).not.toMatch(/^\s*::/m);
    expect(out).not.toContain('\u001b[35m');
  });

  test('a file that is no app file is exit 2; where it may have been meant for one, it is said where it breaks', async () => {
    const told = await lint([file('notes.txt', 'shopping: {')]);
    expect([told.code, told.err]).toEqual([
      2,
      expect.stringMatching(/notes\.txt is neither [^;]* manifest\.\n$/),
    ]);
    const broken = await lint([file('broken.json', '{\n  "key": }\n')]);
    expect([broken.code, broken.err]).toEqual([
      2,
      expect.stringMatching(/broken\.json is neither .*; line 2, column \d+: /),
    ]);
  });

  test('a healthy file is exit 0, with calls held against it', async () => {
    expect((await lint(['manifest.yml'])).code).toBe(0);
    const { code, out } = await lint(['manifest.yml', '--calls', 'GET /rest/api/3/permissions']);
    expect(code).toBe(1);
    expect(out).toContain('manage:jira-configuration is missing');
  });

  test('a folder stands for the app files in it, and one without them is refused', async () => {
    const app = join(folder, 'app');
    mkdirSync(join(app, 'nothing'), { recursive: true });
    writeFileSync(join(app, 'manifest.yml'), 'app:\n  id: x\npermissions:\n  scopes:\n    - ADMIN\n');
    const { code, out } = await lint([app]);
    expect([code, out]).toEqual([1, expect.stringContaining(join(app, 'manifest.yml:5:7'))]);
    expect(await lint([join(app, 'nothing')])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/nothing holds no manifest\.yml and no atlassian-connect\.json\.$/m),
    });
  });

  test.each([
    [['/nowhere/manifest.yml'], /cannot be read/],
    [['package.json'], /neither a Connect descriptor nor a Forge manifest\.$/],
    [['README.md'], /^README\.md is neither a Connect descriptor nor a Forge manifest\.$/],
    [['manifest.yml', '--calls', '/nowhere/calls.txt'], /cannot be read/],
  ])('refuses %j in one sentence', async (words, message) => {
    const { code, out, err } = await lint(words);
    expect([code, out]).toEqual([2, '']);
    expect(err.trim()).toMatch(message);
  });

  test('a file that may have been meant for one is told where it breaks', async () => {
    const { code, out, err } = await lint([file('app.json', '{\n  "key": "a",,\n}')]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/app\.json is neither .*; line \d, column \d+: This is not JSON here: .*\.\n$/);
  });

  test('a form that does not exist is refused with those that do', async () => {
    const { code, err } = await lint(['manifest.yml', '--format', 'xml']);
    expect([code, err]).toEqual([2, expect.stringContaining('text, json')]);
  });

  test('what is known of several is told, and one that is not understood makes it exit 2', async () => {
    const [known, unknown] = [file('atlassian-connect.json', '{"key": "a"}'), file('other.json', '{"a": 1}')];
    const { code, out, err } = await lint([known, unknown]);
    expect(code).toBe(2);
    expect(out).toContain(`${known}: `);
    expect(err).toBe(`${unknown} is neither a Connect descriptor nor a Forge manifest.\n`);
    const both = JSON.parse((await lint([known, known, '--format', 'json'])).out);
    expect(both.map((one: { file: string }) => one.file)).toEqual([known, known]);
    expect((await lint([unknown, '--format', 'json'])).out).toBe('');
  });

  test('an app of a product that is not checked is told as that, exit 2', async () => {
    const path = file(
      'bitbucket.json',
      JSON.stringify({
        key: 'a',
        modules: { repoPage: [] },
        contexts: ['account'],
        baseUrl: 'https://a.example',
      }),
    );
    const { code, out, err } = await lint([path]);
    expect([code, err]).toEqual([2, '']);
    expect(out.trimEnd().split('\n').at(-1)).toBe(`${path}: not checked`);
  });

  test('standard input is one of the files', async () => {
    const ran = await runCommand(lintCommand, ['-'], {
      input: '{"key": "a", "baseUrl": "http://a.example.org"}',
    });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/^standard input:1:\d+\s+\S*error/m);
  });

  test('calls of a file, an operation and an address are held against the app together; each that cannot be read is named', async () => {
    const app = file('manifest.yml', 'app:\n  id: x\npermissions:\n  scopes:\n    - read:jira-user\n');
    const calls = file('calls.txt', 'GET /rest/api/3/myself\n');
    const asked = ['--calls', calls, '--calls', 'https://acme.atlassian.net/rest/api/3/serverInfo'];
    expect((await lint([app, ...asked, '--format', 'json'])).out).not.toMatch(/:jira-\w+ is missing/);
    const { out } = await lint([app, ...asked, '--calls', 'POST /rest/api/3/issue']);
    expect(out).toContain('write:jira-work is missing');
    const { code, err } = await lint([
      app,
      '--calls',
      join(folder, 'no.txt'),
      '--calls',
      calls,
      '--calls',
      folder,
    ]);
    expect(code).toBe(2);
    expect(err).toBe(
      `${join(folder, 'no.txt')} cannot be read, there is no such file; ${folder} cannot be read, it is a folder: give a list of calls, a HAR file or an access log.\n`,
    );
  });
});
