import type { Exchange } from '../../exchange.ts';

/** A line of its own that says as whom the calls below it were made: "With a token for mia (developer):", "As an admin:". */
const heading =
  /^\W{0,6}(?:(?:and|but|now) )?(?:with|as|using)\b(?=[^\n]{0,80}\b(?:(?:tokens?|keys?|login|password|session|credentials|account) (?:for|of)\b|(?:user|account|admin\w{0,12}|colleague|developer)\b))[^\n]{2,120}:\s{0,9}$/i;
const mostLines = 2_000;

/** Whether a text sets one account against another: the same call was refused for one and answered for the other. */
export function accountsCompared(text: string, exchanges: readonly Exchange[]): boolean {
  const headings = new Set(
    text.split('\n', mostLines).filter((line) => heading.test(line.slice(0, 200).trimEnd())),
  );
  if (headings.size < 2) return false;
  const of = ({ request }: Exchange) => `${request.method} ${request.url.replace(/[?#].*$/s, '')}`;
  const worked = new Set(
    exchanges.filter(({ response }) => response?.status != null && response.status < 300).map(of),
  );
  return exchanges.some(
    (one) => one.request.url !== '' && (one.response?.status ?? 0) >= 400 && worked.has(of(one)),
  );
}
