import { login } from './utterances/login.ts';
import { paths } from './utterances/paths.ts';
import { reach } from './utterances/reach.ts';
import { rights } from './utterances/rights.ts';
import { scopes } from './utterances/scopes.ts';
import { tokens } from './utterances/tokens.ts';
import type { Ways } from './utterances/ways.ts';

/** What a server says, reduced to its meaning. */
const table = { ...login, ...scopes, ...rights, ...tokens, ...paths, ...reach };

export type Utterance = keyof typeof table;

/** "Contact your administrators" says nothing about who may do it, so it must not read as "administrators only". */
const advice =
  /\b(contact|consult|see|ask|notify|tell)\b[^.]{0,40}\badmin[a-z]*|\badmin[a-z]*[^.]{0,20}\bfor (help|more information|assistance|access)/g;

/** "Your admin must authorize this app" asks for a decision about the app, not for a right of the caller. */
const approval = /\badmin[a-z]* (must|needs to|has to|should) (authori[sz]e|approve|allow|enable)/g;

/** "… or you do not have permission to see it" is about visibility, not about an action on something seen. */
const sight = /permissions? to (see|view|browse|access)\b/g;

/** Which of the known things the words say; words are lower case already. */
export function hear(words: string): ReadonlySet<Utterance> {
  const heard = new Set<Utterance>();
  if (words === '') return heard;
  const sober = words.includes('admin') ? words.replace(advice, ' ') : words;
  for (const [id, ways] of Object.entries(table) as [Utterance, Ways][]) {
    const text =
      id === 'adminNeeded'
        ? sober.replace(approval, ' ').replace('your site', ' ')
        : id === 'websudo' || id === 'policyBlocked'
          ? sober
          : id === 'actionRefused'
            ? words.replace(sight, ' ')
            : words;
    if (ways.some((stems) => stems.every((stem) => text.includes(stem)))) heard.add(id);
  }
  return heard;
}
