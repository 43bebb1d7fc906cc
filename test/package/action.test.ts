import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createJira, type Jira } from '../../src/simulated-jira/index.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const Action = z.object({
  inputs: z.record(z.string(), z.object({ default: z.string() })),
  runs: z.object({
    using: z.literal('composite'),
    steps: z.array(
      z.object({
        id: z.string().optional(),
        shell: z.literal('bash'),
        env: z.record(z.string(), z.string()),
        run: z.string(),
      }),
    ),
  }),
});
const action = Action.parse(parse(readFileSync(join(root, 'action.yml'), 'utf8')));

interface Issue {
  readonly number: number;
  state: string;
  title: string;
  body: string;
}

/** As much of GitHub as the action asks: the issues of one repository. */
class Repository {
  readonly issues: Issue[] = [];
  readonly asked: string[] = [];
  readonly server: Server = createServer(async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    const given = text === '' ? {} : JSON.parse(text);
    const path = (request.url ?? '').replace('/repos/acme/app', '');
    const key = `${request.method} ${path.replace(/\?.*/, '')}`;
    this.asked.push(key);
    const number = Number(/\/issues\/(\d+)/.exec(path)?.[1]);
    const issue = this.issues.find((one) => one.number === number);
    if (request.headers.authorization !== 'Bearer a-token') response.statusCode = 401;
    else if (key === 'POST /issues')
      this.issues.push({ number: this.issues.length + 1, state: 'open', ...given });
    else if (issue && request.method === 'PATCH') Object.assign(issue, given);
    response.end(
      JSON.stringify(key === 'GET /issues' ? this.issues.filter(({ state }) => state === 'open') : {}),
    );
  });
}

/** Of a SARIF file. */
interface Run {
  readonly automationDetails: { readonly id: string };
  readonly results: readonly { readonly ruleId: string }[];
}

let jira: Jira;
let folder: string;
let repository: Repository;

beforeAll(async () => {
  jira = await createJira();
});
afterAll(() => jira.close());
beforeEach(async () => {
  folder = temporaryFolder('action');
  repository = new Repository();
  await new Promise<void>((done) => repository.server.listen(0, '127.0.0.1', done));
});
afterEach(() => {
  repository.server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the steps as a runner does: inputs and contexts put into the environment, outputs and summary in files. */
async function runner(inputs: Record<string, string>, secrets: Record<string, string> = {}) {
  const files = { GITHUB_ENV: 'env', GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary.md' };
  for (const name of Object.values(files)) writeFileSync(join(folder, name), '');
  const given = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual }]) => [name, usual])),
    ...inputs,
  };
  const contexts: Record<string, string> = {
    'github.action_path': root,
    'github.token': 'a-token',
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [`inputs.${name}`, value])),
  };
  const filled = (text: string): string =>
    text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_all, name: string) => filled(contexts[name] ?? ''));
  const { port } = repository.server.address() as AddressInfo;
  let code = 0;
  let log = '';
  for (const step of action.runs.steps) {
    if (code !== 0) break;
    const carried = readFileSync(join(folder, 'env'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split('='));
    const env = {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: process.env.HOME,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_TEMP: folder,
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      GITHUB_REPOSITORY: 'acme/app',
      ...Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)])),
      ...secrets,
      ...Object.fromEntries(carried.filter(([name]) => name !== '')),
      ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)])),
    };
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: folder,
      env,
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk));
    code = await new Promise<number>((done) => child.on('close', (ended) => done(ended ?? 1)));
  }
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return { code, log, summary: read('summary.md'), output: read('output') };
}

test('no expression stands in a script, where an input could become code', () => {
  expect(action.runs.steps.filter(({ run }) => run.includes('${{'))).toEqual([]);
});

