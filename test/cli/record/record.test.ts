import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordCommand } from '../../../src/cli/record.ts';
import { createJira, type Jira } from '../../../src/simulated-jira/index.ts';
import { temporaryFolder } from '../../run/temporary-folder.ts';
import { runCommand } from '../run-command.ts';

/** A program with jira.js: reads who it is, looks for projects, writes an issue and a comment. */
const program = `import { Version3Client } from ${JSON.stringify(import.meta.resolve('jira.js'))};
const client = new Version3Client({
  host: process.env.SITE,
  authentication: { basic: { email: process.env.EMAIL, apiToken: process.env.TOKEN } },
});
const me = await client.myself.getCurrentUser();
const { values } = await client.projects.searchProjects();
const issue = await client.issues.createIssue({
  fields: { project: { key: 'OWN' }, issuetype: { name: 'Task' }, summary: 'Recorded' },
});
await client.issueComments.addComment({ issueIdOrKey: issue.key, comment: 'done' });
console.log(me.displayName, values.length, issue.key);
`;

const world = (scopes: readonly string[] | null) => ({
  from: 'empty' as const,
  users: [
    {
      email: 'ada@example.org',
      name: 'Ada',
      admin: true,
      token: 'T-ada-secret',
      ...(scopes ? { scopes: [...scopes] } : {}),
    },
  ],
  projects: [{ key: 'OWN', name: 'Own', lead: 'ada@example.org' }],
});

let folder = '';
const open: Jira[] = [];
const jiraWith = async (scopes: readonly string[] | null): Promise<Jira> => {
  const jira = await createJira({ state: world(scopes) });
  open.push(jira);
  return jira;
};

beforeEach(() => {
  folder = temporaryFolder('record-test');
  writeFileSync(join(folder, 'program.mjs'), program);
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all(open.splice(0).map((jira) => jira.close()));
});

const record = async (env: Readonly<Record<string, string>>, ...args: string[]) => {
  const ran = await runCommand(recordCommand, args, { env: { PATH: process.env.PATH ?? '', ...env } });
  return { ...ran, json: () => JSON.parse(ran.out) };
};

const asAda = (jira: Jira) => {
  const { url, token } = jira.credentials.find(({ email }) => email === 'ada@example.org') ?? {
    url: '',
    token: '',
  };
  return { SITE: url, EMAIL: 'ada@example.org', TOKEN: token ?? '' };
};

const operations = [
  'GET /rest/api/3/myself',
  'GET /rest/api/3/project/search',
  'POST /rest/api/3/issue',
  'POST /rest/api/3/issue/{issueIdOrKey}/comment',
];

test('a program with jira.js: its operations, its least scopes, and nothing secret in any file', async () => {
  const jira = await jiraWith(null);
  const saved = join(folder, 'calls.txt');
  const { code, out, err, json } = await record(
    asAda(jira),
    ...['--format', 'json', '--save', saved, '--', process.execPath, join(folder, 'program.mjs')],
  );
  expect(err).toContain('OWN-1');
  expect(json()).toMatchObject({
    calls: operations.map((operation) => ({ operation, documented: true, count: 1 })),
    refusals: [],
    minimal: { classic: ['read:jira-user', 'read:jira-work', 'write:jira-work'] },
    exitCode: 0,
  });
  expect(code).toBe(0);
  expect(readFileSync(saved, 'utf8')).toBe(`${operations.join('\n')}\n`);
  const left = readdirSync(tmpdir()).filter((name) => /^clearance-record-(?!test)/.test(name));
  for (const text of [out, readFileSync(saved, 'utf8')]) {
    expect(text).not.toContain('T-ada-secret');
    expect(text).not.toContain(Buffer.from('ada@example.org:T-ada-secret').toString('base64'));
    expect(text).not.toContain('OWN-1');
  }
  expect(left).toEqual([]);
});

const runs = (env: Readonly<Record<string, string>>): Promise<boolean> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [join(folder, 'program.mjs')], {
      env: { PATH: process.env.PATH, ...env },
    });
    child.on('close', (code) => resolve(code === 0));
  });

