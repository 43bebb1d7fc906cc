import { egressIn } from '../../jira-facts/index.ts';
import type { Exchange } from '../exchange.ts';
import { redactText } from '../redaction/index.ts';
import { isOfProgram, personal } from './lines/index.ts';
import { wentWrong } from './values/index.ts';

const longestLine = 4_000;
const longestText = 65_536;

/** What the platform that a program runs on says where it keeps the call in, whoever hands it on: no server answered. */
function keptIn(text: string): string | null {
  if (egressIn(text.toLowerCase()) === null) return null;
  // A line that is taken out of its text leaves behind what tells a secret in it.
  const line = redactText(text.slice(0, longestText))
    .split('\n')
    .find((one) => one.length <= longestLine && isSaid(one));
  return line?.trim() ?? null;
}

/** Not compared with in a program. A mere code is named as well by people who speak of it; a whole sentence they quote. */
function isSaid(line: string): boolean {
  const words = egressIn(line.toLowerCase())?.words;
  return (
    words !== undefined &&
    !isOfProgram(line) &&
    (words.some((word) => word.includes(' ')) || !personal.test(line))
  );
}

/** It failed, and nothing is known of what was answered. */
const isWordless = (one: Exchange): boolean =>
  (one.response?.body ?? '') === '' && (one.response?.status == null || wentWrong(one));

/** Calls that failed without a word of an answer have the word of the platform that kept them in. */
export function withKeptIn(exchanges: readonly Exchange[], text: string): readonly Exchange[] {
  const said = exchanges.some(isWordless) ? keptIn(text) : null;
  if (said === null) return exchanges;
  return exchanges.map((one) =>
    isWordless(one) ? { ...one, response: { status: null, headers: {}, ...one.response, body: said } } : one,
  );
}
