/** What stands on a line of a text from a place on, `most` characters of it. */
export const restOfLine = (text: string, from: number, most: number): string =>
  text.slice(from, from + most).split('\n', 1)[0] ?? '';
