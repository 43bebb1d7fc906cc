import { type Node, parseSync } from 'oxc-parser';
import { filledProgram, isMarkup, scriptBlocks } from '../source-file.ts';
import { nestsTooDeep } from './nesting.ts';

/** The language that the parser is told, by the name of the file. */
const languageFor = (path: string, text: string): 'ts' | 'tsx' | 'jsx' => {
  if (isMarkup(path)) return /lang=["']tsx?["']/.test(text) ? 'ts' : 'jsx';
  if (/\.[cm]?ts$/i.test(path)) return 'ts';
  return /\.tsx$/i.test(path) ? 'tsx' : 'jsx';
};

/** The tree of one file, and the text it was read from (of pages and components the scripts only); null: it cannot be parsed. */
export const parseSource = (path: string, source: string): { program: Node; text: string } | null => {
  const asWritten = isMarkup(path) ? scriptBlocks(source) : source;
  for (const text of new Set([asWritten, filledProgram(asWritten)])) {
    const program = nestsTooDeep(text) ? null : parsed(path, text, languageFor(path, source));
    if (program !== null) return { program, text };
  }
  return null;
};

const parsed = (path: string, text: string, lang: 'ts' | 'tsx' | 'jsx'): Node | null => {
  for (const attempt of lang === 'jsx' ? (['jsx', 'tsx'] as const) : ([lang] as const)) {
    const result = parseSync(path, text, { lang: attempt, astType: attempt === 'jsx' ? 'js' : 'ts' });
    const { program } = result;
    if (program.body.length > 0 || result.errors.length === 0) return program;
  }
  return null;
};
