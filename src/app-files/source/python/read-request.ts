import { curlCommand } from '../curl-command.ts';
import type { PythonCall } from './module.ts';
import { known, type PythonTexts } from './python-texts.ts';
import { childrenOf, isList, isMark, type SyntaxNode } from './syntax.ts';

/** A call that sends something, or looks like it. */
export interface PythonRequest {
  readonly method: PythonTexts;
  readonly address: PythonTexts;
}

const verbs: Readonly<Record<string, string>> = {
  get: 'GET',
  post: 'POST',
  put: 'PUT',
  delete: 'DELETE',
  patch: 'PATCH',
  head: 'GET',
};
const senders =
  /^(?:request|fetch|_?send|_?call|_?api|_?do_request|urlopen|Request|make_request|_?make_request|_?request|open)$/;
const notClients =
  /^(?:os\.environ|os|dict|config|cache|params|headers|data|kwargs|settings|app|router|self\.cache|redis)$/;
export const isVerb = (text: string): boolean => /^(?:GET|POST|PUT|DELETE|PATCH|HEAD)$/i.test(text);

/** Reads a call as a request; null when it does not look like one. `texts` evaluates an argument. */
export const readRequest = (
  call: PythonCall,
  texts: (node: SyntaxNode) => PythonTexts,
): PythonRequest | null => {
  const places = call.args.filter(({ name }) => name === null).map(({ value }) => value);
  const keyed = (name: string) => call.args.find((argument) => argument.name === name)?.value;
  const url = keyed('url') ?? keyed('path') ?? keyed('endpoint');
  const verb = Object.hasOwn(verbs, call.name) ? (verbs[call.name] ?? null) : null;
  if (verb !== null) {
    const address = url ?? places[0];
    return address && !notClients.test(call.receiver)
      ? { method: known(verb), address: texts(address) }
      : null;
  }
  const spoken = commandOf(call, places, texts) ?? sideBySide(places, texts);
  if (!senders.test(call.name)) return spoken;
  const method = keyed('method');
  const [first, second] = places;
  if (method) {
    const address = url ?? first;
    return address ? { method: texts(method), address: texts(address) } : null;
  }
  if (spoken !== null) return url ? { ...spoken, address: texts(url) } : spoken;
  const leading = first && second ? texts(first) : null;
  if (leading !== null && second && leading.open.size > 0)
    return { method: leading, address: texts(url ?? second) };
  const address = url ?? first;
  return address ? { method: known('GET'), address: texts(address) } : null;
};

/** `current_jira_get(path)`, `http_get(url)`: a function with one method in its name. */
export const readByName: typeof readRequest = (call, texts) => {
  const words = call.name.toLowerCase().split('_');
  // `get_issue_url(path)` makes an address and sends nothing.
  if (words.some((word) => /^(?:url|uri|path|link|endpoint)s?$/.test(word))) return null;
  const [verb, ...others] = words.filter((word) => Object.hasOwn(verbs, word));
  const address = call.args.find(({ name }) => name === null || /^(?:url|path|endpoint)$/.test(name))?.value;
  if (verb === undefined || verb === call.name || others.length > 0 || address === undefined) return null;
  return { method: known(verbs[verb] ?? ''), address: texts(address) };
};

/** What starts another program. */
const starters =
  /^(?:run|call|check_call|check_output|Popen|popen|system|getoutput|create_subprocess_(?:exec|shell))$/;

/** `subprocess.run(["curl", "-X", "POST", address])`, `os.system(f"curl {address}")`. */
const commandOf = (
  { name }: PythonCall,
  places: readonly SyntaxNode[],
  texts: (node: SyntaxNode) => PythonTexts,
): PythonRequest | null => {
  const [first] = places;
  if (!starters.test(name) || first === undefined) return null;
  const words = isList(first) ? childrenOf(first).filter((part) => !isMark(part)) : places;
  const parts = words.slice(0, 40).map(texts);
  const command = curlCommand(parts.map((part) => part.texts[0] ?? 'value').join(' '));
  if (command === null) return null;
  const open = new Set(parts.flatMap((part) => [...part.open]));
  return { method: known(command.method), address: { ...known(command.address), open } };
};

/** `("issues", "GET", "/rest/…")`: whatever the function is called, a method with an address behind it is a request. */
const sideBySide = (
  places: readonly SyntaxNode[],
  texts: (node: SyntaxNode) => PythonTexts,
): PythonRequest | null => {
  for (const [index, place] of places.slice(0, 4).entries()) {
    const address = places[index + 1];
    if (address === undefined || !/^(?:String|VariableName|MemberExpression)$/.test(place.name)) continue;
    const method = texts(place);
    if (method.texts.length > 0 && method.texts.every(isVerb)) return { method, address: texts(address) };
  }
  return null;
};
