import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { draw, type Line, sheets } from './drawn.ts';

/**
 * What is said today of every evidence that shapes rules: a sheet for each cause with where it comes first, and its sentences. It
 * shows what a change changes; a changed picture is no wrong one, and one that is kept is no right one: what is right
 * stands in the typical refusals and in the recorded cases, and thresholds measure it. After a change that is meant,
 * `RENDERED=write npm run -s test:one -- test/diagnosis/picture` draws it anew, and the difference is read like any other.
 */
const writing = process.env.RENDERED === 'write';
const folder = fileURLToPath(new URL('./', import.meta.url));
const mostLines = 12;

test.each(sheets)('%s', (sheet) => {
  const file = `${folder}${sheet}.txt`;
  const drawn = draw(sheet);
  const text = drawn.map((line) => `${line.text}\n`).join('');
  if (writing) writeFileSync(file, text);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text !== kept) throw new Error(differenceInWords(sheet, kept.split('\n').slice(0, -1), drawn));
});

test('no sheet is left of a cause that is gone', () => {
  const kept = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  expect(kept.sort()).toEqual(sheets.map((sheet) => `${sheet}.txt`).sort());
});

function differenceInWords(sheet: string, kept: readonly string[], drawn: readonly Line[]): string {
  const gone = kept.filter((text) => !drawn.some((line) => line.text === text));
  const come = drawn.filter(({ text }) => !kept.includes(text));
  const lines = [
    ...gone.map((text) => ({ text, words: `- ${text}` })),
    ...come.map(({ text, of }) => ({ text, words: `+ ${text}${of.length > 1 ? `, as of ${of[0]}` : ''}` })),
  ].sort((a, b) => (a.text < b.text ? -1 : 1));
  const more = lines.length - mostLines;
  return [
    `What is said of ${sheet} has changed${lines.length === 0 ? ' in its order' : ''}:`,
    ...lines.slice(0, mostLines).map(({ words }) => `  ${words}`),
    ...(more > 0 ? [`  and ${more} more lines`] : []),
    'Where that is meant: RENDERED=write npm run -s test:one -- test/diagnosis/picture; then read the difference.',
  ].join('\n');
}