test('the same program works with exactly these scopes, and fails without any one of them', async () => {
  const least = ['read:jira-user', 'read:jira-work', 'write:jira-work'];
  expect(await runs(asAda(await jiraWith(least)))).toBe(true);
  for (const missing of least)
    expect([missing, await runs(asAda(await jiraWith(least.filter((scope) => scope !== missing))))]).toEqual([
      missing,
      false,
    ]);
});

test('a refusal is explained as it happens', async () => {
  const jira = await jiraWith(['read:jira-work', 'write:jira-work']);
  const { code, err, json } = await record(
    asAda(jira),
    ...['--format', 'json', '--have', 'read:jira-work,write:jira-work'],
    ...['--', process.execPath, join(folder, 'program.mjs')],
  );
  expect(code).toBe(1);
  expect(err).toContain('GET /rest/api/3/myself');
  expect(json()).toMatchObject({
    refusals: [{ operation: 'GET /rest/api/3/myself', status: 401, finding: { cause: expect.any(String) } }],
    missing: ['read:jira-user'],
  });
});

test('curl, through the environment and by the address that stands for the site', async () => {
  const jira = await jiraWith(null);
  const env = { ...asAda(jira), U: 'ada@example.org:T-ada-secret' };
  const direct = await record(
    env,
    '--format',
    'json',
    '--',
    'sh',
    '-c',
    'curl -s -u "$U" "$SITE/rest/api/3/field?a=b"',
  );
  expect(direct.json()).toMatchObject({
    calls: [{ operation: 'GET /rest/api/3/field', statuses: { 200: 1 } }],
  });
  const standing = await record(
    env,
    ...['--format', 'json', '--site', env.SITE, '--'],
    ...['sh', '-c', 'NO_PROXY=127.0.0.1 curl -s -u "$U" "$CLEARANCE_RECORD_URL/rest/api/3/field"'],
  );
  expect(standing.json()).toMatchObject({ calls: [{ operation: 'GET /rest/api/3/field' }] });
});

test.each([
  ['no-such-program-anywhere', 2, 'no-such-program-anywhere cannot be started.'],
  ['true', 3, 'No call of Jira came through.'],
])('nothing to record of %s: exit %i', async (program, code, said) => {
  expect(await record({}, '--', program)).toMatchObject({ code, err: expect.stringContaining(said) });
});

test('a file to save to is tried before the program runs', async () => {
  const ran = join(folder, 'ran');
  const { code, err, out } = await record(
    {},
    ...['--save', join(folder, 'none', 'calls.txt'), '--'],
    ...[process.execPath, '-e', `require('fs').writeFileSync(${JSON.stringify(ran)}, '')`],
  );
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe(`${join(folder, 'none', 'calls.txt')} cannot be written: its folder does not exist.\n`);
  expect(existsSync(ran)).toBe(false);
});

describe('without room for temporary files nothing is left listening, and it is said', () => {
  test('no folder', async () => {
    const { code, err } = await record({ TMPDIR: join(folder, 'none') }, '--', process.execPath, '-e', '');
    expect(code).toBe(2);
    expect(err).toMatch(/^A temporary folder is needed, and \S+ holds none: its folder does not exist\.\n$/);
  });

  test('a folder, and no file in it', async () => {
    // A path may have 4,095 characters: the run's own folder still fits, its certificates do not.
    const deep = `${folder}${'/d'.repeat(2_000)}`.slice(0, 4_060).replace(/\/$/, 'd');
    const narrow = `${deep}/${'n'.repeat(4_068 - deep.length)}`;
    mkdirSync(narrow, { recursive: true });
    const { code, err } = await record({ TMPDIR: narrow }, '--', process.execPath, '-e', '');
    expect(code).toBe(2);
    expect(err).toMatch(/^A temporary folder is needed, and \S+ holds none: [^\n]+\.\n$/);
  });
});
