import type { Span } from './calls.ts';
import type { TextFunction } from './functions.ts';
import { isNoCall } from './literals.ts';
import type { TextFile } from './text-file.ts';
import { placesOf } from './words.ts';

const mostUses = 40;

/** A stretch of one of the files. */
interface Place extends Span {
  readonly file: TextFile;
}

/** Where a name that holds an address is used: in its function, in its file, or anywhere when it is a constant. */
export const usesOf = (
  name: string,
  before: string,
  { file, end }: Place,
  around: TextFunction | null,
  filesWith: (word: string) => readonly TextFile[],
): Place[] => {
  const isLocal =
    around !== null && isInside(file, around.at, end) && !isField(file, around.at, name, before);
  const next = isLocal ? (file.functionBehind(end)?.at ?? file.text.length) : file.text.length;
  const isConstant =
    !isLocal &&
    !/\bprivate\b/.test(before) &&
    (/^[A-Z][A-Z0-9_]{3,}$/.test(name) || /\b(?:const|final|static|pub|public)\b/.test(before));
  const files = isConstant ? [file, ...filesWith(name).filter((one) => one !== file)] : [file];
  return files
    .flatMap((other) =>
      placesOf(other.text, name, isLocal ? end : 0, other === file ? next : other.text.length, mostUses).map(
        (span) => ({
          file: other,
          ...span,
        }),
      ),
    )
    .filter((use) => !isSet(use.file.text, use) && !isNoCall(use.file.text, use.start))
    .slice(0, mostUses);
};

/** Uses of one field that are looked at in a file. */
const mostOfField = 200;

/** Where a field is read in a file, of whatever structure: `c.BaseURL`. */
export const usesOfField = (file: TextFile, name: string): Place[] =>
  placesOf(file.text, name, 0, file.text.length, mostOfField)
    .filter(({ start }) => /(?:\.|->)$/.test(file.text.slice(Math.max(0, start - 2), start)))
    .map(({ start, end }) => ({ file, start, end }))
    .filter((use) => !isSet(file.text, use) && !isNoCall(file.text, use.start));

/** Whether a name is given another value here. */
const isSet = (text: string, { end }: Span): boolean => /^\s{0,4}[-+:]?=(?!=)/.test(text.slice(end, end + 8));

/** Whether a name that a function sets is one of its object: it is declared nowhere before in the function. */
const isField = ({ text, path }: TextFile, header: number, name: string, before: string): boolean =>
  (/^\s*(?:(?:this|self)\.|@|\$this->)\w+\s*=\s*/.test(before) ||
    (/^\s*\w+\s*=\s*/.test(before) && !path.endsWith('.rb'))) &&
  placesOf(text, name, header, text.indexOf(before, header), mostUses).every(
    ({ start, end }) =>
      !/[\w>\]]\s$/.test(text.slice(Math.max(0, start - 2), start)) &&
      !/^ {0,4}:=/.test(text.slice(end, end + 6)),
  );

/** Whether the braces behind a function's header are still open at a place. */
const isInside = ({ text, path }: TextFile, header: number, place: number): boolean => {
  // Functions of Ruby have no braces; what follows the last one of a class is rarely code.
  if (path.endsWith('.rb')) return true;
  let depth = 0;
  for (const character of text.slice(header, Math.min(place, header + 20_000)))
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
  return depth > 0;
};
