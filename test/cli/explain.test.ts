import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainCommand } from '../../src/cli/explain.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';
import { runCommand } from './run-command.ts';

const folder = temporaryFolder('explain');
const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const failing = (id: string) => ({
  id,
  given: {
    identity: 'oauth-3lo',
    scopes: ['read:jira-work'],
    deployment: 'cloud',
    exchanges: [
      {
        request: {
          method: 'POST',
          url: 'https://api.atlassian.com/ex/jira/11111111-2222-3333-4444-555555555555/rest/api/3/issue',
        },
        response: { status: 401, body: '{"code":401,"message":"Unauthorized; scope does not match"}' },
      },
    ],
  },
});
const healthy = {
  identity: 'api-token',
  exchanges: [
    {
      request: { method: 'GET', url: 'https://example.atlassian.net/rest/api/3/myself' },
      response: { status: 200, body: '{"accountId":"x"}' },
    },
  ],
};

const run = (args: readonly string[], input = '', terminal: { columns?: number } = {}) =>
  runCommand(explainCommand, args, { input, ...terminal });

test('text: cause, why, what to do with who, and the missing scope', async () => {
  const { out, code } = await run([file('one.json', failing('one'))]);
  expect(code).toBe(1);
  for (const part of [
    '  (scope-missing, 99 % sure)\n\nWhy we think so\n  - the answer says that the scope does not match\n',
    '\nWhat to do\n  1. app developer: Enable write:jira-work, or ',
    '\n     https://developer.atlassian.com/cloud/jira/platform/scopes',
    '\nNot: The access token is past its life, because the answer says that the scope does not match\n',
    'clearance causes scope-missing',
  ])
    expect(out).toContain(part);
});

test('jsonl: a line a file in order, and one bad file does not lose the others', async () => {
  const { out, err, code } = await run([
    '--format',
    'jsonl',
    file('a.json', failing('a-case')),
    file('b.json', '{"exchanges":'),
    file('c.json', failing('c-case')),
    join(folder, 'none.json'),
  ]);
  const lines = out
    .trim()
    .split('\n')
    .map((line: string) => JSON.parse(line));
  expect(lines.map(({ id }: { id: string }) => id)).toEqual(['a-case', 'b.json', 'c-case', 'none.json']);
  expect(lines[0].causes[0]).toMatchObject({ id: 'scope-missing' });
  expect(lines[0].missing).toContain('write:jira-work');
  expect(lines[1]).toMatchObject({ causes: [], missing: [] });
  expect(err.trim().split('\n')).toHaveLength(2);
  expect(err).toContain('b.json: line 1');
  expect(code).toBe(2);
});

test('a directory is read by name', async () => {
  const { out } = await run(['--format', 'jsonl', join(import.meta.dirname, '../exchanges/learning')]);
  const ids = out
    .trim()
    .split('\n')
    .map((line: string) => JSON.parse(line).id);
  expect(ids.length).toBeGreaterThan(50);
  const names = ids.map((id: string) => `${id}.json`);
  expect(names).toEqual([...names].sort());
});

test('json: one document', async () => {
  const { out } = await run(['--format', 'json', file('one.json', failing('one'))]);
  expect(JSON.parse(out).findings[0]).toMatchObject({
    cause: 'scope-missing',
    fix: expect.arrayContaining([expect.objectContaining({ who: 'app developer' })]),
  });
});

test('stdin, hints for a bare body, and exit code 0 when nothing is wrong', async () => {
  const bare = await run(
    [
      '--status',
      '401',
      '--url',
      'https://example.atlassian.net/rest/api/3/myself',
      '--identity',
      'scoped-api-token',
    ],
    'Client must be authenticated',
  );
  expect(bare.out).toContain('wrong-base-url-for-token');
  const fine = await run([], JSON.stringify(healthy));
  expect(fine).toMatchObject({ code: 0 });
  expect(fine.out).toContain('Nothing in this recording looks wrong');
});

test.each([
  [['--format', 'yaml'], 'yaml'],
  [['--status', 'teapot'], 'HTTP status'],
  [['--identity', 'robot'], 'robot'],
  [['--url', 'not a url'], 'An address'],
  [['--method', 'GET /'], 'A method'],
])('%j is wrong usage', async (args, said) => {
  const { err, code } = await run(args as string[]);
  expect(code).toBe(2);
  expect(err).toContain(said);
});

