import {
  createScanner,
  type Node as JsonNode,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { deepestNesting } from '../../evidence/index.ts';
import { countUpTo, lineStarts } from '../line-starts.ts';
import { type Entry, type Node, type Parsed, type Place, scalarOf, tooDeepProblem } from './node.ts';

const placesOf = (text: string): ((offset: number) => Place) => {
  const starts = lineStarts(text);
  return (offset) => {
    const line = countUpTo(starts, offset);
    return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
};

const isComment = ({ error }: ParseError): boolean => printParseErrorCode(error) === 'InvalidCommentToken';

const words = (code: string): string => code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** Where brackets stand inside more of them than anybody writes; null: nowhere. The parser calls itself for each. */
const tooDeepAt = (text: string): number | null => {
  const scanner = createScanner(text, true);
  const open: string[] = [];
  for (;;) {
    scanner.scan();
    const length = scanner.getTokenLength();
    const offset = scanner.getTokenOffset();
    if (length === 0 && offset >= text.length) return null;
    const token = length === 1 ? text[offset] : '';
    if (token === '{' || token === '[') open.push(token === '{' ? '}' : ']');
    else if (token === open.at(-1)) open.pop();
    if (open.length > deepestNesting) return offset;
  }
};

/** Parses JSON with places. Comments are refused as Jira refuses them, but the rest is still read. */
export const parseJson = (text: string): Parsed => {
  const place = placesOf(text);
  const tooDeep = tooDeepAt(text);
  if (tooDeep !== null) return { root: null, problems: [tooDeepProblem(place(tooDeep))] };
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });

  const convert = (node: JsonNode): Node => {
    const here = place(node.offset);
    if (node.type === 'object')
      return { kind: 'object', at: here, entries: (node.children ?? []).flatMap(property) };
    if (node.type === 'array') return { kind: 'array', at: here, items: (node.children ?? []).map(convert) };
    return scalarOf(node.value, here);
  };
  const property = (node: JsonNode): Entry[] => {
    const [key, value] = node.children ?? [];
    return key && value ? [{ key: String(key.value), keyAt: place(key.offset), value: convert(value) }] : [];
  };

  const firstComment = errors.find(isComment);
  return {
    root: tree ? convert(tree) : null,
    problems: errors
      .filter((one) => one === firstComment || !isComment(one))
      .map((one) => ({
        message: isComment(one)
          ? 'JSON has no comments: Jira refuses the file. Take them away, all of them.'
          : `This is not JSON here: ${words(printParseErrorCode(one.error))}.`,
        at: place(one.offset),
      })),
  };
};
