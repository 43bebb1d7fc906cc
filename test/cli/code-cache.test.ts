import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { cacheFolder } from '../../src/cli/cache-folder.ts';
import { built } from '../run/built.ts';
import { temporaryFolder } from '../run/temporary-folder.ts';

const root = resolve(import.meta.dirname, '../..');
const form = `${process.version}-${process.arch}`;
let folder = '';
beforeAll(() => {
  folder = temporaryFolder('code-cache');
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  cpSync(join(root, 'docs/rules'), join(folder, 'docs/rules'), { recursive: true });
  cpSync(dirname(built('cli.js')), join(folder, 'dist'), {
    recursive: true,
    filter: (path) => !/[\\/](panel|types|\.compile-cache)$/.test(path),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scopes = (entry = 'cli.js', word = 'GET /rest/api/3/role'): string =>
  execFileSync(process.execPath, [join(folder, 'dist', entry), 'scopes', word], { encoding: 'utf8' });
const forget = (): void => rmSync(join(folder, 'dist/.compile-cache'), { recursive: true, force: true });
const cached = (): string[] =>
  readdirSync(join(folder, 'dist/.compile-cache'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, 'dist/.compile-cache', name))
    .filter((path) => statSync(path).isFile());

test('the first starts keep what they compile beside the code, each command for itself; a fifth changes nothing', () => {
  scopes('cli.js', '--help');
  const sizes = (): number => cached().reduce((sum, path) => sum + statSync(path).size, 0);
  const afterHelp = sizes();
  const first = scopes();
  expect(sizes()).toBeGreaterThan(afterHelp * 1.05);
  scopes();
  scopes();
  expect(first).toContain('read:project-role:jira');
  const kept = cached();
  expect(kept.some((path) => /[\\/]scopes[\\/]facts-/.test(path))).toBe(true);
  expect(kept.some((path) => /[\\/]start[\\/]start-[\w-]{8}\.cjs$/.test(path))).toBe(true);
  const times = kept.map((path) => statSync(path).mtimeMs);
  expect(scopes('cli.cjs')).toBe(first);
  expect(cached()).toEqual(kept);
  expect(kept.map((path) => statSync(path).mtimeMs)).toEqual(times);
});

test('what every start reads is little: no command hangs on it', () => {
  forget();
  scopes('cli.js', '--help');
  const own = cached().filter((path) => /[\\/]start[\\/]/.test(path));
  const read = own.map((path) => statSync(join(folder, 'dist/chunks', basename(path))).size);
  expect(read.length).toBeGreaterThan(0);
  expect(read.reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000);
});

test.each([
  [
    'explain',
    'test/exchanges/learning/410-search-securityhub.json',
    /^(?:scopes-of-products|texts|forms|schemas|calls|yaml|pako)-/,
  ],
  ['causes', 'scope-missing', /^(?:explain|scopes-of-products|texts|forms|schemas|calls|yaml)-/],
  ['scopes', 'GET /rest/api/3/role', /^(?:explain|texts|forms|schemas|calls|yaml)-/],
  ['lint', 'atlassian-connect.json', /^(?:explain|texts|forms|schemas|calls|yaml)-/],
])('%s of %s reads no code that it does not need', (command, word, unneeded) => {
  forget();
  spawnSync(process.execPath, [join(folder, 'dist/cli.cjs'), command, word], { cwd: root });
  const read = cached().map((path) => basename(path));
  expect(read.length).toBeGreaterThan(2);
  expect(read.filter((name) => unneeded.test(name))).toEqual([]);
});

test.each([
  ['explain', 'test/exchanges/learning/410-search-securityhub.json'],
  ['causes', 'scope-missing'],
  ['scopes', 'GET /rest/api/3/role'],
  ['lint', 'atlassian-connect.json'],
])('%s has Node load none of its streams', (command, word) => {
  const tell = join(folder, 'tell.cjs');
  writeFileSync(
    tell,
    `process.on('exit', () => require('node:fs').writeSync(2, process.moduleLoadList.join(', ')));`,
  );
  const { stderr } = spawnSync(
    process.execPath,
    ['--require', tell, join(folder, 'dist/cli.cjs'), command, word],
    { cwd: root, encoding: 'utf8' },
  );
  const parts = stderr.split(', ');
  expect(parts).toContain('NativeModule vm');
  expect(parts.filter((part) => /^NativeModule (?:stream|tty|net)$/.test(part))).toEqual([]);
});

test('what is kept is checked: a broken file is compiled anew and replaced', () => {
  forget();
  scopes();
  const right = scopes();
  for (const path of cached()) writeFileSync(path, readFileSync(path).subarray(0, 200));
  expect(scopes()).toBe(right);
  for (const path of cached()) expect(statSync(path).size).toBeGreaterThan(200);
});

test('what a version that is gone has left is dropped when another one begins to keep, after a month', () => {
  forget();
  scopes('cli.js', '--help');
  const [gone, recent] = ['start/start-gone.cjs', 'start/start-used.cjs'].map((name) =>
    join(folder, 'dist/.compile-cache', form, name),
  );
  const otherNode = join(folder, 'dist/.compile-cache/v22.12.0-x64');
  mkdirSync(join(otherNode, 'scopes'), { recursive: true });
  const old = [gone ?? '', join(otherNode, 'scopes/facts-gone.cjs')];
  for (const path of [...old, recent ?? '']) writeFileSync(path, 'kept');
  const weeksAgo = (weeks: number): number => Date.now() / 1000 - weeks * 7 * 86_400;
  for (const path of old) utimesSync(path, weeksAgo(5), weeksAgo(5));
  utimesSync(recent ?? '', weeksAgo(3), weeksAgo(3));
  scopes('cli.js', '--help');
  expect(old.map((path) => existsSync(path))).toEqual([true, true]);
  spawnSync(process.execPath, [join(folder, 'dist/cli.cjs'), 'causes']);
  expect([otherNode, ...old].map((path) => existsSync(path))).toEqual([false, false, false]);
  expect(existsSync(recent ?? '')).toBe(true);
  expect(cached().length).toBeGreaterThan(2);
});

test('a cache that outlives its bundle is not taken for that of the next one, though an entry is as long as before', () => {
  scopes();
  const entry = join(folder, 'dist/start.cjs');
  const text = readFileSync(entry, 'latin1');
  writeFileSync(entry, "process.stdout.write('anew');".padEnd(text.length));
  expect(scopes()).toBe('anew');
  writeFileSync(entry, text);
});

test('an installation that may not be written to keeps in the folder of the user, if it is theirs alone', () => {
  const code = join(folder, 'read-only');
  const home = join(folder, 'home');
  mkdirSync(code);
  const given = { ...process.env };
  process.env.XDG_CACHE_HOME = process.env.LOCALAPPDATA = home;
  try {
    expect(join(cacheFolder(code, 'scan') ?? '')).toBe(join(code, '.compile-cache', form));
    // Not there, which is as good as not to be written: root may write to all.
    expect(cacheFolder(join(code, 'none'), 'scan')).toBe(join(home, 'clearance', form));
    chmodSync(join(home, 'clearance'), 0o777);
    if (process.platform !== 'win32') expect(cacheFolder(join(code, 'none'), 'scan')).toBeNull();
    process.env.XDG_CACHE_HOME = process.env.LOCALAPPDATA = 'relative';
    expect(cacheFolder(join(code, 'none'), 'scan')).toBeNull();
    process.env.NODE_DISABLE_COMPILE_CACHE = '1';
    expect(cacheFolder(code, 'scan')).toBeNull();
  } finally {
    process.env = given;
  }
});

test('where nothing can be kept, everything still runs', () => {
  forget();
  writeFileSync(join(folder, 'dist/.compile-cache'), 'a file where the folder should be');
  expect(scopes()).toContain('read:project-role:jira');
});
