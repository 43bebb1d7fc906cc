import { basicOf, type Command, joinedLines } from './command.ts';
import { promptForm } from './prompt.ts';

/** The name of HTTPie, or of xh, which takes the same. */
export const nameOfHttpie = /(?:https?|xhs?)\s/;
/** Behind the prompt of a shell. */
const named = new RegExp(`^\\s{0,12}(?:${promptForm})?${nameOfHttpie.source}`);

/** `https://…`, `acme.atlassian.net/…`, `:8080/…` */
const address = /^(?:https?:\/\/|:\d|:\/|[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?:[:/]|$))/;

/** True where a line is a command of HTTPie: its name, options, perhaps a method, and an address; a logger of that name goes on with a status. */
export function isHttpie(line: string): boolean {
  if (!nameOfHttpie.test(line) || !named.test(line)) return false;
  const { url, items } = wordsOf(line.slice(0, 4_000));
  return address.test(url ?? '') && !/^\[?[2-5]\d\d\]?$/.test(items[0] ?? '');
}

const valued = new Set(
  '-a --auth -A --auth-type --verify --proxy --timeout -p --print -o --output'.split(' '),
);

/** The command that a part of a text begins with; null where it is none of HTTPie. https://httpie.io/docs/cli */
export function readHttpie(part: readonly string[]): Command | null {
  if (!isHttpie(part[0] ?? '')) return null;
  const { line, lines } = joinedLines(part, /\\\s{0,4}$/);
  const { options, stated, url, items } = wordsOf(line);
  const headers: Record<string, string> = {};
  const fields: string[] = [];
  const query = new URLSearchParams();
  for (const item of items) {
    const [, name = '', sign, value = ''] = /^([\w.[\]-]{1,80})(==|:=|=|:)(.{0,8000})$/s.exec(item) ?? [];
    if (sign === ':' && name !== '__proto__') headers[name] = value.trim();
    else if (sign === '==') query.append(name, value);
    else if (sign !== undefined)
      fields.push(`${JSON.stringify(name)}:${sign === ':=' ? value : JSON.stringify(value)}`);
  }
  const pair = options.get('-a') ?? options.get('--auth');
  const isBearer = /bearer/i.test(options.get('-A') ?? options.get('--auth-type') ?? '');
  if (pair !== undefined) headers.Authorization = isBearer ? `Bearer ${pair}` : basicOf(pair);
  return {
    url: url === undefined ? undefined : withQuery(whole(url), query),
    method: stated ?? (fields.length > 0 ? 'POST' : 'GET'),
    headers,
    body: fields.length === 0 ? null : `{${fields.join(',')}}`,
    lines,
    outcome: null,
    keptIn: options.get('-o') ?? options.get('--output'),
  };
}

/** Options with their values, and what stands beside them in order. */
function wordsOf(line: string) {
  const words = shellWords(line);
  const start = words.findIndex((word) => /^(?:https?|xhs?)$/.test(word));
  const options = new Map<string, string>();
  const items: string[] = [];
  for (let at = start + 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [name = '', value] = word.startsWith('--') ? word.split(/=(.*)/s, 2) : [word];
    if (!word.startsWith('-')) items.push(word);
    else if (value !== undefined) options.set(name, value);
    else if (valued.has(name)) {
      at += 1;
      options.set(name, words[at] ?? '');
    }
  }
  const stated = /^[A-Z]{3,8}$/.test(items[0] ?? '') ? items.shift() : undefined;
  return { options, stated, url: items.shift(), items };
}

/** Without a host it is the machine itself. */
const whole = (url: string) =>
  /^https?:\/\//.test(url) ? url : url.startsWith(':') ? `http://localhost${url}` : `https://${url}`;

const withQuery = (url: string, query: URLSearchParams) =>
  query.size === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${query.toString()}`;

/** The words of a line as a shell parts them; a variable stays as it is written. */
function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (quote !== '') {
      if (sign === quote) quote = '';
      else word = (word ?? '') + sign;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
      word ??= '';
    } else if (/\s/.test(sign)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + sign;
  }
  if (word !== null) words.push(word);
  return words;
}
