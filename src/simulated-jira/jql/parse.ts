import { JastBuilder, type JQLParseError, type Query, RESERVED_WORDS } from '@atlaskit/jql-ast';

type Parsed = { readonly query: Query | null } | { readonly error: string };

/** Words of the grammar itself: where one is out of place, Jira says what it had expected instead. */
const keywords = new Set(
  'and or not in is empty null was changed before after from to on during order by asc desc cf'.split(' '),
);

/** Words that Jira keeps for itself and refuses wherever they stand (recorded as value and as field). */
const reserved = new Set(
  [...RESERVED_WORDS].map((word) => word.toLowerCase()).filter((word) => !keywords.has(word)),
);
const operators = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";
const special = new Set('{}*/%+^$#@?;.'.split(''));
const escapes = new Set(["'", '"', 't', 'n', 'r', '\\', ' ', 'u']);

interface Place {
  readonly line: number;
  readonly charPositionInLine: number;
  readonly start: number;
  readonly stop: number;
}

function placeOf(error: JQLParseError): Place | null {
  const { line, charPositionInLine, start, stop } = {
    line: 0,
    charPositionInLine: 0,
    start: 0,
    stop: 0,
    ...error,
  };
  return line === 0 ? null : { line, charPositionInLine, start, stop };
}

type Expected = 'operand' | 'operator' | 'field' | 'more' | 'list' | 'by' | 'end of list' | 'bracket';

/** What the grammar had expected at the place of an error, from the rule names that the parser gives. */
function expected(message: string): Expected {
  const [, list = ''] = message.split(' expecting ');
  if (list === 'BY' || message.startsWith('missing BY')) return 'by';
  if (list === "')'" || message.startsWith("missing ')'")) return 'bracket';
  if (list.startsWith("{')', ','")) return 'end of list';
  if (list === '' || list.includes('EMPTY')) return 'operand';
  if (list.includes("'<'")) return 'operator';
  if (list === "'('") return 'list';
  return list.includes('STRING') ? 'field' : 'more';
}

const atTheEnd: Readonly<Record<Expected, string>> = {
  operand: 'Expecting either a value, list or function before the end of the query.',
  operator: `Expecting operator before the end of the query. The valid operators are ${operators}.`,
  list: "Expecting '(' before the end of the query.",
  by: "Expecting 'by' before the end of the query.",
  bracket: "Expecting ')' before the end of the query.",
  'end of list': "Expecting ')' before the end of the query.",
  field: 'Expecting a field name at the end of the query.',
  more: 'Expecting a field name at the end of the query.',
};

/** What is said of a token that is none of those expected; the sentence about values begins otherwise than all others (recorded). */
function unexpected(want: Expected, token: string): string {
  const the = 'Error in the JQL Query: Expecting';
  switch (want) {
    case 'operand':
      return `Error in JQL Query: Expecting either a value, list or function but got '${token}'. You must surround '${token}' in quotation marks to use it as a value.`;
    case 'operator':
      return `${the} operator but got '${token}'. The valid operators are ${operators}.`;
    case 'more':
      return `${the} either 'OR' or 'AND' but got '${token}'.`;
    case 'list':
      return `${the} '(' but got '${token}'.`;
    case 'by':
      return `${the} 'by' but got '${token}'.`;
    case 'bracket':
      return `${the} ')' but got '${token}'.`;
    case 'end of list':
      return `${the} either ',' or ')' but got '${token}'.`;
    case 'field':
      return `${the} a field name but got '${token}'. You must surround '${token}' in quotation marks to use it as a field name.`;
  }
}

/** An escape that Jira does not know within a string, with where it stands in it; null: none. */
function wrongEscape(text: string): { readonly escape: string; readonly at: number } | null {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    const next = text[at + 1];
    if (next !== undefined && !escapes.has(next)) return { escape: `\\${next}`, at };
  }
  return null;
}

/**
 * The parser's error worded as Jira words it. These have a public source, each an issue on GitHub: the reserved word
 * (canonical/gh-jira-sync-bot 45), the operand (turbot/steampipe-plugin-jira 200), the operator (hygieia/hygieia 276) and its want at the
 * end (bsorrentino/maven-confluence-plugin 175), the reserved character (juliangruber/jilla 25), the string without an end
 * (steyep/alfred-jira 95). The others are written from memory of Jira's messages. The place is counted from one, as Jira counts.
 */
function inWords(error: JQLParseError, jql: string): string {
  const place = placeOf(error);
  if (place === null) return `Error in the JQL Query: ${error.message}`;
  const at = (behind = 0) => `(line ${place.line}, character ${place.charPositionInLine + 1 + behind})`;
  const token = jql.slice(place.start, place.stop);
  const first = token[0] ?? '';
  const want = expected(error.message);
  if (place.start >= jql.length) return `Error in the JQL Query: ${atTheEnd[want]}`;
  if (first === '"' || first === "'") {
    const wrong = wrongEscape(jql.slice(place.start));
    if (wrong !== null)
      return `Error in the JQL Query: '${wrong.escape}' is an illegal JQL escape sequence. The valid escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX. ${at(wrong.at)}`;
    if (!token.endsWith(first) || token.length === 1)
      return `Error in the JQL Query: The quoted string '${token.slice(1)}' has not been completed. ${at()}`;
  }
  if (reserved.has(token.toLowerCase()))
    return `Error in the JQL Query: '${token}' is a reserved JQL word. You must surround it in quotation marks to use it in a query. ${at()}`;
  if (special.has(first)) {
    const code = first.charCodeAt(0).toString(16).padStart(4, '0');
    return `Error in the JQL Query: The character '${first}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code}' instead. ${at()}`;
  }
  return `${unexpected(want, token)} ${at()}`;
}

/** Reads a query with Atlassian's own grammar; an error comes worded as {@link inWords} says. */
export function parseJql(jql: string): Parsed {
  const { query, errors } = new JastBuilder().build(jql);
  const [first] = errors;
  if (first !== undefined) return { error: inWords(first, jql) };
  return { query: query ?? null };
}
