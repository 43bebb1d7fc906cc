import { percentDecoded } from '../../jira-facts/index.ts';
import type { ExchangeReading } from './exchange.ts';

/** The query that a search was asked for, in lower case, from its address or its payload; empty: none was. */
export function askedJql({ address, asked }: ExchangeReading): string {
  const given = address.query.find(([name]) => name === 'jql')?.[1];
  if (given !== undefined) return percentDecoded(given.replaceAll('+', ' ')).toLowerCase();
  return /"jql"\s{0,4}:\s{0,4}"((?:[^"\\]|\\.){1,4000})/.exec(asked)?.[1] ?? '';
}

/** `2026-08-01T00:00:00Z`, with which nothing of JQL compares: it reads `yyyy-MM-dd HH:mm` (support.atlassian.com, JQL fields). */
export const comparesWithUnreadDate = (call: ExchangeReading): boolean =>
  unread.test(askedJql(call).replace(soughtText, '~'));

/** What is looked for as text may hold anything. */
const soughtText = /~\s{0,4}\\?(["'])(?:(?!\\?\1).){0,2000}\\?\1/g;
const unread = /[<>=]\s{0,4}(?:\\?["'])?\d{4}-\d\d-\d\dt\d\d:\d\d/;
