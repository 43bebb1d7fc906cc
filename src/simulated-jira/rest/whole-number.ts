/** White space as Java counts it: a blank that must not break is none. */
const blanks = /[^\S\u00a0\u2007\u202f\ufeff]/g;

const digit = /^\p{Nd}$/u;

/** A digit of any script: its ten stand in a row, zero first. */
function worthOf(figure: string): number {
  const at = figure.codePointAt(0) ?? 0;
  let before = 0;
  while (before < at && digit.test(String.fromCodePoint(at - before - 1))) before += 1;
  return before % 10;
}

const bits = { int: 31n, long: 63n } as const;

/**
 * A whole number of a query as the framework in front of Jira reads it: white space does not count, digits may be of any script, and what
 * Java's type does not hold is none (measured on a Cloud site in September 2026, github.com/brekkylab/backlot). undefined: nothing is
 * said; null: it is no such number.
 */
export function wholeNumber(text: string | null, type: keyof typeof bits): number | null | undefined {
  const bare = (text ?? '').replaceAll(blanks, '');
  if (bare === '') return undefined;
  const [, sign = '', figures = ''] = /^([+-]?)(\p{Nd}+)$/u.exec(bare) ?? [];
  if (figures === '') return null;
  const value = BigInt(`${sign === '-' ? '-' : ''}${[...figures].map(worthOf).join('')}`);
  const edge = 1n << bits[type];
  return value >= -edge && value < edge ? Number(value) : null;
}
