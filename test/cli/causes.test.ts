import { causesCommand } from '../../src/cli/causes.ts';
import { commands } from '../../src/cli/commands.ts';
import { completionCommand } from '../../src/cli/completion.ts';
import { causeIds } from '../../src/diagnosis/cause.ts';
import { runCommand } from './run-command.ts';

const causes = (...words: string[]) => runCommand(causesCommand, words);

test('the list names every cause once, with who mends it', async () => {
  const { out, code } = await causes('--format', 'json');
  expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toEqual([...causeIds]);
  expect(JSON.parse(out)[0]).toMatchObject({ gate: 'credential', who: 'credential owner' });
  expect(code).toBeNull();
});

test('for people the list says of each what it is and who mends it, one below the other', async () => {
  const { out } = await causes();
  const lines = out.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^"clearance causes ID" shows/);
  const listed = lines.slice(0, causeIds.length);
  for (const [index, id] of causeIds.entries())
    expect(listed[index]).toMatch(new RegExp(`^${id} +\\S.*\\(.+\\)$`));
  const longest = Math.max(...causeIds.map((id) => id.length));
  expect(new Set(listed.map((line) => line.slice(longest, longest + 2)))).toEqual(new Set(['  ']));
});

test('as JSON one is its entry with its page', async () => {
  const { out } = await causes('scope-missing', '--format', 'json');
  expect(JSON.parse(out)).toEqual({
    id: 'scope-missing',
    ...{
      title: expect.any(String),
      gate: 'scope',
      who: 'app developer',
      docs: expect.stringContaining('scope-missing'),
    },
    page: expect.stringMatching(/^# /),
  });
});

test('an id like none is told where they are listed', async () => {
  expect((await causes('x'.repeat(90))).err).toBe(
    `There is no cause "${'x'.repeat(80)}". "clearance causes" lists them.\n`,
  );
});

test.each([...causeIds])('%s has its page', async (id) => {
  const { out } = await causes(id);
  expect(out).toMatch(/^# \S/);
  expect(out).toContain(`\`${id}\``);
});

test('an unknown id is exit code 2 with the nearest one', async () => {
  expect(await causes('scope-mising')).toEqual({
    ...{ code: 2, out: '' },
    err: 'There is no cause "scope-mising". Did you mean scope-missing?\n',
  });
});

test.each(['bash', 'zsh', 'fish'])(
  'completion for %s knows every command and the choices of options',
  async (shell) => {
    const { out } = await runCommand((io) => completionCommand(io, commands), [shell]);
    const others = Object.keys(commands).filter((name) => name !== 'completion');
    for (const name of others) expect(out).toContain(name);
    expect(out).toContain('text json md html junit sarif');
  },
);
