import { accounts } from './accounts.ts';
import { login } from './login.ts';
import { paths } from './paths.ts';
import { policies } from './policies.ts';
import { reach } from './reach.ts';
import type { Refusals, Wording } from './refusal.ts';
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
  ...visibility,
  ...policies,
  ...tokens,
  ...paths,
  ...reach,
} satisfies Refusals;

export type RefusalMeaning = keyof typeof refusals;

const table: readonly (readonly [RefusalMeaning, readonly Wording[]])[] = meanings().map((id) => [
  id,
  refusals[id],
]);

function meanings(): RefusalMeaning[] {
  return Object.keys(refusals).filter((id): id is RefusalMeaning => id in refusals);
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
  const found = new Set<RefusalMeaning>();
  const text = given.includes("n't") ? given.replace(shortened, '$1 not') : given;
  const sober = text.includes('admin') ? text.replace(advice, ' ') : text;
  const ofRights = sober.includes('admin') ? sober.replace(approval, ' ').replace('your site', ' ') : sober;
  const ofActions = text.includes('permission') ? text.replace(sight, ' ') : text;
  for (const [id, wordings] of table) {
    const about =
      id === 'adminNeeded'
        ? ofRights
        : id === 'actionRefused'
          ? ofActions
          : id === 'websudo' || id === 'policyBlocked'
            ? sober
            : text;
    if (wordings.some(({ words }) => words.every((stem) => about.includes(stem)))) found.add(id);
  }
  return found;
}
