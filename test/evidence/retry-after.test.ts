import type { Exchange } from '../../src/evidence/exchange.ts';
import { retryAfterSeconds } from '../../src/evidence/retry-after.ts';

const answered = (headers: Record<string, string>, receivedAt?: string): Exchange => ({
  request: { method: 'GET', url: 'https://acme.atlassian.net/rest/api/3/role', headers: {}, body: null },
  response: { status: 429, headers, body: null },
  ...(receivedAt === undefined ? {} : { receivedAt }),
});
const noon = 'Thu, 26 Nov 2026 12:00:00 GMT';
const fiveLater = 'Thu, 26 Nov 2026 12:05:00 GMT';

test.each<[string, Exchange, number | null]>([
  ['seconds', answered({ 'retry-after': '120' }), 120],
  ['in any spelling of the name', answered({ 'Retry-After': ' 7 ' }), 7],
  ['the name before enforcement', answered({ 'beta-retry-after': '9' }), 9],
  ['a time, by the clock of the server', answered({ 'retry-after': fiveLater, date: noon }, fiveLater), 300],
  ['a time, by our clock', answered({ 'retry-after': fiveLater }, '2026-11-26T12:04:00.000Z'), 60],
  ['a time that has passed', answered({ 'retry-after': noon, date: fiveLater }), 0],
  ['a time without a clock', answered({ 'retry-after': fiveLater }), null],
  ['a number that is none', answered({ 'retry-after': '-3', date: noon }), null],
  ['a fraction', answered({ 'retry-after': '1.5', date: noon }), null],
  ['nothing', answered({}), null],
])('Retry-After: %s', (_, exchange, seconds) => {
  expect(retryAfterSeconds(exchange)).toBe(seconds);
});