test('scan: SARIF, a summary, and failure for a scope that is not declared', async () => {
  writeFileSync(join(folder, 'calls.js'), "fetch(site + '/rest/api/3/permissions');\n");
  const descriptor = JSON.parse(readFileSync(join(root, 'atlassian-connect.json'), 'utf8'));
  writeFileSync(join(folder, 'atlassian-connect.json'), JSON.stringify({ ...descriptor, scopes: ['READ'] }));
  const { code, log, summary, output } = await runner({ paths: 'calls.js', app: 'atlassian-connect.json' });
  expect(code).toBe(1);
  expect(log + summary).not.toContain('\u001b');
  expect(output).toContain('exit-code=1\nreport=clearance.sarif');
  expect(summary).toContain('ADMIN');
  const sarif = JSON.parse(readFileSync(join(folder, 'clearance.sarif'), 'utf8'));
  expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: 'scope-missing' });
  expect(repository.asked).toEqual([]);
});

test('scan: several app files are each held against the code, and each has its category in the report', async () => {
  writeFileSync(join(folder, 'calls.js'), "fetch(site + '/rest/api/3/permissions');\n");
  const descriptor = JSON.parse(readFileSync(join(root, 'atlassian-connect.json'), 'utf8'));
  const declaring = (name: string, scopes: string[]) =>
    writeFileSync(join(folder, name), JSON.stringify({ ...descriptor, scopes }));
  declaring('wide.json', ['ADMIN']);
  declaring('narrow.json', ['READ']);
  const { code, summary } = await runner({ paths: 'calls.js', app: 'wide.json\n\n narrow.json \n' });
  expect(code).toBe(1);
  const { runs } = JSON.parse(readFileSync(join(folder, 'clearance.sarif'), 'utf8'));
  expect(
    runs.map(({ automationDetails, results }: Run) => [
      automationDetails.id,
      results.some(({ ruleId }) => ruleId === 'scope-missing'),
    ]),
  ).toEqual([
    ['clearance/wide.json/', false],
    ['clearance/narrow.json/', true],
  ]);
  for (const name of ['wide.json', 'narrow.json']) expect(summary).toContain(`scopes of ${name}`);
  expect((await runner({ paths: 'calls.js', app: 'wide.json' })).code).toBe(0);
});

test('scan: nothing named is the whole folder, a path may hold blanks, and the report may lie in a folder to be made', async () => {
  writeFileSync(join(folder, 'my calls.js'), "fetch(site + '/rest/api/3/permissions');\n");
  const { output } = await runner({ paths: '', sarif: 'made for it/out.sarif' });
  expect(output).toContain('exit-code=0\nreport=made for it/out.sarif');
  const [result] = JSON.parse(readFileSync(join(folder, 'made for it/out.sarif'), 'utf8')).runs;
  expect(result.tool.driver.name).toBe('clearance scan');
  const { code, output: none } = await runner({ paths: '--help\r\n' });
  expect(code).toBe(2);
  expect(none).toContain('exit-code=2\nreport=\n');
});

test('a runner whose Node is too old gets a newer one beside the package', async () => {
  const asked = join(folder, 'asked');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'npm'), `#!/bin/sh\necho "$@" > '${asked}'\n`, { mode: 0o755 });
  writeFileSync(
    join(folder, 'old.mjs'),
    `Object.defineProperty(process.versions, 'node', { value: process.env.OF_THE_RUNNER });`,
  );
  const installs = async (version: string): Promise<string> => {
    const env = {
      PATH: `${bin}:${dirname(process.execPath)}:${process.env.PATH}`,
      NODE_OPTIONS: '--import ./old.mjs',
      OF_THE_RUNNER: version,
      RUNNER_TEMP: folder,
      GITHUB_ENV: join(folder, 'env'),
      CLEARANCE_ACTION: root,
      CLEARANCE_PACKAGE: 'clearance.tgz',
    };
    const child = spawn('bash', [join(root, 'action/prepare.sh')], { cwd: folder, env });
    await new Promise((done) => child.on('close', done));
    return readFileSync(asked, 'utf8').trim();
  };
  expect(await installs('20.20.2')).toMatch(/ clearance\.tgz node@24$/);
  expect(await installs('22.11.0')).toMatch(/ clearance\.tgz node@24$/);
  expect(await installs('22.12.0')).toMatch(/ clearance\.tgz$/);
  expect(await installs('24.1.0')).toMatch(/ clearance\.tgz$/);
});

