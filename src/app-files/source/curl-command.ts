/** What a command of curl that a program runs sends; null: it is no such command, or names no address of a REST API. */
export const curlCommand = (text: string): { readonly method: string; readonly address: string } | null => {
  if (!/^\s*curl\s/.test(text)) return null;
  const words = text.split(/\s+/).map((word) => word.replace(/^["']|["']$/g, ''));
  const address = words.find((word) => word.includes('rest/') && !word.startsWith('-'));
  if (address === undefined) return null;
  const stated = words[words.findIndex((word) => /^(?:-X|--request)$/.test(word)) + 1] ?? '';
  const joined = words.flatMap((word) => /^(?:-X|--request=)([A-Z]{3,6})$/.exec(word)?.[1] ?? []);
  const sends = words.some((word) => /^(?:-d|--data(?:-\w+)?|--json|-F|--form)$/.test(word));
  const method = /^[A-Z]{3,6}$/.test(stated) ? stated : joined[0];
  return { method: method ?? (sends ? 'POST' : 'GET'), address };
};
