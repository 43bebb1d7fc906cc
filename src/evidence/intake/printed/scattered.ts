import type { Exchange } from '../../exchange.ts';
import { isRecord } from '../../is-record.ts';
import { walk } from '../values/index.ts';
import { addressOf, exchangeOf, statusIn } from './objects.ts';

/**
 * A call whose parts stand in different records of one value: the request here, the status there, as tools for workflows
 * report it; null where no request stands in it.
 */
export function scatteredCall(value: unknown): Exchange | null {
  const records = recordsOf(value);
  const request = records.find(
    (one) => addressOf(one) !== '' && (one.method !== undefined || one.headers !== undefined),
  );
  const status = records.map((one) => statusIn(one)).find((one) => one !== undefined);
  if (request === undefined || status === undefined) return null;
  return exchangeOf({ request, status });
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  const records: Record<string, unknown>[] = [];
  walk(value, (one) => {
    if (!isRecord(one)) return [];
    records.push(one);
    return Object.values(one);
  });
  return records;
}
