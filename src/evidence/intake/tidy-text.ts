/** Colours, line ends, borders of boxes and the times that a CI writes before each line. */
export function tidy(text: string): string {
  const plain = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal was told is no text
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^│ ?/gm, '');
  return /^\d{4}-\d\d-\d\dT[\d:.]{8,20}Z /.test(plain)
    ? plain.replace(/^\d{4}-\d\d-\d\dT[\d:.]{8,20}Z ?/gm, '')
    : plain;
}

/** Of a long text its beginning and its end: a log ends with what went wrong. */
export function bothEnds(text: string, most: number): string {
  if (text.length <= most) return text;
  const head = text.slice(0, most / 2);
  const tail = text.slice(-most / 2);
  const last = head.lastIndexOf('\n');
  return `${last < 0 ? head : head.slice(0, last)}\n${tail.slice(tail.indexOf('\n') + 1)}`;
}
