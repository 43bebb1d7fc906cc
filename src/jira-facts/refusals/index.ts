import { accounts } from './accounts.ts';
import { actions } from './actions.ts';
import { login } from './login.ts';
import { parameters } from './parameters.ts';
import { paths } from './paths.ts';
import { policies } from './policies.ts';
import { reach } from './reach.ts';
import type { Refusals } from './refusal.ts';
import { rights } from './rights.ts';
import { scopes } from './scopes.ts';
import { tokens } from './tokens.ts';
import { visibility } from './visibility.ts';

/** What servers say, by meaning, each wording with the place it was seen. */
export const refusals = {
  ...login,
  ...accounts,
  ...scopes,
  ...rights,
  ...actions,
  ...visibility,
  ...policies,
  ...tokens,
  ...paths,
  ...parameters,
  ...reach,
} satisfies Refusals;

export type RefusalMeaning = keyof typeof refusals;

const meanings = Object.keys(refusals).filter((id): id is RefusalMeaning => id in refusals);

interface Worded {
  readonly meaning: RefusalMeaning;
  readonly longest: string;
  readonly words: readonly string[];
}

/** Letters that are looked up at once: as many as the shortest word has that is a wording of its own. */
const beginning = 3;

/** These letters as one number, which is looked up faster than a text; wordings that share one are told apart afterwards. */
const beginningAt = (text: string, at: number): number =>
  (text.charCodeAt(at) << 16) ^ (text.charCodeAt(at + 1) << 8) ^ text.charCodeAt(at + 2);

/** Wordings by how their longest stem begins, so that a text is gone through once for all of them. */
const byBeginning = indexed();

// In a function of its own: a loop among the constants of a file, and V8 takes all of the file for code that is run often, and makes that ready.
function indexed(): ReadonlyMap<number, readonly Worded[]> {
  const index = new Map<number, Worded[]>();
  for (const meaning of meanings)
    for (const { words } of refusals[meaning]) {
      let longest = '';
      for (const stem of words) if (stem.length > longest.length) longest = stem;
      const worded = { meaning, longest, words };
      const key = beginningAt(longest, 0);
      const alike = index.get(key);
      // A list that grows by `push` is given room for sixteen more, and most hold one or two.
      index.set(key, alike === undefined ? [worded] : alike.concat(worded));
    }
  return index;
}

function wordedIn(text: string): Set<RefusalMeaning> {
  const begun = new Set<Worded>();
  const index = byBeginning;
  for (let at = 0; at <= text.length - beginning; at += 1) {
    const alike = index.get(beginningAt(text, at));
    if (alike === undefined) continue;
    for (const one of alike) if (text.startsWith(one.longest, at)) begun.add(one);
  }
  const found = new Set<RefusalMeaning>();
  for (const { meaning, longest, words } of begun)
    if (words.every((stem) => stem === longest || text.includes(stem))) found.add(meaning);
  return found;
}

/** "Contact your administrators" says nothing about who may do it, so it must not read as "administrators only". */
const advice =
  /\b(?:contact|consult|see|ask|notify|tell)\b[^.]{0,40}\badmin[a-z]{0,12}|\badmin[a-z]{0,12}[^.]{0,20}\bfor (?:help|more information|assistance|access)/g;

/** "Your admin must authorize this app" asks for a decision about the app, not for a right of the caller. */
const approval = /\badmin[a-z]{0,12} (?:must|needs to|has to|should) (?:authori[sz]e|approve|allow|enable)/g;

/** "don't" is "do not", however a program spells it. */
const shortened = /\b(do|does|is|are|could|was|has|have|did|would)n't\b/g;

/** "… or you do not have permission to see it" is about visibility, not about an action on something seen. */
const sight = /permissions? to (?:see|view|browse|access)\b/g;

/** Which of the known things a text says; it is lower case already. Linear in the text. */
export function meaningsIn(given: string): ReadonlySet<RefusalMeaning> {
  const text = given.includes("n't") ? given.replace(shortened, '$1 not') : given;
  const found = wordedIn(text);
  const readIn = (part: string, ...ids: readonly RefusalMeaning[]) => {
    if (part === text) return;
    const there = wordedIn(part);
    for (const id of ids)
      if (there.has(id)) found.add(id);
      else found.delete(id);
  };
  if (text.includes('admin')) {
    const sober = text.replace(advice, ' ');
    readIn(sober, 'websudo', 'policyBlocked');
    readIn(sober.replace(approval, ' ').replace('your site', ' '), 'adminNeeded');
  }
  if (text.includes('permission')) readIn(text.replace(sight, ' '), 'actionRefused');
  return found;
}
