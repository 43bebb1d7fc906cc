import { argumentsBehind } from './calls.ts';
import { lineBefore } from './literals.ts';
import { beforeTypes, lastPart, lastWord, nameBefore } from './words.ts';

/** A function of a text, by its header. */
export interface TextFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The first letter of its name. */
  readonly at: number;
}

const keyword = /\b(?:func|fn|def|function|fun)\b/;
const hasKeyword = /\.(?:go|rs|kt|kts|rb|php|scala|swift|ex|exs|lua|groovy)$/;
const notFunctions = /^(?:if|for|while|switch|catch|return|new|else|throw|await|match|synchronized)$/;

/** The name of a parameter: `method, path string` (Go), `key: String`, `String key`, `$key = null`. */
const parameterName = (words: string, isGo: boolean): string => {
  const plain = words.split('=', 1)[0]?.trim() ?? '';
  const colon = plain.indexOf(':');
  if (colon >= 0) return lastWord(plain.slice(0, colon));
  return isGo ? (/^\w+/.exec(plain)?.[0] ?? '') : lastWord(plain);
};

/** Whether a bracket opens the parameters of a function, by what stands before its name: `func (c *Client) `, `String `. */
const isHeader = (before: string, isTyped: boolean): boolean => {
  const words = before.trimEnd();
  if (!isTyped)
    return keyword.test(words.slice(-100)) && !/[=;{}]/.test(words.slice(-100).split(keyword).at(-1) ?? '');
  return (
    words.length < before.length && /[\w>\]?]$/.test(words.slice(-1)) && !notFunctions.test(lastWord(words))
  );
};

/** `{` or `=>` behind the parameters, and behind what is thrown or `async`. */
const hasBody = (behind: string): boolean =>
  /^(?:\{|=>)/.test(
    behind
      .trimStart()
      .replace(/^(?:throws [\w., ]{1,200}|async\b)/, '')
      .trimStart(),
  );

/** The functions of a file, in order. */
export const functionsOf = (text: string, path: string): TextFunction[] => {
  const isGo = path.endsWith('.go');
  const isTyped = !hasKeyword.test(path);
  const found: TextFunction[] = [];
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const end = beforeTypes(text, open);
    const name = lastPart(nameBefore(text, end));
    if (name === '' || notFunctions.test(name) || keyword.test(name)) continue;
    const at = end - name.length;
    if (!isHeader(lineBefore(text, at), isTyped)) continue;
    const given = argumentsBehind(text, open);
    if (given === null || (isTyped && !hasBody(text.slice(given.end, given.end + 240)))) continue;
    const parameters = given.args
      .map(({ start, end }) => parameterName(text.slice(start, end), isGo))
      .filter((one) => !/^(?:self|this|cls)$/.test(one));
    found.push({ name, parameters, at });
  }
  return path.endsWith('.rb') ? [...found, ...withoutBrackets(text)].sort((a, b) => a.at - b.at) : found;
};

/** `def fields` of Ruby, which has no brackets where there are no parameters. */
const withoutBrackets = (text: string): TextFunction[] =>
  [...text.matchAll(/\bdef (?:self\.)?([A-Za-z_]\w{0,60})[?!]?\r?\n/g)].map(
    ({ 0: whole, 1: name = '', index }) => ({
      name,
      parameters: [],
      at: index + whole.indexOf(name, 4),
    }),
  );
