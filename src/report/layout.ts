/** Lines of at most `width` characters, broken between words only; what follows the first line starts with `indent`. */
export function wrapped(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  const words = text.trimStart().split(' ');
  let line = text.slice(0, text.length - text.trimStart().length) + (words.shift() ?? '');
  for (const word of words) {
    const longer = `${line} ${word}`;
    if (visible(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line].join('\n');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
const unseen = /\u001b\[\d{1,3}m|[\u2068\u2069]/g;

/** Characters a reader sees; colours and isolates take no room. */
const visible = (text: string): number => text.replace(unseen, '').length;

/** Cells under each other, as wide as the widest; null: they do not fit into `width`. */
export function columns(rows: readonly (readonly string[])[], width: number): string | null {
  const widths = rows.reduce<number[]>(
    (most, row) => row.map((cell, index) => Math.max(most[index] ?? 0, visible(cell))),
    [],
  );
  const gap = 2;
  if (widths.reduce((sum, each) => sum + each + gap, -gap) > width) return null;
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - visible(cell)))
        .join(' '.repeat(gap))
        .trimEnd(),
    )
    .join('\n');
}
