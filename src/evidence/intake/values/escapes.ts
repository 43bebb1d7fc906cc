const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '', f: '' };

/** Where a string of a program ends whose opening quote stands right before: at its closing quote, or with the text. */
export function endOfQuoted(text: string, start: number, mark: string): number {
  let end = start;
  while (end < text.length && text.charAt(end) !== mark) end += text.charAt(end) === '\\' ? 2 : 1;
  return end;
}

/** Text without the backslashes of a string in a program. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_whole, wide?: string, narrow?: string, char?: string) =>
      char === undefined
        ? String.fromCharCode(Number.parseInt(wide ?? narrow ?? '20', 16))
        : (escapes[char] ?? char),
  );
}
