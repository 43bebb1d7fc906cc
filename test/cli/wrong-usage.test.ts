import { commands } from '../../src/cli/commands.ts';
import { argumentTooLong, isNear, usageSentence } from '../../src/cli/wrong-usage.ts';

const huge = 'a'.repeat(120_000);

test('a huge argument is refused in one short sentence, whatever command it was meant for', () => {
  for (const words of [[huge], ['explain', huge], ['check', '--site', huge], ['scopes', `--x=${huge}`]]) {
    const said = argumentTooLong(words) ?? '';
    expect(said).toMatch(/^error: an argument has 12\d{4} characters, 4096 is the most \(it begins "/);
    expect(said.length).toBeLessThan(300);
  }
  expect(argumentTooLong(['explain', 'x'.repeat(4_096)])).toBeNull();
  expect(argumentTooLong(['record', '--', 'node', '-e', huge])).toBeNull();
});

test('an error names what is wrong and does not repeat the whole of it', () => {
  const long = 'b'.repeat(3_000);
  const said = usageSentence(
    `error: option '--port <number>' argument '${long}' is invalid. Use a number.\n`,
  );
  expect(said).toBe(
    `error: option '--port <number>' argument '${long.slice(0, 79)}… is invalid. Use a number.\n`,
  );
  expect(usageSentence("error: unknown command '\u001b[31mred\u202e'\n")).toBe(
    "error: unknown command ' [31mred '\n",
  );
});

test.each([
  ['servee', true],
  ['explian', true],
  ['scop', true],
  ['nope', false],
  ['clearance', false],
  ['', false],
  [huge, false],
])('%s is near a command: %s', async (name, near) => {
  expect(await isNear(name, Object.keys(commands))).toBe(near);
});
