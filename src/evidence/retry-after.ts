import type { Exchange } from './exchange.ts';
import { readHeaders } from './headers.ts';

/**
 * Seconds that an answer asks to wait, null where it does not say: `Retry-After` (and `Beta-Retry-After`) counts seconds or
 * names a time, and one that has passed is no wait. https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function retryAfterSeconds({ response, receivedAt }: Exchange): number | null {
  const headers = readHeaders(response?.headers ?? {});
  const text = (headers.get('retry-after') ?? headers.get('beta-retry-after') ?? '').trim();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  const until = Date.parse(text);
  // The clock of whoever named the time comes first.
  const [now = Number.NaN] = [headers.get('date'), receivedAt]
    .map((time) => Date.parse(time ?? ''))
    .filter(Number.isFinite);
  return /[a-z]{3} /i.test(text) && Number.isFinite(until - now) ? Math.max(0, (until - now) / 1000) : null;
}
