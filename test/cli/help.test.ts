import { spawnSync } from 'node:child_process';
import { commands } from '../../src/cli/commands.ts';
import { built } from '../run/built.ts';

function run(...words: string[]): { stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [built('cli.js'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { stdout, stderr, status };
}

test('“help explain” says what “explain --help” says', () => {
  expect(run('help', 'explain')).toEqual(run('explain', '--help'));
});

test.each(Object.keys(commands))('“help %s” says how it is used', (name) => {
  const asked = run('help', name);
  expect(asked).toMatchObject({ status: 0, stderr: '' });
  expect(asked.stdout.split('\n')[0]).toMatch(new RegExp(`^Usage: clearance ${name}\\b`));
  expect(asked.stdout).toMatch(/Options:/);
});

test('“help” alone says what “--help” says, as a result', () => {
  expect(run('help')).toEqual(run('--help'));
  expect(run('help', 'help')).toMatchObject({ status: 0, stderr: '' });
});

test('help for a command there is not names it', () => {
  const { status, stderr } = run('help', 'explian');
  expect(status).toBe(2);
  expect(stderr).toContain("unknown command 'explian'");
});
