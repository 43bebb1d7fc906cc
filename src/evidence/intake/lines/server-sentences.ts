import { meaningsIn, reasonPhrases } from '../../../jira-facts/index.ts';
import { crossOrigin } from '../../cross-origin.ts';
import { labelled, partOfPage } from './bodies.ts';
import { pageBegins, titleIn } from './page-title.ts';
import { isTold } from './talk.ts';

/** What stands between quotes, brackets, ends of sentences and of lines. */
const pieces = /[^\n"“”„«»「」『』`|<>(){}[\]]{8,600}/g;
/** What a system's log puts before each message (`gqlExecutor[42]: `), and a call before what it was answered. */
const beside = /\[\d{1,9}\]: |\b(?:GET|POST|PUT|PATCH|DELETE) https?:\/\/\S{1,2000}:(?=\s)/g;
export const isOfProgram = (line: string) => line.slice(-5).trimEnd().endsWith(';');
/** A person speaks of itself, tells a story or asks; a server does not, but for the CDN ("We can't connect to the server for this app or website"). */
export const personal =
  /(?<!\w\.)\b(?:i|i'm|i've|my|me|we(?! can't connect to the server\b)|our|us|however|though)\b(?!\.\w)|(?<![\w'])(?:ich|mir|mich|wir|uns|mein\w{0,2}|unser\w{0,2}|je|j'ai|nous|notre|nos|yo|nuestr[oa]s?|hemos|eu|n[óo]s|nosso|minha|meu|noi|abbiamo|ik|wij|onze)(?![\w'])|[我您吗]|です|ます|ません|\bу нас\b|\b(?:it|that|this) (?:works|worked|seems)\b|\balways (?:get|got)\b|\?\s{0,4}$|^\s{0,8}(?:#(?!#)|\/\/|def |function |var |let |const |import |(?:proxy-)?authorization\b|(?:set-)?cookie\b|headers\b)/i;
/** The head of an answer, which is read as such, what a program holds, and what a test did not find as it should be. */
const printed =
  /^[\s"',{[*|<>-]{0,12}(?:x-[a-z-]{2,60}|www-authenticate|server|via|date|location|content-[a-z]{3,20}|cf-ray)["']?\s{0,3}(?:[:=]|$)|\bauthorization["']?\s{0,3}[:=]|^[^:]{0,20}:?\W{0,4}(?:GET|POST|PUT|PATCH|DELETE) (?:https?:|\/)|\b(?:iss|iat|exp|qsh|clientKey|sharedSecret)\s?=\s?\w|^\s{0,9}(?!\w{0,30}error\b)[\w.-]{1,40}\s?[:=]\s?[\w.]{1,60}\s{0,3},?$|\$|;\s{0,4}$|=>|\.(?:py|js|ts|rb|go|cs|php|java):\d|\b(?:const|let|var|return|await|function|import|new) \w|\w\.\w{2,40}\(|^\s{0,9}AssertionError\s{0,9}$|\bERR_ASSERTION\b|^[\s"',]{0,8}[:,][\s"']/i;
const most = 6;
const longest = 65_536;

/** Whoever writes a reason phrase repeats the status. */
const reason = new RegExp(
  String.raw`\bhttp[ /]?[\d.]{0,3} ?[45]\d\d\b|\b(?:http[ /\d.]{0,6})?(?:[45]\d\d)?[\s:(-]{0,3}(?:client error|server error)?[\s:(-]{0,3}(?:${reasonPhrases.failures})\b`,
  'gi',
);

/** Whether a text is something that servers are known to say. */
export const isServerSentence = (text: string): boolean =>
  meaningsIn(text.slice(0, 8_192).replace(reason, ' ').toLowerCase()).size > 0;

/** Sentences of a text that a server is known to say, where they stand alone or are quoted; null where there are none. */
export function serverSentences(text: string): string | null {
  const lines = text.slice(0, longest).replaceAll("\\'", "'").replace(beside, '\n').split('\n').map(asQuoted);
  const found: string[] = [];
  const read = withoutStories(lines.filter((line) => !isOfProgram(line)).join('\n'));
  for (const { 0: piece, index } of read.matchAll(pieces)) {
    if (found.length >= most) break;
    const end = index + piece.length;
    if (nameOfField.test(read.slice(end, end + 3))) continue;
    // Go puts what went wrong behind the address in quotes.
    const said = piece.replace(/^: (?:- )?(?=[A-Za-z])/, '');
    if (!personal.test(said) && !printed.test(said) && !crossOrigin.test(said) && isServerSentence(said))
      found.push(said.trim().replace(/^'([^']{1,600})'$/, '$1'));
  }
  return found.length === 0 ? null : [...new Set(found)].join('. ');
}

/** A person quotes without quotation marks as well: "I asked for the issue and it said: Site temporarily unavailable". */
function asQuoted(line: string): string {
  if (line.length > longestTold || !line.includes(': ') || !personal.test(line)) return line;
  const [before = '', ...behind] = line.split(': ');
  const said = behind.join(': ');
  return saysNext.test(before.slice(-60)) && !/["“”`]/.test(said) ? `${before}: "${said}"` : line;
}
const longestTold = 1_000;
const saysNext =
  /\b(?:said|says|answer(?:s|ed)|returns?|returned|repl(?:ies|ied)|respond(?:s|ed)|gives?|gave|gets?|got|sees?|saw|shows?|throws?|threw|fails with|failed with)(?: (?:me|back|this|an?|the|error|message|answer)){0,3}$/i;

/** What a quoted word stands before that names something and says nothing. */
const nameOfField = /^["'`] ?:/;

/** Of what a person tells of itself only what is quoted: the rest of the paragraph is its own as well. */
const withoutStories = (text: string): string =>
  text
    .split('\n\n')
    .map((one) =>
      isTold(one) && personal.test(one)
        ? one
            .split(/["“”`]/)
            .filter((_part, at) => at % 2 === 1)
            .join('\n')
        : one,
    )
    .join('\n\n');

/**
 * What a text that shows no whole body says of the answer: of what labels introduce, the title of a page, `more` and what stands alone, the
 * first that servers are known to say, else the first; null where there is none.
 */
export function wordsOfServer(text: string, more: readonly (string | null)[] = []): string | null {
  const [page, title] = [partOfPage(text), titleIn(text)];
  // Whose parser met a page says so in words of its own.
  if (page === null && title === pageBegins) return title;
  const found = [labelled(text), page, title, ...more].filter((said) => said !== null);
  return found.find(isServerSentence) ?? serverSentences(text) ?? found[0] ?? null;
}
