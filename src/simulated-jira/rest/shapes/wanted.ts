import { jiraError, type WireResponse } from '../../request.ts';
import type { RestCall } from '../call.ts';
import { queryList } from './page.ts';

/** Whether a value is among those that the query gives for a name; where it gives none, every value is. */
export function among(call: RestCall, name: string): (value: string | number | null) => boolean {
  const wanted = queryList(call, name);
  return (value) => wanted.length === 0 || wanted.includes(String(value));
}

/** Whether a text holds what the query gives for a name, in any case of letters. */
export function holding(call: RestCall, name: string): (text: string) => boolean {
  const wanted = (call.query.get(name) ?? '').toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}

export const flagged = (call: RestCall, name: string): boolean => call.query.get(name) === 'true';

/** The 400 for ids of the query that are none, in the documents' words. */
export function wrongIds(call: RestCall, ...names: readonly string[]): WireResponse | null {
  const wrong = names.flatMap((name) =>
    queryList(call, name)
      .filter((id) => !/^\d+$/.test(id))
      .map((id) => `${id} is not a valid value. ${name} must be zero or a positive integer.`),
  );
  return wrong.length === 0 ? null : jiraError(400, wrong);
}
