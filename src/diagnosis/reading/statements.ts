import { onDemand } from '../on-demand.ts';
import { type Statement, statementTable } from './statement-table.ts';

/** Statements in which a denial belongs to what is said: "others see more, this one does not". */
const denyingAnyway: ReadonlySet<Statement> = new Set([
  'showsLess',
  'noProjectAccess',
  'notAdministrator',
  'unlicensed',
]);
const denial = /\b(?:no|not|none|never|neither|nor|without|isn't|wasn't|doesn't|didn't)\b|: 0$/;
/** "clock: in sync" names a clock, and says that it is right. */
const sound = /\b(?:in sync|synchroni[sz]ed|fine|ok|okay|ruled out|is right|agrees?)\b/;

/** Each statement with its ways, and each way with its stems. */
export const statementWays = onDemand<ReadonlyMap<string, readonly (readonly string[])[]>>(
  () =>
    new Map(
      Object.entries(statementTable).map(([statement, ways]) => [
        statement,
        ways.split('|').flatMap(everyWay),
      ]),
    ),
);

/** "a/b + c" is "a + c" and "b + c". */
function everyWay(way: string): string[][] {
  let all: string[][] = [[]];
  for (const choice of way.split(' + ')) {
    const stems = choice.split('/').map((stem) => stem.trim());
    all = all.flatMap((before) => stems.map((stem) => [...before, stem]));
  }
  return all;
}

/** True when one of the notes says this in one of its ways; a way that is denied in the same sentence says nothing. */
export function states(noted: readonly string[], statement: Statement): boolean {
  if (noted.length === 0) return false;
  for (const stems of statementWays().get(statement) ?? [])
    for (const clause of noted)
      if (isSaid(clause, stems) && (denies(statement, stems) || !isDenied(partSaying(clause, stems))))
        return true;
  return false;
}

function isSaid(text: string, stems: readonly string[]): boolean {
  for (const stem of stems) if (!hasStem(text, stem)) return false;
  return true;
}

const partSaying = (clause: string, stems: readonly string[]): string =>
  clause.split(', ').find((part) => isSaid(part, stems)) ?? clause;

/** A short stem begins a word, and a very short one is a word: "associated" says nothing of SSO, "cannot" is no "not", and "issue" no "iss". */
export function hasStem(text: string, stem: string): boolean {
  let at = text.indexOf(stem);
  if (stem.length > longestOfShort) return at >= 0;
  const isWord = stem.length < longestOfShort;
  while (
    (at > 0 && isLetter(text.charCodeAt(at - 1))) ||
    (at >= 0 && isWord && isLetter(text.charCodeAt(at + stem.length)))
  )
    at = text.indexOf(stem, at + 1);
  return at >= 0;
}

const longestOfShort = 4;
const isLetter = (code: number): boolean => code >= 97 && code <= 122;

/** A denial in the same sentence does not take it back. */
const denies = (statement: Statement, stems: readonly string[]): boolean =>
  denyingAnyway.has(statement) || stems.some((stem) => denial.test(stem));

/** "synchronized: no" is no sound clock. */
const isDenied = (clause: string): boolean => denial.test(clause) !== sound.test(clause);
