import { printable, printableLine, printableLines, printableText } from '../../src/report/printable.ts';
import { plantedReport } from './planted-report.ts';

/** What moves a cursor, colours, turns a line round, or is not seen, by ranges. */
const hidden: readonly (readonly [string, number, number])[] = [
  ['controls before the tab', 0x00, 0x08],
  ['controls behind the line feed, the escape among them', 0x0b, 0x1f],
  ['delete, and the second set of controls', 0x7f, 0x9f],
  ['the soft hyphen', 0xad, 0xad],
  ['the Arabic direction mark', 0x61c, 0x61c],
  ['the blank of no width', 0x200b, 0x200b],
  ['direction marks', 0x200e, 0x200f],
  ['separators of lines, overrides of direction', 0x2028, 0x202e],
  ['joiners and isolates', 0x2060, 0x2069],
  ['the byte order mark', 0xfeff, 0xfeff],
];

test.each(hidden)('%s: gone to the last', (_, from, to) => {
  for (let code = from; code <= to; code += 1)
    expect([code, printableText(`a${String.fromCodePoint(code)}b`)]).toEqual([code, 'ab']);
});

test('everything else stays: line ends, tabs, letters of any language, signs that are joined', () => {
  for (const text of ['a\nb\tc', 'Zürich', '日本', '👩‍💻', 'a\u00a0b', '~ }'])
    expect(printableText(text)).toBe(text);
});

test('on one line every break is one blank', () => {
  expect(printableLine(' a\r\n\tb\u2028c\u0085d\u001b[31m ')).toBe('a b c d[31m');
});

test('all texts of a value, however deep, and nothing but texts', () => {
  expect(printableLines({ a: ['x\ny', 1, null], b: { c: '\u001b]0;title\u0007' } })).toEqual({
    a: ['x y', 1, null],
    b: { c: ']0;title' },
  });
});

test('a report keeps its lines and loses what is hidden', () => {
  const report = plantedReport();
  expect(printable({ ...report, notChecked: ['one\ntwo\u202e'] })).toEqual({
    ...report,
    notChecked: ['one\ntwo'],
  });
});