test('check: without a token, as in a run for a fork, the issue is left and the result is told all the same', async () => {
  const { code, log, output } = await runner(
    { mode: 'check', site: jira.siteUrl, 'github-token': '' },
    { CLEARANCE_EMAIL: 'ada@example.com', CLEARANCE_API_TOKEN: 'wrong', ATLASSIAN_API_URL: jira.apiUrl },
  );
  expect(code).toBe(1);
  expect(log).toContain('::warning::The issue is left as it is');
  expect(output).toContain('exit-code=1');
  expect(repository.asked).toEqual([]);
});

test('check: what a site says is shown in the log, and commands nothing', async () => {
  const cli = join(folder, 'cli.mjs');
  const finding = { cause: 'x', fix: [{ who: 'y', step: 'a\n::error::b' }] };
  const report = { identities: [{ kind: 'api-token', findings: [finding] }], probes: [] };
  writeFileSync(cli, `console.log(${JSON.stringify(JSON.stringify(report))});`);
  const env = { PATH: process.env.PATH, INPUT_MODE: 'check', RUNNER_TEMP: folder, CLEARANCE_CLI: cli };
  const { stdout } = spawnSync(process.execPath, [join(root, 'action/run.mjs')], { encoding: 'utf8', env });
  const [, word, shown] = /^::stop-commands::(\S+)\n([\s\S]*)\n::\1::\n$/.exec(stdout) ?? [];
  expect(word).toMatch(/^[\w-]{20,}$/);
  expect(shown).toContain('\n::error::b');
});

test('check: without secrets the summary says which are missing', async () => {
  const { code, summary } = await runner({ mode: 'check', site: jira.siteUrl }, { CLEARANCE_EMAIL: '' });
  expect(code).toBe(2);
  expect(summary).toContain('CLEARANCE_API_TOKEN');
});

test('a mode there is none of is a sentence', async () => {
  const { code, log } = await runner({ mode: 'sweep' });
  expect({ code, log }).toEqual({
    code: 2,
    log: expect.stringContaining('mode is "scan" or "check", not "sweep"'),
  });
});

test('check: one issue, opened, left alone, and closed when it is mended', async () => {
  const { email = '', token = '' } = jira.credential('api-token');
  const inputs = {
    mode: 'check',
    site: jira.siteUrl,
    operations: 'GET /rest/api/3/permissions\nGET /rest/api/3/role',
  };
  const services = { ATLASSIAN_API_URL: jira.apiUrl, ATLASSIAN_AUTH_URL: jira.authUrl };
  const wrong = {
    ...services,
    CLEARANCE_EMAIL: email,
    CLEARANCE_API_TOKEN: 'ATATT3xFfGF0-wrong-wrong-wrong-wrong',
  };
  const right = { ...services, CLEARANCE_EMAIL: email, CLEARANCE_API_TOKEN: token };

  expect((await runner(inputs, wrong)).code).toBe(1);
  expect(repository.issues).toEqual([
    expect.objectContaining({
      state: 'open',
      title: expect.stringContaining(jira.siteUrl),
      body: expect.stringContaining('credentials-rejected'),
    }),
  ]);
  const said = repository.issues[0]?.body;
  expect(said).not.toContain('wrong-wrong');

  expect((await runner(inputs, wrong)).code).toBe(1);
  expect(repository.issues.map(({ body }) => body)).toEqual([said]);

  const mended = await runner(inputs, right);
  expect({ code: mended.code, log: mended.log }).toEqual({
    code: 0,
    log: expect.stringContaining('Nothing is wrong.'),
  });
  expect(repository.issues.map(({ state }) => state)).toEqual(['closed']);
  expect(repository.asked.filter((key) => key === 'POST /issues')).toHaveLength(1);
});
