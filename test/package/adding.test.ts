import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** A cause nobody has: a token that a policy of the site refuses. Data, page and cases, each in a file of its own. */
const causeFiles = {
  'src/diagnosis/causes/token-policy-blocked.ts': `
import { all } from '../algebra.ts';
import type { Cause } from '../cause-definition.ts';
import { owner } from '../fixes/steps.ts';

export const tokenPolicyBlocked: Cause = {
  title: 'A policy for tokens keeps this one out',
  gate: 'account',
  owner: 'credential owner',
  about: 'identity',
  decisive: [all('as device-token', 'at gateway', 'status 403')],
  fix: () => [owner('Pair the device again.')],
  settledBy: () => 'Does the list of devices show it?',
};
`,
  'docs/rules/token-policy-blocked.md': `# A policy for tokens keeps this one out

## What it means
The credential owner paired a device that the policy does not know.
## How it shows
403.
## What it is confused with
[scope-missing](scope-missing.md).
## How to fix it
Pair it again.
`,
};

/** A kind of identity nobody has: a token that a device got by a code. */
const identityFiles = {
  'src/jira-facts/identities/kinds/device-token.ts': `
import type { IdentityTraits } from '../identity-traits.ts';

/** A device that was paired by a code. */
export const deviceToken: IdentityTraits = {
  words: 'the paired device',
  scopeWorld: 'oauth2',
  scopesChangedIn: 'new token',
  home: 'gateway',
  schemes: ['bearer'],
  rightsOf: 'person',
  throughApp: false,
  framework: null,
  countsPoints: true,
  listedBy: 'account',
};
`,
};

/** What those see of both who use the house: the command line, the library, the diagnosis, the self-test, the schemas. */
const look = `
import { explainCommand } from './src/cli/explain.ts';
import { causesCommand } from './src/cli/causes.ts';
import { causeCatalogue, causeTraits, scopeFix } from './src/diagnosis/index.ts';
import { kindsWith, loadOperations } from './src/jira-facts/index.ts';
import { explain } from './src/library/explain.ts';
import { renderText } from './src/report/index.ts';
import { planSelfTest, runSelfTest } from './src/self-test/index.ts';

let said = '';
const io = { stdin: process.stdin, stdout: { write: (text) => { said += text; } }, stderr: process.stderr, env: {}, setExitCode() {} };
await causesCommand(io).parseAsync(['node', 'clearance']);
await causesCommand(io).parseAsync(['node', 'clearance', 'token-policy-blocked']);

const baseUrl = 'https://api.atlassian.com/ex/jira/1d5e3b0c-0000-4000-8000-000000000000';
const answered = (path) => path.includes('/myself')
  ? { status: 200, body: JSON.stringify({ accountId: 'a', active: true, groups: { items: [] } }) }
  : { status: 401, body: JSON.stringify({ code: 401, message: 'Unauthorized; scope does not match' }) };
const ask = async ({ method, path }) => {
  const { status, body } = answered(path);
  const response = { status, headers: { 'content-type': 'application/json' }, body };
  return { exchange: { request: { method, url: baseUrl + path, headers: {}, body: null }, response }, body, json: JSON.parse(body), ranAs: null };
};
const identity = {
  kind: 'device-token', label: 'the display in the hall', scopes: ['read:me'], baseUrl,
  authenticate: async () => ({ ok: true }), ask, call: async (request) => (await ask(request)).exchange,
};
const table = loadOperations();
const { plan } = planSelfTest({ table, identities: [identity], operations: ['GET /rest/api/3/project/search'] });
const site = { url: 'https://some.atlassian.net', deployment: 'cloud' };
const report = await runSelfTest({ id: 'r', site, plan, identities: [identity], table, now: () => new Date(0) });

const [{ cause, fix }] = explain({
  identity: 'device-token',
  exchanges: [
    { request: { method: 'GET', url: baseUrl + '/rest/api/3/myself' }, response: { status: 403, headers: {}, body: '' } },
  ],
});
process.stdout.write(JSON.stringify({
  causes: said,
  help: explainCommand(io).helpInformation(),
  listed: causeCatalogue.map(({ id }) => id),
  traits: causeTraits('token-policy-blocked'),
  explained: { cause, fix },
  scopeFix: scopeFix('device-token', [['read:jira-work']])[0].step,
  atGateway: kindsWith(({ home }) => home === 'gateway'),
  gaps: report.gaps.scopes,
  report: renderText(report),
}));
`;

