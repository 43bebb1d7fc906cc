import { JastBuilder, type JQLParseError, type Query, RESERVED_WORDS } from '@atlaskit/jql-ast';

export type Parsed = { readonly query: Query | null } | { readonly error: string };

const reserved = new Set([...RESERVED_WORDS].map((word) => word.toLowerCase()));
const operators =
  "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS', 'IS NOT', 'WAS', 'WAS NOT', 'WAS IN', 'WAS NOT IN' and 'CHANGED'";
const special = new Set('{}*/%+^$#@?;=<>!~&|,()[].'.split(''));

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

type Expected = 'operand' | 'operator' | 'field' | 'more' | 'list' | 'by';

/** What the grammar had expected at the place of an error, from the rule names that the parser gives. */
function expected(message: string): Expected {
  const [, list = ''] = message.split(' expecting ');
  if (list === '' || list.includes('EMPTY')) return 'operand';
  if (list.includes("'<'")) return 'operator';
  if (list === "'('") return 'list';
  if (list === 'BY') return 'by';
  return list.includes('STRING') ? 'field' : 'more';
}

/**
 * The parser's error worded as Jira words it. Two sentences have a public source: the reserved word
 * (github.com/canonical/gh-jira-sync-bot/issues/45) and the operand (github.com/turbot/steampipe-plugin-jira/issues/200); the others are
 * written from memory of Jira's messages and compared with nothing. The place is counted from one, as Jira counts.
 */
function inWords(error: JQLParseError, jql: string): string {
  const place = placeOf(error);
  if (place === null) return `Error in the JQL Query: ${error.message}`;
  const at = `(line ${place.line}, character ${place.charPositionInLine + 1})`;
  const token = jql.slice(place.start, place.stop);
  const first = token[0] ?? '';
  const want = expected(error.message);
  if (place.start >= jql.length) {
    if (want === 'operand')
      return `Error in the JQL Query: Expecting either a value, list or function before the end of the query.`;
    if (want === 'operator')
      return `Error in the JQL Query: Expecting operator before the end of the query. The valid operators are ${operators}.`;
    if (want === 'list') return "Error in the JQL Query: Expecting '(' before the end of the query.";
    if (want === 'by') return "Error in the JQL Query: Expecting 'by' before the end of the query.";
    return 'Error in the JQL Query: Expecting a field name at the end of the query.';
  }
  if (first === '"' || first === "'") {
    const text = token.slice(1);
    return `Error in the JQL Query: The quoted string '${text}' has not been completed. ${at}`;
  }
  if (want === 'operand' && reserved.has(token.toLowerCase()))
    return `Error in JQL Query: Expecting either a value, list or function but got '${token}'. You must surround '${token}' in quotation marks to use it as a value. ${at}`;
  if (reserved.has(token.toLowerCase()) && want === 'field')
    return `Error in the JQL Query: '${token}' is a reserved JQL word. You must surround it in quotation marks to use it in a query. ${at}`;
  if ((want === 'field' || (want === 'more' && first !== ')')) && special.has(first)) {
    const code = first.charCodeAt(0).toString(16).padStart(4, '0');
    return `Error in the JQL Query: The character '${first}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code}' instead. ${at}`;
  }
  switch (want) {
    case 'operand':
      return `Error in the JQL Query: Expecting either a value, list or function but got '${token}'. ${at}`;
    case 'operator':
      return `Error in the JQL Query: Expecting operator but got '${token}'. The valid operators are ${operators}. ${at}`;
    case 'more':
      return `Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${token}'. ${at}`;
    case 'list':
      return `Error in the JQL Query: Expecting '(' but got '${token}'. ${at}`;
    case 'by':
      return `Error in the JQL Query: Expecting 'by' but got '${token}'. ${at}`;
    case 'field':
      return `Error in the JQL Query: Expecting a field name but got '${token}'. ${at}`;
  }
}

/** Reads a query with Atlassian's own grammar; an error comes worded as {@link inWords} says. */
export function parseJql(jql: string): Parsed {
  const { query, errors } = new JastBuilder().build(jql);
  const [first] = errors;
  if (first !== undefined) return { error: inWords(first, jql) };
  return { query: query ?? null };
}
