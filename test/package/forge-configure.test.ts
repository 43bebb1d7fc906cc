import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const run = (...words: string[]) =>
  spawnSync(process.execPath, ['scripts/forge-configure.mjs', ...words], { encoding: 'utf8' });

test('it says how it is used, and changes nothing then', () => {
  const before = readFileSync('manifest.yml', 'utf8');
  const { status, stdout, stderr } = run('--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: npm run forge:configure[\s\S]*--app-id[\s\S]*--base-url/);
  expect(readFileSync('manifest.yml', 'utf8')).toBe(before);
});

test.each([
  [['--foo'], /^Unknown option '--foo'; --help names the options\.\n$/],
  [['--app-id', 'x', '--base-url', 'https://a.example'], /^--app-id must be the full id[^\n]*\n$/],
  [
    ['--app-id', 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000'],
    /^--base-url must be[^\n]*\n$/,
  ],
])('wrong usage %j is one sentence', (words, told) => {
  const { status, stderr } = run(...words);
  expect(status).toBe(2);
  expect(stderr).toMatch(told);
});
