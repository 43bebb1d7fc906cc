import type { Exchange } from '../../exchange.ts';

/** A line of its own that says as whom the calls below it were made: "With a token for mia (developer):", "As an admin:". */
const heading =
  /^\W{0,6}(?:(?:and|but|now) )?(?:with|as|using)\b(?=[^\n]{0,80}\b(?:(?:tokens?|keys?|login|password|session|credentials|account) (?:for|of)\b|(?:user|account|admin\w{0,12}|colleague|developer)\b))[^\n]{2,120}:\s{0,9}$/i;
/** The same before the call on its own line: `as mia: GET …`. */
const inLine =
  /^\W{0,6}(?:as|for) (?!(?:basic|bearer|jwt|cookie|json|xml|curl)\b)([a-z][\w.@-]{1,60})(?: \([^()]{1,40}\))?:\s/i;
/** The head of a table with a column for each account. */
const columns =
  /^\s{0,9}\|[^|\n]{0,60}(?:\|[^|\n]{0,40}(?:admin|user|account|bot|member|developer|customer|@)[^|\n]{0,40}){2}/i;
const mostLines = 2_000;

/** Whether a text sets one account against another: the same call was refused for one and answered for the other. */
export function accountsCompared(text: string, exchanges: readonly Exchange[]): boolean {
  const lines = text.split('\n', mostLines).map((line) => line.slice(0, 200).trimEnd());
  const headings = new Set(
    lines.flatMap((line) => (heading.test(line) ? [line] : (inLine.exec(line)?.[1]?.toLowerCase() ?? []))),
  );
  if (headings.size < 2 && !lines.some((line) => columns.test(line))) return false;
  const of = ({ request }: Exchange) => `${request.method} ${request.url.replace(/[?#].*$/s, '')}`;
  const worked = new Set(
    exchanges.filter(({ response }) => response?.status != null && response.status < 300).map(of),
  );
  return exchanges.some(
    (one) => one.request.url !== '' && (one.response?.status ?? 0) >= 400 && worked.has(of(one)),
  );
}
