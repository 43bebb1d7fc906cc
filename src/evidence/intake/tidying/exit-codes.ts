import { curlFailures } from '../values/index.ts';

/** Who runs curl for somebody tells its exit code alone: a shell in a CI, a build of an image, Python's subprocess, Emacs. */
const told = new RegExp(
  String.raw`\b(?:exit(?:ed)?(?: abnormally)?(?: with)?|non-?zero)(?: exit)? (?:code|status):? (${[...curlFailures.keys()].join('|')})\b(?!\.?\w|%)`,
  'gi',
);
const byCurl = /\bcurl\b|\brequest--callback\b/;
const printed = /^curl: \(\d/m;

/** Where curl's own line is missing, its exit code in the form of that line: `curl: (6)`. The codes of connections, which answer nothing. */
export const withExitCodes = (text: string): string =>
  byCurl.test(text) && !printed.test(text) ? text.replace(told, '$&\ncurl: ($1) exit code $1') : text;
