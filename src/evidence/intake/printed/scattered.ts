import type { Exchange } from '../../exchange.ts';
import { exchangeOf } from './objects.ts';
import { addressOf, statusIn } from './record-parts.ts';

/**
 * A call whose parts stand in different ones of these records: the request here, the status there, as tools for workflows
 * report it; null where no request stands in them.
 */
export function scatteredCall(records: readonly Record<string, unknown>[]): Exchange | null {
  const request = records.find(
    (one) => addressOf(one) !== '' && (one.method !== undefined || one.headers !== undefined),
  );
  if (request === undefined) return null;
  for (const one of records) {
    const status = statusIn(one);
    if (status !== undefined) return exchangeOf({ request, status });
  }
  return null;
}