test('unreadable input is one line on stderr', async () => {
  const { err, code } = await run([], 'hello\nworld');
  expect(code).toBe(2);
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('what was read is said first, and one question with the flag that answers it', async () => {
  const { out } = await run([], '403 {"code":403,"message":"The app is not installed on this instance"}');
  expect(out).toContain('Read as a sentence: an address that is not stated, 403');
  // The answer leaves nothing to ask.
  expect(out).not.toContain('Say it with');
  const bare = await run([], 'Client must be authenticated to access this resource.');
  expect(bare.out).toContain('Which address was called? Say it with --url');
  expect(bare.out).toMatch(/ {2}\([\w-]+, cannot tell for certain, \d\d %\)\n/);
  const json = await run(['--format', 'json'], 'Client must be authenticated to access this resource.');
  expect(JSON.parse(json.out)).toMatchObject({
    read: { calls: [expect.any(String)], unstated: expect.arrayContaining(['address', 'status']) },
    ask: { flag: '--url' },
  });
});

test('an unreadable text is named once, on stderr alone', async () => {
  const { out, err, code } = await run([], 'the cat sat on the mat');
  expect(code).toBe(2);
  expect(out.trim()).toBe('');
  expect(err.trim().split('\n')).toHaveLength(1);
});

test('who types is told what to do, a pipe is not', async () => {
  const typed = await runCommand(explainCommand, [], { input: 'XSRF check failed', typed: true });
  expect(typed.err).toMatch(/^Paste .*, then Ctrl-D.*\n$/);
  expect((await run([], 'XSRF check failed')).err).toBe('');
});

test.each([30, 60])(
  'a terminal of %d columns gets lines broken between words, a pipe whole ones',
  async (columns) => {
    const path = file('wrapped.json', failing('wrapped'));
    const whole: string = (await run([path])).out;
    const folded: string = (await run([path], '', { columns })).out;
    const tooLong = folded.split('\n').filter((line) => line.length > columns);
    expect(tooLong.filter((line) => /\S\s+\S/.test(line.trim()))).toEqual([]);
    expect(folded.split(/\s+/)).toEqual(whole.split(/\s+/));
    expect(folded).toMatch(/\n {2}1\. app developer: .*\n {5}\S/);
    expect(whole.split('\n').some((line) => line.length > 60)).toBe(true);
  },
);

test.each(['text', 'json', 'jsonl'])(
  '%s: names move no cursor, turn no line and forge none',
  async (format) => {
    const evil = 'x\u001b[2J\u009b31m\u202egnp.exe\u2066\u200b\nroot: all is well';
    const { out } = await run([
      '--format',
      format,
      file('evil.json', { ...failing('evil'), id: evil }),
      file('two.json', failing('two')),
    ]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(out).not.toMatch(/[\u001b\u009b\u202e\u2066\u200b]/);
    expect(out).not.toMatch(/^root: all is well/m);
  },
);

test('--why lays open facts and causes, in text and in json', async () => {
  const text = await run(['--why', file('why.json', failing('why'))]);
  expect(text.out).toMatch(/How this came about: POST \S+ → 401\n/);
  expect(text.out).toMatch(/\d %\s+scope-missing: /);
  const { out } = await run(['--why', '--format', 'json', file('why.json', failing('why'))]);
  expect(JSON.parse(out).why[0].causes[0]).toMatchObject({ cause: 'scope-missing' });
  expect((await run([file('why.json', failing('why'))])).out).not.toContain('How this came about');
});

test('without a file, and for the file -, standard input is read', async () => {
  const pasted = 'GET https://acme.atlassian.net/rest/api/3/myself 401 Unauthorized';
  for (const files of [[], ['-']]) {
    const { out, code } = await run([...files, '--format', 'jsonl'], pasted);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      id: 'stdin',
      causes: [{ id: 'credentials-rejected' }, {}, {}, {}],
    });
  }
});

test('--why names each fact with what it says, and how it bears on a cause; what would settle it comes last of a finding', async () => {
  const { out } = await run([file('why.json', failing('why')), '--why']);
  expect(out).toMatch(/^How this came about: POST \S+/m);
  expect(out).toMatch(/^ {2}says scopeMismatch: \S.*scope/m);
  expect(out).toMatch(/^ +\d+ % {2}scope-missing: (?:decisive|strong|lean)\S* \S/m);
  const rejected = await run([], 'GET https://acme.atlassian.net/rest/api/3/myself 401 Unauthorized');
  expect(rejected.out).toMatch(/^To be sure: curl .*200 proves the credential/m);
});

test('a folder without a text is named, exit 2; in one that has some the others are left out', async () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  expect(await run([empty])).toMatchObject({
    code: 2,
    out: '',
    err: 'empty: the folder holds no .json, .har, .yaml, .log or .txt file\n',
  });
  writeFileSync(join(empty, 'picture.png'), 'png');
  writeFileSync(join(empty, 'call.log'), 'GET https://acme.atlassian.net/rest/api/3/myself 401');
  const { out, err, code } = await run([empty, '--format', 'jsonl']);
  expect([code, err]).toEqual([1, '']);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id),
  ).toEqual(['call.log']);
});
