/** A word that says a method: `GET`, `HttpMethod.PUT`, `NewPostRequest(`, `.delete(`. */
const upper = /^(GET|POST|PUT|DELETE|PATCH)$/;
const camel =
  /^(?:New|new|do|send|[hH]ttp|rest|make|async|Method){0,2}(Get|Post|Put|Delete|Patch)(?:Request|Async|ForObject|ForEntity|Json|JSON|As|From|String|Stream|ByteArray|Mapping|Exchange){0,3}$/;
const lower =
  /^(get|post|put|delete|patch)(?:For(?:Object|Entity|Location)|Async|AndParse|Json|_json|_text)?$/;
const farthest = 160;

/** Text before and behind, of the same statement. */
const around = (text: string, start: number, end: number): string[] => {
  // With the quote, since Ruby needs no bracket in front of it.
  const before = text.slice(Math.max(0, start - farthest), start + 1);
  const behind = text.slice(end, end + farthest);
  const headers = [...before.matchAll(/\)[^(){};]{0,40}\{/g)];
  const from = Math.max(
    before.lastIndexOf(';'),
    before.lastIndexOf('\n\n'),
    before.lastIndexOf('}'),
    // What the header of a function says is said by its callers otherwise.
    headers.at(-1)?.index ?? -1,
  );
  const to = behind.search(/[;}]|\n\n/);
  return [before.slice(from + 1), to < 0 ? behind : behind.slice(0, to)];
};

/** The method that a word of a function's name says: `doGet`, `post`. */
export const methodInName = (name: string): string | null =>
  ((upper.exec(name) ?? camel.exec(name) ?? lower.exec(name))?.[1] ?? '').toUpperCase() || null;

/** The method that one of the arguments of a call is: `"GET"`, `http.MethodPost`, `HttpMethod.PUT`, `Method::GET`. */
export const methodAmong = (args: readonly string[]): string | null => {
  for (const arg of args) {
    const words = arg.trim().slice(0, 60);
    const word = /^(?:[\w.:]{0,40}[.:])?["':]?(\w{3,12})["']?$/.exec(words)?.[1] ?? '';
    const found = upper.exec(word) ?? /Method(?:[.:]{1,2})?(Get|Post|Put|Delete|Patch)$/.exec(words);
    if (found) return (found[1] ?? '').toUpperCase();
  }
  return null;
};

/** The method that the words around a place say; null: none. */
export const methodNear = (text: string, start: number, end: number): string | null =>
  around(text, start, end).flatMap(methodsIn)[0] ?? null;

/** The methods that the words of a text say, in order. */
export const methodsIn = (part: string): string[] => {
  const methods: string[] = [];
  for (const { 0: word, index } of part.matchAll(/[A-Za-z]+(?:_(?:json|text)\b)?/g)) {
    const before = part.slice(Math.max(0, index - 8), index);
    // `Net::HTTP::Get.new(…)`, `:get` of Ruby.
    const behind = part.slice(index + word.length);
    const calls = /^\s{0,9}(?:[(<]|::<|\.new\b)|^ {1,4}["']/.test(behind);
    const isConstant = word.startsWith('Method') || /Method(?:\.|::)$/.test(before);
    const isSymbol = /(?:^|[^:]):$/.test(before) && !calls;
    const found =
      upper.exec(word) ??
      (calls || isConstant ? camel.exec(word) : null) ??
      ((/[.>]$/.test(before) && calls) || isSymbol ? lower.exec(word) : null);
    if (found) methods.push((found[1] ?? '').toUpperCase());
  }
  return methods;
};
