/** Nesting that the parser takes with the smallest stack it may run on; measured, with room to spare. */
const deepest = 1_500;
/** Words that hold another statement or expression behind them. */
const holders = new Set(
  'new for while if else do with keyof typeof await yield extends readonly unique infer'.split(' '),
);
const longestHolder = 8;

const other = 0;
const word = 1;
const opener = 2;
const closer = 3;
const separator = 4;
const chaining = 5;
const angle = 6;
const slash = 7;

/** What a character may do to the nesting, by its code. */
const classes = (): Uint8Array => {
  const table = new Uint8Array(128);
  const set = (characters: string, kind: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = kind;
  };
  set('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$', word);
  set('([{', opener);
  set(')]}', closer);
  set(';,', separator);
  set('?=:', chaining);
  set('<', angle);
  set('/', slash);
  return table;
};

/**
 * Whether a text may nest deeper than a parser that descends recursively takes: such a parser ends the whole process.
 * Counts too much rather than too little: brackets, and on each level what nests without brackets since the last
 * separator.
 */
export const nestsTooDeep = (text: string): boolean => {
  // Fewer characters cannot nest so deep.
  if (text.length < deepest) return false;
  const kinds = classes();
  const kindAt = (index: number): number => kinds[text.charCodeAt(index)] ?? other;
  const levels = [0];
  let [top, chained, elements, elseIfs] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    switch (kindAt(at)) {
      case word: {
        let end = at + 1;
        while (kindAt(end) === word) end += 1;
        if (end - at <= longestHolder && end - at > 1 && holders.has(text.slice(at, end))) {
          top += 1;
          chained += 1;
          if (end - at === 4 && text.startsWith('else', at)) elseIfs += 1;
        }
        at = end - 1;
        break;
      }
      case opener:
        levels.push(top);
        top = 0;
        break;
      case closer:
        chained -= top;
        top = levels.length > 1 ? (levels.pop() ?? 0) : 0;
        break;
      case separator:
        chained -= top;
        top = 0;
        break;
      case chaining:
        top += 1;
        chained += 1;
        break;
      case angle:
        if (kindAt(at + 1) === slash) elements -= 1;
        else if (kindAt(at + 1) === word || text[at + 1] === '>') {
          top += 1;
          chained += 1;
          if (kindAt(at - 1) !== word) elements += 1;
        }
        break;
      case slash:
        if (text[at + 1] === '>') elements -= 1;
        break;
      default:
    }
    if (levels.length + chained > deepest || elements > deepest || elseIfs > 2 * deepest) return true;
  }
  return false;
};
