import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { built } from '../run/built.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const Packed = z.tuple([
  z.object({ filename: z.string(), size: z.number(), files: z.array(z.object({ path: z.string() })) }),
]);

let folder = '';
let packed: z.infer<typeof Packed>[0];
/** This Node first, so that npm and what it starts use it too. */
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` };
const npm = (...args: string[]) => run('npm', [...args, '--no-audit', '--no-fund'], { cwd: folder, env });

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function clearance(...args: string[]): Promise<Ended> {
  return ended(process.execPath, [join(folder, 'node_modules/clearance/dist/cli.js'), ...args]);
}

function ended(file: string, args: readonly string[]): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(file, args, { cwd: folder, env }, (_error, stdout, stderr) => {
      done({ code: child.exitCode ?? -1, stdout, stderr });
    });
    child.stdin?.end();
  });
}

const script = (text: string): Promise<Ended> => {
  writeFileSync(join(folder, 'script.mjs'), text);
  return ended(process.execPath, ['script.mjs']);
};

const compiled = async (module: string, file: string): Promise<Pick<Ended, 'code' | 'stdout'>> => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['--singleThreaded', '--noEmit', '--strict', '--module', module];
  const { stdout, code } = await ended(process.execPath, [
    tsc,
    ...options,
    ...['--target', 'es2023', '--types', ''],
    file,
  ]);
  return { code, stdout };
};

beforeAll(async () => {
  built('cli.cjs');
  folder = temporaryFolder('package');
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    env,
  });
  [packed] = Packed.parse(JSON.parse(stdout));
  writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  await npm('install', '--prefer-offline', packed.filename);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball is small and holds no source, test or map', () => {
  expect(packed.size).toBeLessThan(3 * 1024 * 1024);
  const paths = packed.files.map(({ path }) => path);
  expect(paths.filter((path) => /^(src|test|bench|scripts)\/|\.map$|(?<!\.d)\.ts$/.test(path))).toEqual([]);
  expect(paths).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'dist/THIRD-PARTY-NOTICES.txt',
      'dist/panel/THIRD-PARTY-NOTICES.txt',
      'dist/panel/index.html',
    ]),
  );
});

test('a page that the README or a command names came along', () => {
  const installed = join(folder, 'node_modules/clearance');
  const commands = readdirSync(join(installed, 'dist/chunks')).map((name) =>
    readFileSync(join(installed, 'dist/chunks', name), 'utf8'),
  );
  const named = [
    ...readFileSync(join(installed, 'README.md'), 'utf8').matchAll(/\]\((docs\/[^)#]+)/g),
    ...commands.join('\n').matchAll(/\b(docs\/[a-z/-]+\.md)/g),
  ].map(([, path]) => path ?? '');
  expect(named).toEqual(expect.arrayContaining(['docs/check.md', 'docs/simulator.md']));
  expect(named.filter((path) => !existsSync(join(installed, path)))).toEqual([]);
});

test('only what has a native part is installed beside it', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  expect(Object.keys(dependencies).sort()).toEqual(['libsql', 'oxc-parser']);
  expect(readdirSync(join(folder, 'node_modules')).length).toBeLessThan(12);
});

test.each(['explain', 'check', 'scopes', 'lint', 'causes', 'simulate', 'mcp', 'serve', 'demo', 'completion'])(
  'clearance %s --help',
  async (command) => {
    const { code, stdout } = await clearance(command, '--help');
    expect({ code, usage: stdout.split('\n')[0] }).toEqual({
      code: 0,
      usage: expect.stringContaining(command),
    });
  },
);

test('explain names the cause of a recorded failure', async () => {
  const evidence = {
    identity: 'oauth-3lo',
    scopes: ['read:me'],
    exchanges: [
      {
        request: { method: 'GET', url: 'https://api.atlassian.com/ex/jira/1-2/rest/api/3/project/search' },
        response: { status: 401, body: '{"code":401,"message":"Unauthorized; scope does not match"}' },
      },
    ],
  };
  writeFileSync(join(folder, 'failure.json'), JSON.stringify(evidence));
  const { code, stdout } = await clearance('explain', '--format', 'jsonl', 'failure.json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout).causes[0].id).toBe('scope-missing');
});

test('files that are read at run time came along', async () => {
  const lint = await clearance('lint', 'node_modules/clearance/atlassian-connect.json');
  const causes = await clearance('causes', 'scope-missing');
  const scopes = await clearance('scopes', '--profile', 'no-such-profile');
  expect([lint.code, causes.code]).toEqual([0, 0]);
  expect(scopes.stderr).toMatch(/there are \w/);
});

test('the demo runs, with the backend, the panel and both doors', async () => {
  const { stdout, stderr, code } = await clearance('demo', '--once', '--json');
  expect(stderr).not.toMatch(/bug/i);
  expect([0, 1]).toContain(code);
  const report = JSON.parse(stdout);
  const schema = readFileSync(join(folder, 'node_modules/clearance/schema/report-2.json'), 'utf8');
  const valid = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
  expect({ state: report.state, valid: valid(report), errors: valid.errors }).toEqual({
    state: 'finished',
    valid: true,
    errors: null,
  });
});

test('the library: explain, neededScopes and createJira', async () => {
  const { stdout, stderr } = await script(`
    import { explain } from 'clearance/explain';
    import { neededScopes } from 'clearance/scopes';
    import { createJira } from 'clearance/simulator';
    const jira = await createJira();
    const { authorization } = jira.credential('api-token');
    const { status } = await fetch(jira.siteUrl + '/rest/api/3/myself', { headers: { authorization } });
    await jira.close();
    const [first] = explain({ identity: 'anonymous', exchanges: [{
      request: { method: 'GET', url: 'https://acme.atlassian.net/rest/api/3/permissions' },
      response: { status: 401 } }] });
    const { minimal } = neededScopes(['GET /rest/api/3/permissions']);
    console.log(JSON.stringify({ status, cause: first.cause, minimal: minimal.connect }));
  `);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ status: 200, cause: 'anonymous-request', minimal: ['ADMIN'] });
});

test('the library can be required, without a Node that requires ES modules', async () => {
  writeFileSync(
    join(folder, 'script.cjs'),
    `const { explainText } = require('clearance/explain');
     const { neededScopes } = require('clearance/scopes');
     require('clearance/simulator');
     console.log(explainText('GET https://acme.atlassian.net/rest/api/3/permissions -> 401').findings.length > 0,
       neededScopes(['GET /rest/api/3/permissions']).minimal.connect[0]);`,
  );
  const { stdout, stderr } = await ended(process.execPath, [
    '--no-experimental-require-module',
    'script.cjs',
  ]);
  expect({ stdout, stderr }).toEqual({ stdout: 'true ADMIN\n', stderr: '' });
});

test('the types of the library stand alone', async () => {
  writeFileSync(
    join(folder, 'uses.ts'),
    `import { explain, type ExplainedCause } from 'clearance/explain';
     import { neededScopes } from 'clearance/scopes';
     import { createJira, type Jira } from 'clearance/simulator';
     const jira: Jira = await createJira({ scenario: 'healthy' });
     const causes: ExplainedCause[] = explain('text');
     const scopes: readonly string[] = neededScopes(['GET /rest/api/3/myself']).minimal.classic;
     const headers: Record<string, string> = { authorization: jira.credential('api-token').authorization };
     export { causes, headers, jira, scopes };
     // @ts-expect-error: there is no such identity
     explain({ identity: 'martian', exchanges: [] });`,
  );
  expect(await compiled('nodenext', 'uses.ts')).toEqual({ code: 0, stdout: '' });
});

// In a package of ES modules `.d.ts` is an ES module, and TypeScript refuses to require one.
test('what is required has types of its own', async () => {
  writeFileSync(
    join(folder, 'uses.cts'),
    `import { explain } from 'clearance/explain';
     import scopes = require('clearance/scopes');
     import { createJira } from 'clearance/simulator';
     export const minimal: readonly string[] = scopes.neededScopes(['GET /rest/api/3/myself']).minimal.classic;
     export const jira: Promise<{ readonly siteUrl: string }> = createJira();
     export const first: string | undefined = explain('text')[0]?.cause;`,
  );
  expect(await compiled('node16', 'uses.cts')).toEqual({ code: 0, stdout: '' });
});

test('a TypeScript that reads no exports, as ts-jest is set up, finds the same types', () => {
  const { exports, typesVersions } = z
    .object({
      exports: z.record(z.string(), z.union([z.string(), z.looseObject({ types: z.string() })])),
      typesVersions: z.object({ '*': z.record(z.string(), z.tuple([z.string()])) }),
    })
    .parse(JSON.parse(readFileSync(join(folder, 'node_modules/clearance/package.json'), 'utf8')));
  const typed = Object.entries(exports).flatMap(([name, entry]) =>
    typeof entry === 'string' ? [] : [[name.replace('./', ''), [entry.types]] as const],
  );
  expect(typed.length).toBeGreaterThan(3);
  expect(typesVersions['*']).toEqual(Object.fromEntries(typed));
  for (const [, [path]] of typed) expect(existsSync(join(folder, 'node_modules/clearance', path))).toBe(true);
});

test('mcp answers a client on stdio', async () => {
  const client = new Client({ name: 'test', version: '0.0.0' });
  const args = [join(folder, 'node_modules/clearance/dist/cli.js'), 'mcp'];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, cwd: folder }));
  const answer = await client.callTool({
    name: 'needed_scopes',
    arguments: { operations: ['GET /rest/api/3/permissions'] },
  });
  await client.close();
  expect(answer.structuredContent).toMatchObject({ connect: ['ADMIN'] });
});

test.each([
  ['oxc-parser', '@oxc-parser', ['scan', '.']],
  ['libsql', '@libsql', ['serve']],
])('without the part of %s for this machine it says so', async (name, scope, words) => {
  const [there, away] = [join(folder, 'node_modules', scope), join(folder, `away-${name}`)];
  renameSync(there, away);
  const { code, stdout, stderr } = await clearance(...words);
  renameSync(away, there);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    `The part of ${name} for this machine (${process.platform} ${process.arch}) is not installed. Install again on this machine, with optional dependencies; where node_modules and package-lock.json came from another one, remove them first.\n`,
  );
});

describe('on a Node that is too old', () => {
  const asOld = (where: string) => ended(process.execPath, ['--import', './old.mjs', where, '--version']);
  const cli = () => join(folder, 'node_modules/clearance/dist/cli.js');

  test('it says one sentence, exit code 2', async () => {
    writeFileSync(
      join(folder, 'old.mjs'),
      `Object.defineProperty(process.versions, 'node', { value: '20.20.2' });`,
    );
    const { code, stdout, stderr } = await asOld(cli());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^clearance needs Node 22\.12 or newer, and this is 20\.20\.2\. [^\n]+\n$/);
  });

  test('it runs on the newer one that npm has brought, where there is one', async () => {
    const bin = join(folder, 'node_modules/node/bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(folder, 'node_modules/node/package.json'), '{"version": "24.0.0"}');
    writeFileSync(join(bin, 'node'), `#!/bin/sh\nexec '${process.execPath}' "$@"\n`, { mode: 0o755 });
    const { code, stdout } = await asOld(cli());
    rmSync(bin, { recursive: true });
    const unscripted = await asOld(cli());
    rmSync(join(folder, 'node_modules/node'), { recursive: true });
    expect(unscripted).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^clearance needs [^\n]+"npm rebuild node --ignore-scripts=false"[^\n]+\n$/,
      ),
    });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});
