const isWord = (character: string | undefined): boolean => character !== undefined && /\w/.test(character);

/** The last word of a text, whatever stands behind it; empty: it has none. */
export const lastWord = (text: string): string => {
  let end = text.length;
  while (end > 0 && !isWord(text[end - 1])) end -= 1;
  let start = end;
  while (start > 0 && end - start < 80 && isWord(text[start - 1])) start -= 1;
  return text.slice(start, end);
};

/** Where a name ends that parameters for types stand behind, up to a place: `read<T>`, `get::<Vec<Issue>>`. */
export const beforeTypes = (text: string, end: number): number => {
  if (text[end - 1] !== '>' || /[-=\s]/.test(text[end - 2] ?? ' ')) return end;
  let depth = 0;
  for (let at = end - 1; at >= 0 && end - at < 120; at -= 1) {
    const character = text[at] ?? '';
    if (character === '>') depth += 1;
    else if (character === '<') depth -= 1;
    else if (!/[\w\s,:&'?.*[\]]/.test(character)) return end;
    if (depth === 0) return text.startsWith('::', at - 2) ? at - 2 : at;
  }
  return end;
};

/** Where a call opens whose name ends at a place, parameters for types passed over; -1: there is none. */
export const opensAt = (text: string, end: number): number => {
  if (text[end] === '(') return end;
  const types = /^(?:::)?<[^()<>;{}]{0,80}(?:<[^()<>;{}]{0,60}>{1,2}[^()<>;{}]{0,40})?>?\(/.exec(
    text.slice(end, end + 200),
  );
  return types === null ? -1 : end + types[0].length - 1;
};

/** The name that ends at a place, with what it is a member of: `fmt.Sprintf`, `Uri::parse`, `format!`. */
export const nameBefore = (text: string, end: number): string => {
  let start = end;
  while (start > 0 && end - start < 80 && /[\w.:!$]/.test(text[start - 1] ?? '')) start -= 1;
  return text.slice(start, end);
};

/** The last part of such a name. */
export const lastPart = (name: string): string =>
  name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);

/** The name that what follows is given: `url, err :=`, `this.url =`, `let url: String =`; null: it is given none. */
export const nameGiven = (before: string): string | null => {
  const trimmed = before.trimEnd();
  if (!trimmed.endsWith('=') || /(?:[=!<>+\-*/%&|^]=|=>)$/.test(trimmed.slice(-2))) return null;
  const head = trimmed.slice(0, trimmed.endsWith(':=') ? -2 : -1).trimEnd();
  const colon = head.lastIndexOf(':');
  const isTyped = colon > 0 && head[colon - 1] !== ':' && /^:[\w<>?[\].&' ]{1,42}$/.test(head.slice(colon));
  const names = (isTyped ? head.slice(0, colon) : head).split(',');
  let first = names.length - 1;
  // `url, err :=`: what comes first is the address.
  while (first > 0 && /^\s{0,4}\w{1,60}\s{0,4}$/.test(names[first] ?? '')) first -= 1;
  return lastWord(names[first] ?? '') || null;
};

/** The field that what follows is given where a structure is made: `BaseURL: site + `; null: it is given none. */
export const fieldGiven = (before: string): string | null =>
  /^\s{0,40}(?:[\w.&]{1,80}\{\s{0,4})?([A-Za-z_]\w{1,60}):\s{1,20}(?:[^=;{}"'`:]{0,80}[+(]\s{0,4})?$/.exec(
    before,
  )?.[1] ?? null;

/** Whether what follows is what a function gives back. */
export const isGivenBack = (before: string): boolean => {
  const trimmed = before.trimEnd();
  return /(?:\breturn|=>)$/.test(trimmed.slice(-8)) || /\)(?:: ?String)? =$/.test(trimmed.slice(-12));
};

/** Places where a word stands by itself, up to a number of them. */
export const placesOf = (
  text: string,
  word: string,
  from: number,
  to: number,
  most: number,
): { start: number; end: number }[] => {
  const found: { start: number; end: number }[] = [];
  for (
    let at = text.indexOf(word, from);
    at >= 0 && at < to && found.length < most;
    at = text.indexOf(word, at + 1)
  ) {
    const end = at + word.length;
    if (!/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[end] ?? '')) found.push({ start: at, end });
  }
  return found;
};
