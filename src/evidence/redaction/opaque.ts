import { mask } from './mask.ts';

const atoms =
  /(?<![A-Za-z0-9])(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{23}[0-9a-gA-G])(?![A-Za-z0-9])|\\u[0-9a-fA-F]{4}|\\[nrtbf]|%(?:25)?[0-9a-fA-F]{2}|[A-Za-z0-9+/_=.~:*!$-]+/g;
const longestAtom = 24;
/** Nothing that long and without a blank is said to a reader. */
const longestRun = 4_096;

/**
 * Masks long values in which letters and digits are mixed as in no word: tokens without a beginning of their own.
 * Cloud ids and account ids stay, so do names, paths and hosts. Base64 with slashes is seen as one value.
 */
export function maskOpaque(text: string): string {
  return text.replace(atoms, (run) =>
    run.length < 16 ||
    (run.length <= longestAtom && /^(?:[0-9a-f]{24}|[0-9a-f]{23}g)$/i.test(run)) ||
    isUuid(run)
      ? run
      : maskRun(run),
  );
}

const isUuid = (run: string) =>
  run.length === 36 && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(run);

/** Base64 that a plus or its padding gives away: its slashes part nothing. */
const base64 = /^[A-Za-z0-9+/]{38,}={0,2}$/;

/** A run falls into pieces at dots and colons, which no token of this kind holds. */
function maskRun(run: string): string {
  if (run.length > longestRun) return mask;
  if (/^\d{5,7}:[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(run)) return run;
  return run
    .split(/([.:~*!$]+)/)
    .map((piece) => (piece.length < 16 ? piece : maskPiece(piece)))
    .join('');
}

/** Letters alone, a plus among them, that change between small and capital as no words joined by pluses do. */
const drawn = (value: string) =>
  value.includes('+') && /[a-z]/.test(value) && switches(value) / value.length >= 0.15;

function maskPiece(piece: string): string {
  if (isUuid(piece) || (piece.length < 24 && switches(piece) < fewestChanges)) return piece;
  if (/[+=]/.test(piece) && base64.test(piece) && (secretive(piece) || drawn(piece))) return mask;
  const parts = piece.split('/');
  let out = '';
  for (let first = 0; first < parts.length; ) {
    let last = first;
    while (last + 1 < parts.length && mixed(parts[last] ?? '') && mixed(parts[last + 1] ?? '')) last += 1;
    const joined = parts.slice(first, last + 1);
    out += `${first === 0 ? '' : '/'}${joined.length > 1 && secretive(joined.join('/')) ? maskJoined(joined) : joined.map(maskPart).join('/')}`;
    first = last + 1;
  }
  return out;
}

/** Words of a path that stand beside the value stay: "3/issue/…". */
function maskJoined(parts: readonly string[]): string {
  let first = 0;
  while (first < parts.length - 1 && calm(parts[first] ?? '')) first += 1;
  let last = parts.length;
  while (last > first + 1 && calm(parts[last - 1] ?? '')) last -= 1;
  return [...parts.slice(0, first), mask, ...parts.slice(last)].join('/');
}

const calm = (part: string) => part.length <= 3 && switches(part) === 0;

/** Short, or with many changes of kind: a slice of a random value rather than a word. */
function mixed(part: string): boolean {
  return part.length <= 3 || (switches(part) / (part.length - 1) >= 0.25 && !camelCase.test(part));
}

/** `issueLinkType`: words of two letters or more, which few slices of a random value are. */
const camelCase = /^[A-Za-z][a-z]{2,}(?:[A-Z][a-z]+)+$/;

function maskPart(part: string): string {
  if (part.length < 16 || isUuid(part)) return part;
  if (secretive(part)) return mask;
  if (!/[-_]/.test(part)) return part;
  return part
    .split(/([-_]+)/)
    .map((piece) => (piece.length >= 16 && secretive(piece) ? mask : piece))
    .join('');
}

/** Of a value of fewer than 24 signs that is drawn by lot. */
const fewestChanges = 3;

/** Whether a value looks drawn by lot. Changes between small, capital and digit: 0.62 a character in Base64, 0.47 in hex. */
function secretive(value: string): boolean {
  const plain = value.replace(/[^A-Za-z0-9]/g, '');
  if (plain.length < 16 || /^(?:[0-9a-f]{24})$/i.test(plain)) return false;
  const changes = switches(value);
  const letter = /[A-Za-z]/.test(value);
  const digit = /\d/.test(value);
  if (letter && digit) {
    if (plain.length >= 32 && /^[0-9a-f]+$/i.test(plain)) return true;
    const parted = value.length - plain.length;
    return (
      changes >= fewestChanges &&
      changes / plain.length >= (/[-_]/.test(value) ? 0.28 : parted > 0 ? 0.2 : 0.15)
    );
  }
  return letter && plain.length >= 24 && /[A-Z]/.test(value) && /[a-z]/.test(value) && !wordy(value);
}

/** camelCase, Capitalised-Words: every capital begins a word, and words can be spoken. */
function wordy(value: string): boolean {
  const words = value.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  if (words.length > value.length / 3.6) return false;
  const unusual = words.filter((word) => !abbreviations.test(word));
  const spoken = unusual.filter((word) => !/^[A-Z]+$/.test(word));
  const mute = spoken.filter((word) => mutes.test(word));
  const crowded = spoken.filter((word) => consonants.test(word));
  const odd = unusual.flatMap((word) => word.match(oddPairs) ?? []);
  return mute.length + crowded.length + odd.length < 2;
}

/** Three letters and no vowel among them. */
const mutes = /^[b-df-hj-np-tv-xz]{3,}$/i;
/** No word of a program has so many in a row. */
const consonants = /[b-df-hj-np-tv-xz]{6}/i;
/** Seldom inside words of any European language, and common in what is drawn by lot. */
const oddPairs = /j[b-df-hj-np-tv-xz]|q[a-tv-z]|v[b-df-hj-np-qs-tv-xz]|z[b-df-hj-np-tv-x]/gi;
/** Words without a vowel that programs are full of. */
const abbreviations =
  /^(?:https?|html|xml|xhr|xsrf|csrf|sql|jql|jwt|jsx?|csv|svg|svc|ssl|tls|ssh|tcp|dns|cdn|sdk|str|ctx|cfg|jsm|npm|pdf|css|rss|smtp|ftp|ntlm|gdpr|grpc|hmac)$/i;

const kindOf = (code: number) =>
  code >= 97 && code <= 122 ? 1 : code >= 65 && code <= 90 ? 2 : code >= 48 && code <= 57 ? 3 : 0;

function switches(value: string): number {
  let count = 0;
  let before = 0;
  for (let at = 0; at < value.length; at += 1) {
    const kind = kindOf(value.charCodeAt(at));
    if (kind !== 0 && before !== 0 && kind !== before) count += 1;
    before = kind;
  }
  return count;
}
