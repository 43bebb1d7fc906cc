import { Readable, Writable } from 'node:stream';
import { causesCommand } from '../../src/cli/causes.ts';
import { commands } from '../../src/cli/commands.ts';
import { completionCommand } from '../../src/cli/completion.ts';
import type { CliIo } from '../../src/cli/io.ts';
import { causeIds } from '../../src/diagnosis/cause.ts';

function recorded() {
  const said = { stdout: '', stderr: '', exitCode: 0 };
  const to = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        said[name] += String(chunk);
        done();
      },
    });
  const io: CliIo = {
    stdin: Readable.from([]),
    stdout: to('stdout'),
    stderr: to('stderr'),
    env: {},
    setExitCode: (code) => {
      said.exitCode = code;
    },
  };
  return { io, said };
}

async function causes(...words: string[]) {
  const { io, said } = recorded();
  await causesCommand(io).parseAsync(words, { from: 'user' });
  return said;
}

test('the list names every cause once, with who mends it', async () => {
  const { stdout, exitCode } = await causes('--format', 'json');
  expect(JSON.parse(stdout).map(({ id }: { id: string }) => id)).toEqual([...causeIds]);
  expect(JSON.parse(stdout)[0]).toMatchObject({ gate: 'credential', who: 'credential owner' });
  expect(exitCode).toBe(0);
});

test.each([...causeIds])('%s has its page', async (id) => {
  const { stdout } = await causes(id);
  expect(stdout).toMatch(/^# \S/);
  expect(stdout).toContain(`\`${id}\``);
});

test('an unknown id is exit code 2 with the nearest one', async () => {
  await expect(causes('scope-mising')).resolves.toEqual({
    stdout: '',
    stderr: 'There is no cause "scope-mising". Did you mean scope-missing?\n',
    exitCode: 2,
  });
});

test.each(['bash', 'zsh', 'fish'])(
  'completion for %s knows every command and the choices of options',
  async (shell) => {
    const { io, said } = recorded();
    await completionCommand(io, commands).parseAsync([shell], { from: 'user' });
    for (const name of Object.keys(commands))
      expect(said.stdout).toContain(name === 'completion' ? 'clearance' : name);
    expect(said.stdout).toContain('text json md html junit sarif');
  },
);
