import { isTerminal, terminalColumns, wantsColors } from '../../src/cli/terminal.ts';

const screen = { isTTY: true, columns: 80, write: () => undefined };
const pipe = { write: () => undefined };

test('a person reads on a terminal; a pipe is none', () => {
  expect([screen, pipe, { isTTY: false }].map(isTerminal)).toEqual([true, false, false]);
});

test('colours are for a person who has not asked for none', () => {
  expect(wantsColors({ stdout: screen, env: {} })).toBe(true);
  expect(wantsColors({ stdout: screen, env: { NO_COLOR: '1' } })).toBe(false);
  expect(wantsColors({ stdout: screen, env: { NO_COLOR: '' } })).toBe(true);
  expect(wantsColors({ stdout: pipe, env: {} })).toBe(false);
});

test('the width is that of the terminal, if it says one', () => {
  expect([screen, pipe, { columns: 0 }, { columns: '80' }].map(terminalColumns)).toEqual([
    80,
    null,
    null,
    null,
  ]);
});