/** Files below a folder whose text differs from the project's, or that the project does not have. */
function changedFiles(folder: string): string[] {
  const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  return ['src', 'docs', 'schema', 'scripts']
    .flatMap((part) => readdirSync(join(folder, part), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => textOf(join(folder, path)) !== textOf(join(root, path)))
    .sort();
}

describe('a cause and a kind of identity, added to a copy of the house', () => {
  const house = mkdtempSync(join(tmpdir(), 'clearance-adding-'));
  const inHouse = (...args: string[]) => run(process.execPath, args, { cwd: house, maxBuffer: 8e6 });
  const strip = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  afterAll(() => rmSync(house, { recursive: true, force: true }));

  beforeAll(async () => {
    for (const part of [
      'src',
      'docs/rules',
      'schema',
      'scripts',
      'profiles',
      'package.json',
      'tsconfig.json',
    ])
      cpSync(join(root, part), join(house, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
    for (const [path, text] of Object.entries({ ...causeFiles, ...identityFiles }))
      writeFileSync(join(house, path), text);
    await inHouse('scripts/registers.mjs');
    await inHouse(...strip, 'scripts/schemas.mjs');
  });

  test('nothing else is touched, but what follows from them by itself', () => {
    expect(changedFiles(house)).toEqual(
      [
        ...Object.keys({ ...causeFiles, ...identityFiles }),
        // "npm run derived" writes these.
        'src/diagnosis/cause.ts',
        'src/diagnosis/causes/index.ts',
        'src/jira-facts/identities/kinds/index.ts',
        'src/library/identity.ts',
        ...['evidence-1', 'findings-1', 'profile-1', 'report-2'].map((name) => `schema/${name}.json`),
      ].sort(),
    );
  });

  test('every list, page, help text and schema knows both', async () => {
    writeFileSync(join(house, 'look.mjs'), look);
    const seen = JSON.parse((await inHouse(...strip, 'look.mjs')).stdout);
    expect(seen.causes).toContain('token-policy-blocked');
    expect(seen.causes).toContain('The credential owner paired a device');
    expect(seen.help).toContain('"device-token"');
    expect(seen.listed).toContain('token-policy-blocked');
    expect(seen.traits).toEqual({
      gate: 'account',
      owner: 'credential owner',
      about: 'identity',
      needsCaller: true,
    });
    expect(seen.explained).toEqual({
      cause: 'token-policy-blocked',
      fix: [{ who: 'credential owner', step: 'Pair the device again.' }],
    });
    expect(seen.scopeFix).toMatch(/^Make a new token .*read:jira-work/);
    expect(seen.atGateway).toContain('device-token');
    expect(seen.gaps).toEqual([
      expect.objectContaining({
        identity: 'device-token',
        missing: ['read:jira-work'],
        patch: 'tick for the new credential: read:jira-work, read:me',
      }),
    ]);
    expect(seen.report).toContain('the display in the hall');
    const schema = (name: string): string => readFileSync(join(house, 'schema', `${name}.json`), 'utf8');
    expect(schema('findings-1')).toContain('"token-policy-blocked"');
    for (const name of ['evidence-1', 'profile-1', 'report-2'])
      expect(schema(name)).toContain('"device-token"');
  });

  test('the compiler asks for nothing more', async () => {
    const only = { extends: './tsconfig.json', compilerOptions: { types: ['node'] }, include: ['src'] };
    writeFileSync(join(house, 'tsconfig.src.json'), JSON.stringify(only));
    // One thread: several would each find out about the same types.
    const tsc = ['node_modules/typescript/bin/tsc', '--singleThreaded', '-p', 'tsconfig.src.json'];
    const { stdout } = await inHouse(...tsc).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });
});
