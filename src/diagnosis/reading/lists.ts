import { isRecord } from '../../evidence/index.ts';
import { queryOf, samePath } from './differences.ts';
import type { ExchangeReading } from './exchange.ts';

/** The same list, asked for in the same way, holds more in another call. */
export function listsLessThanOthers(at: ExchangeReading, others: readonly ExchangeReading[]): boolean {
  const listed = totalOf(at);
  return (
    listed !== null &&
    at.outcome === 'worked' &&
    others.some((call) => {
      const total = totalOf(call);
      const same =
        call.method === at.method &&
        samePath(call, at) &&
        queryOf(call) === queryOf(at) &&
        call.exchange.request.body === at.exchange.request.body;
      return total !== null && total > listed && same;
    })
  );
}

/** How many things a list says that it holds, or shows. */
function totalOf({ body }: ExchangeReading): number | null {
  if (Array.isArray(body.json)) return body.json.length;
  if (!isRecord(body.json)) return null;
  const { total, count } = body.json;
  if (typeof total === 'number') return total;
  if (typeof count === 'number') return count;
  const lists = Object.values(body.json).filter((value): value is unknown[] => Array.isArray(value));
  return lists.length === 1 ? (lists[0]?.length ?? null) : null;
}
