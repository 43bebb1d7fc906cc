const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}*?]+/gu) ?? [];

/** The word without the endings that a search looks past. */
function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ing')) return word.slice(0, -3);
  if (word.length > 4 && (word.endsWith('ies') || word.endsWith('ied'))) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && (word.endsWith('es') || word.endsWith('ed'))) return word.slice(0, -2);
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

const stemmed = (word: string): string => stem(word).replace(/e$/, '');

/** Whether a word fits a pattern with `*` and `?`. */
function fits(pattern: string, word: string): boolean {
  if (!/[*?]/.test(pattern)) return word === pattern || stemmed(word) === stemmed(pattern);
  const pieces = pattern.split('*');
  const matchesAt = (piece: string, at: number) =>
    at + piece.length <= word.length &&
    [...piece].every((sign, index) => sign === '?' || sign === word[at + index]);
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    const last = index === pieces.length - 1;
    if (index === 0) {
      if (!matchesAt(piece, 0)) return false;
      at = piece.length;
    } else if (last) {
      const end = word.length - piece.length;
      if (end < at || !matchesAt(piece, end)) return false;
      return true;
    } else {
      while (at <= word.length && !matchesAt(piece, at)) at += 1;
      if (at > word.length) return false;
      at += piece.length;
    }
  }
  return pieces.length > 1 ? true : at === word.length;
}

/**
 * A text query as a test of texts: all words must be there, in any order; `"…"` is a phrase, `-word` or `NOT word` must not be there,
 * `OR` parts alternatives.
 */
export function textQuery(query: string): (text: string) => boolean {
  const alternatives = query.split(/\s+OR\s+/).map((part) => {
    const phrases = [...part.matchAll(/\\?"([^"\\]*)\\?"/g)].map(([, phrase = '']) => words(phrase));
    const rest = part.replace(/\\?"[^"\\]*\\?"/g, ' ');
    const tokens = rest.split(/\s+/).filter((token) => token !== '' && token !== 'AND');
    const wanted: string[] = [];
    const unwanted: string[] = [];
    tokens.forEach((token, index) => {
      if (token === 'NOT') return;
      const negative = token.startsWith('-') || tokens[index - 1] === 'NOT';
      (negative ? unwanted : wanted).push(...words(token));
    });
    return { phrases, wanted, unwanted };
  });
  return (text) => {
    const found = words(text);
    return alternatives.some(
      ({ phrases, wanted, unwanted }) =>
        wanted.every((pattern) => found.some((word) => fits(pattern, word))) &&
        !unwanted.some((pattern) => found.some((word) => fits(pattern, word))) &&
        phrases.every((phrase) =>
          found.some((_, at) => phrase.every((pattern, index) => fits(pattern, found[at + index] ?? ''))),
        ),
    );
  };
}
