const wordsOf = (text: string): string[] => text.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, ''));

/** The method that the words of a command of curl say: stated, or by what it is given to send. */
export const methodOfCurl = (text: string): string => {
  const words = wordsOf(text);
  const stated = words[words.findIndex((word) => /^(?:-[a-zA-Z]{0,6}X|--request)$/.test(word)) + 1] ?? '';
  const joined = words.flatMap((word) => /^(?:-X|--request=)([A-Z]{3,6})$/.exec(word)?.[1] ?? []);
  const sends = words.some((word) => /^(?:-d|--data(?:-\w+)?|--json|-F|--form)(?:=|$)/.test(word));
  const uploads = words.some((word) => /^(?:-T|--upload-file)(?:=|$)/.test(word));
  const method = /^[A-Z]{3,6}$/.test(stated) ? stated : joined[0];
  return method ?? (uploads ? 'PUT' : sends ? 'POST' : 'GET');
};

/** What a command of curl that a program runs sends; null: it is no such command, or names no address of a REST API. */
export const curlCommand = (text: string): { readonly method: string; readonly address: string } | null => {
  if (!/^\s*curl\s/.test(text)) return null;
  const address = wordsOf(text).find((word) => word.includes('rest/') && !word.startsWith('-'));
  return address === undefined ? null : { method: methodOfCurl(text), address };
};
