import type { Exchange } from '../../exchange.ts';
import { headerOf } from '../values/index.ts';

/** What a logger writes before a line; without a zone nobody knows which time it is. */
const stamp =
  /^[^\w\n]{0,3}(?:(?:time|ts|timestamp)=["']?)?(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)/;
const longest = 262_144;

/** Gives each answer the time of the line that shows its `Date` header, else its path and status: that is the clock of whoever called. */
export function withTimes(exchanges: readonly Exchange[], text: string): Exchange[] {
  const lines = text.slice(0, longest).split('\n', 2_000);
  const stamped = lines.filter((line) => stamp.test(line));
  return exchanges.map((exchange) => {
    const receivedAt = exchange.receivedAt ?? timeOf(exchange, stamped);
    return receivedAt === undefined ? exchange : { ...exchange, receivedAt };
  });
}

function timeOf({ request, response }: Exchange, lines: readonly string[]): string | undefined {
  if (response?.status == null) return undefined;
  const date = headerOf(response.headers, 'date');
  const path = request.url.replace(/^https?:\/\/[^/]*/, '');
  const marks = date === undefined ? [path, String(response.status)] : [date];
  const line = lines.find((one) => !marks.includes('') && marks.every((mark) => one.includes(mark)));
  const [, day, clock, fraction, zone] = stamp.exec(line ?? '') ?? [];
  return day === undefined
    ? undefined
    : `${day}T${clock}${fraction === undefined ? '' : `.${fraction}`}${zone}`;
}
