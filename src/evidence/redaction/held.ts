import { after, closing, opening, quote, type Span, scheme, span } from './spans.ts';

/** Of a list or an object that is looked through. */
const longestHeld = 4_096;

const follows = /[ \t\r\n]{0,16}(?::|=>)/y;
const key = /[A-Za-z_$][\w.$-]{0,200}(?=[ \t\r\n]{0,16}(?::|=>))/y;
const run = /[^\s"'`,;:&<>(){}[\]\\|][^\s"'`,;&<>)\]}\\|]*/y;
const number = /^-?\d+(?:\.\d+)?$/;

/** Members that say something about a secret and are none: by their end, by what is in them, whole. */
const tells = [
  /(?:name|type|kind|scheme|scopes?|status|state|reason|message|errors?|description|label|title|method|url|href|self|expiry)$/i,
  /expires|created|updated|issued|valid/i,
  /^(?:alg|algorithm|typ|kid|iss|aud|exp|iat|nbf|code|success)$/i,
];
const isAboutIt = (member: string): boolean => tells.some((form) => form.test(member.slice(-80)));

interface Held {
  readonly spans: readonly Span[];
  /** Up to where it was looked through. */
  readonly end: number;
}

/**
 * The texts that a list or an object behind a secret's name holds: `{"token":{"value":"…"}}`, `tokens: ['…', '…']`. Its keys stay, as
 * do numbers and members that only tell about it (`success`, `scopes`, `expiresAt`). null: neither list nor object begins there.
 */
export function heldIn(text: string, begin: number): Held | null {
  if (!holds(text, begin)) return null;
  const limit = Math.min(text.length, begin + longestHeld);
  const spans: Span[] = [];
  let member = '';
  let depth = 0;
  let at = begin;
  while (at < limit) {
    const sign = text.charAt(at);
    if (/[{[(]/.test(sign)) depth += 1;
    if (/[}\])]/.test(sign)) depth -= 1;
    if (depth <= 0) break;
    const piece = pieceAt(text, at);
    if (piece === null) at += 1;
    else {
      if (piece.key) member = text.slice(piece.start, piece.end);
      else if (!isAboutIt(member)) spans.push(...hidden(text, piece));
      at = piece.behind;
    }
  }
  return { spans, end: at };
}

/** Whether a list or an object begins there. */
export function holds(text: string, begin: number): boolean {
  return begins.test(text.slice(begin, begin + 40));
}

/** A text in quotes, a member or a closed list of words; not `:(`, not `{{name}}`, not the beginning of a sentence in brackets. */
const begins = new RegExp(
  `^(?:[({[]\\s{0,8}${quote}|[{[]\\s{0,8}(?:[}\\]]|[{[]\\s{0,8}${quote}|[\\w$*]{1,20}\\s{0,4}[:,=\\]}]))`,
);

interface Piece extends Span {
  readonly key: boolean;
  readonly quoted: boolean;
  /** Where the text goes on: behind a closing quote, behind a colon. */
  readonly behind: number;
}

/** A quoted text, a key or a run of characters that begins there. */
function pieceAt(text: string, at: number): Piece | null {
  const opened = after(opening, text, at);
  if (opened !== null) {
    const mark = text.slice(at, opened);
    const end = closing(text, opened, mark);
    const behind = Math.min(text.length, end + mark.length);
    const colon = after(follows, text, behind);
    return { start: opened, end, key: colon !== null, quoted: true, behind: colon ?? behind };
  }
  const named = after(key, text, at);
  if (named !== null)
    return { start: at, end: named, key: true, quoted: false, behind: after(follows, text, named) ?? named };
  const ended = after(run, text, at);
  return ended === null ? null : { start: at, end: ended, key: false, quoted: false, behind: ended };
}

function hidden(text: string, { start, end, quoted }: Piece): Span[] {
  if (!quoted && number.test(text.slice(start, Math.min(end, start + 40)))) return [];
  const found = span(text, Math.min(end, after(scheme, text, start) ?? start), end);
  return found === null ? [] : [found];
}
