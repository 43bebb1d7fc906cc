import { InvalidArgumentError } from 'commander';
import { progressOn, widthOf } from '../../src/cli/check/progress.ts';
import type { CliIo } from '../../src/cli/io.ts';
import { portNumber } from '../../src/cli/port-number.ts';
import { isTerminal, paintOf, terminalColumns, wantsColors } from '../../src/cli/terminal.ts';

const screen = { isTTY: true, columns: 80, write: () => undefined };
const pipe = { write: () => undefined };

test('a person reads on a terminal; a pipe is none', () => {
  expect([screen, pipe, { isTTY: false }].map(isTerminal)).toEqual([true, false, false]);
});

test('colours are for a person who has not asked for none', () => {
  expect(wantsColors({ stdout: screen, env: {} })).toBe(true);
  expect(wantsColors({ stdout: screen, env: { NO_COLOR: '1' } })).toBe(false);
  expect(wantsColors({ stdout: screen, env: { NO_COLOR: '' } })).toBe(true);
  expect(wantsColors({ stdout: screen, env: { TERM: 'dumb' } })).toBe(false);
  expect(wantsColors({ stdout: pipe, env: {} })).toBe(false);
  expect(paintOf({ stdout: pipe, env: { CI: 'true' } }).red('x')).toBe('x');
  expect(paintOf({ stdout: screen, env: {} }).red('x')).toBe('\u001b[31mx\u001b[39m');
});

test('the width is that of the terminal, if it says one', () => {
  expect([screen, pipe, { columns: 0 }, { columns: '80' }].map(terminalColumns)).toEqual([
    80,
    null,
    null,
    null,
  ]);
});

test('on a terminal progress is one live line no wider than it, and what is told stands on a line of its own', () => {
  const written: string[] = [];
  const on = (stream: object) =>
    progressOn({ stderr: { ...stream, write: (text: string) => written.push(text) } } as unknown as CliIo);
  const live = on({ isTTY: true, columns: 10 });
  live.progress?.('a long line of progress');
  live.tell('told');
  expect(written.splice(0)).toEqual(['\r\u001b[Ka long li', '\r\u001b[Ktold\n']);
  on({ isTTY: true }).progress?.('x'.repeat(100));
  expect(written.splice(0)).toEqual([`\r\u001b[K${'x'.repeat(79)}`]);
  const piped = on({});
  piped.progress?.('one');
  piped.tell('two');
  expect(written).toEqual(['one\n', 'two\n']);
  expect([widthOf(screen), widthOf(pipe)]).toEqual([{ width: 80 }, {}]);
});

test.each(['0', '80', '65535'])('%s is a port', (text) => {
  expect(portNumber(text)).toBe(Number(text));
});
test.each(['-1', '65536', '80.5', 'http'])('%s is none', (text) => {
  expect(() => portNumber(text)).toThrow(InvalidArgumentError);
});
