import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scopesCommand } from '../../src/cli/scopes.ts';
import { loadOperations, nameOf } from '../../src/jira-facts/operations/index.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

const folder = temporaryFolder('scopes');
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const scopes = (words: readonly string[], input = '') => runCommand(scopesCommand, words, { input });
const json = async (words: readonly string[], input?: string) => {
  const { out, code } = await scopes([...words, '--format', 'json'], input);
  return { code, answer: JSON.parse(out) };
};

describe('clearance scopes', () => {
  test('says what is missing, exit 1', async () => {
    const { code, out, err } = await scopes(['GET /rest/api/2/permissions', '--have', 'READ']);
    expect(code).toBe(1);
    expect(out).toMatch(/Missing\S*\s+\S*ADMIN/);
    expect(out).toContain('"scopes": ["ADMIN"]');
    expect(err).toBe('');
  });

  test('a mistyped scope is told, and never among what is to be pasted', async () => {
    const { out } = await scopes(['GET /rest/api/3/role', '--have', 'read:jira-wrk']);
    expect(out).toMatch(/read:jira-wrk is not a scope of Jira\. Did you mean read:jira-work/);
    expect(out.slice(out.indexOf('To paste'))).not.toContain('read:jira-wrk');
  });

  test('suggests the right path for a wrong one, exit 2', async () => {
    const { code, out, err } = await scopes(['GET /rest/api/2/permission', '--have', 'READ']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Did you mean GET /rest/api/2/permissions');
  });

  test('prints exactly the promised shape as JSON', async () => {
    const { code, answer } = await json([
      'GET',
      '/rest/agile/1.0/board',
      '--have',
      'read:board-scope:jira-software',
    ]);
    expect(code).toBe(1);
    expect(Object.keys(answer)).toEqual(['operations', 'minimal', 'have', 'missing', 'unused', 'problems']);
    expect(answer.operations).toEqual([
      {
        operation: 'GET /rest/agile/1.0/board',
        connect: 'READ',
        alternatives: [['read:board-scope:jira-software', 'read:project:jira']],
        permissions: [],
        deprecated: false,
        removed: false,
      },
    ]);
    expect(Object.keys(answer.minimal)).toEqual(['connect', 'classic', 'granular', 'fewest']);
    expect(answer).toMatchObject({
      have: ['read:board-scope:jira-software'],
      missing: ['read:project:jira'],
      unused: [],
    });
  });

  const calls = 'GET /rest/api/3/myself\nPOST /rest/api/3/issue\n';
  const har = JSON.stringify({
    log: {
      entries: calls
        .trim()
        .split('\n')
        .map((line) => ({
          request: { method: line.split(' ')[0], url: `https://x.atlassian.net${line.split(' ')[1]}` },
        })),
    },
  });
  const log = calls
    .trim()
    .split('\n')
    .map((line) => `1.2.3.4 - - [x] "${line} HTTP/1.1" 200 1`)
    .join('\n');
  test.each([
    ['an argument that is a file', (path: string) => [path], calls],
    ['--from a list', (path: string) => ['--from', path], calls],
    ['--from a HAR file', (path: string) => ['--from', path], har],
    ['--from an access log', (path: string) => ['--from', path], log],
  ])('reads operations from %s', async (_what, words, content) => {
    const { answer } = await json(words(file('calls.txt', content)));
    expect(answer.operations.map(({ operation }: { operation: string }) => operation)).toEqual(
      calls.trim().split('\n'),
    );
  });

  test('an unknown operation is a mistake where it was named, and a warning where it was recorded', async () => {
    const unknown = 'GET /rest/api/3/nowhere';
    const named = file('named.txt', `${calls}${unknown}\n`);
    const recorded = file('access.log', `${log}\n1.2.3.4 - - [x] "${unknown} HTTP/1.1" 404 1\n`);
    expect((await scopes(['--from', named])).code).toBe(2);
    const { code, answer } = await json(['--from', recorded]);
    expect(code).toBe(0);
    expect(answer.problems).toMatchObject([{ operation: unknown, severity: 'warning' }]);
  });

  test('reads operations from standard input, asked for or alone', async () => {
    for (const words of [['-'], [], ['--have', 'WRITE']])
      expect((await json(words, calls)).answer.operations).toHaveLength(2);
  });

  test.each([
    [
      'atlassian-connect.json',
      '{"key":"a","baseUrl":"https://a.b","scopes":["read","delete"]}',
      ['WRITE'],
      [],
    ],
    [
      'manifest.yml',
      'app:\n  id: x\npermissions:\n  scopes:\n    - read:jira-user\n    - manage:jira-webhook\n',
      ['write:jira-work'],
      ['manage:jira-webhook'],
    ],
  ])('reads what is held from %s', async (name, content, missing, unused) => {
    const { answer } = await json([
      'POST /rest/api/3/issue',
      'GET /rest/api/3/myself',
      '--app',
      file(name, content),
    ]);
    expect(answer.missing).toEqual(name.endsWith('json') ? [] : missing);
    expect(answer.unused).toEqual(name.endsWith('json') ? [] : unused);
  });

  test('an app without operations is told what its scopes open', async () => {
    const { code, out, err } = await scopes([
      '--app',
      file('atlassian-connect.json', '{"key":"a","scopes":["READ"]}'),
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/Opens \d{3} of 1402 operations/);
    expect(err).toContain('No operations were named');
  });

  test.each([
    ['an operation', ['GET https://ada:p4ss@acme.atlassian.net/rest/api/3/nope/\u001b[31mx']],
    [
      'a file of operations',
      ['--from', file('hostile.txt', 'GET https://ada:p4ss@a.b/rest/api/3/nope/\u001b[31mx')],
    ],
    [
      'traffic',
      [
        'GET /rest/api/3/role',
        '--from',
        file('a.log', '1.2.3.4 - - "GET https://ada:p4ss@a.b/rest/api/3/no\u001b[31mx HTTP/1.1" 404 9\n'),
      ],
    ],
    ['held scopes', ['GET /rest/api/3/role', '--have', 'read:\u001b[31mx']],
    ['held scopes alone', ['--have', 'READ,\u001b[31mx']],
  ])('%s: what others wrote colours no terminal, and no credential is repeated', async (_, words) => {
    const { out, err } = await scopes(words);
    expect(out + err).toContain('[31mx');
    expect(out + err).not.toContain('\u001b[31mx');
    expect(out + err).not.toContain('p4ss');
    expect((await scopes([...words, '--format', 'json'])).out).not.toContain('p4ss');
  });

  test('the log of a day is read, and thousands of unknown calls are told without a search for each', async () => {
    const line = (at: number) =>
      `1.2.3.4 - - "GET /rest/api/3/${at < 130_000 ? 'role' : `quite-unknown${at}`} HTTP/1.1" 200 9\n`;
    const log = file('day.log', Array.from({ length: 131_000 }, (_, at) => line(at)).join(''));
    const { code, answer } = await json(['--from', log]);
    expect(code).toBe(0);
    expect(answer.operations).toMatchObject([{ operation: 'GET /rest/api/3/role' }]);
    expect(answer.problems).toHaveLength(1_000);
  });

  test('a list that is named as - is standard input', async () => {
    const { code, answer } = await json(['--from', '-'], 'GET /rest/api/3/role\n');
    expect(code).toBe(0);
    expect(answer.operations).toMatchObject([{ operation: 'GET /rest/api/3/role' }]);
  });

  test('held scopes alone are told what they open, operations included in JSON', async () => {
    const { answer, code } = await json(['--have', 'read:permission:jira']);
    expect(code).toBe(0);
    const opened = answer.operations.map(({ operation }: { operation: string }) => operation);
    expect(opened).toContain('GET /rest/api/3/permissions');
    expect(opened).not.toContain('GET /rest/api/3/role');
  });

  test('nothing at all is refused', async () => {
    expect(await scopes([])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('at least one operation'),
    });
  });

  test.each([
    ['READ,offline_access', 'connect', []],
    ['REED', 'connect', ['unknown-scope']],
    ['read:connect-jira', 'connect', []],
    ['read:jira-work,ADMIN', 'oauth', ['mixed-worlds']],
  ])('--have %s is compared as %s', async (have, world, problems) => {
    const { answer } = await json(['GET /rest/api/3/role', '--have', have]);
    expect(answer.missing).toEqual(world === 'connect' ? ['ADMIN'] : ['manage:jira-configuration']);
    expect(answer.problems.map(({ kind }: { kind: string }) => kind)).toEqual(problems);
  });

  test.each([
    [['nonsense'], /no operation and no file/],
    [['--from', '/nowhere/at.all'], /no such file/],
    [['GET /rest/api/3/myself', '--app', '/nowhere/at.all'], /no such file/],
    [['GET /rest/api/3/myself', '--profile', 'no-such-profile'], /no profile/],
  ])('refuses %j in one sentence', async (words, message) => {
    const { code, out, err } = await scopes(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  test('refuses a form it does not have', async () => {
    const { code, err } = await scopes(['GET /rest/api/3/myself', '--format', 'xml']);
    expect([code, err]).toEqual([2, expect.stringContaining('text, json')]);
  });

  test('answers for every operation of the table at once', async () => {
    const all = loadOperations().all.map(nameOf).join('\n');
    const { answer } = await json(['-', '--have', 'ADMIN,ACT_AS_USER,ACCESS_EMAIL_ADDRESSES'], all);
    expect(answer.operations).toHaveLength(1402);
    expect(answer).toMatchObject({ missing: [], unused: [] });
  });
});
