import type { ExchangeReading } from './exchange.ts';

/** A redirect leads to another server: another host name, or another port by the same protocol (to https is the same one, safer). */
export function leavesServer({ redirectTo, address, headers, exchange }: ExchangeReading): boolean {
  if (redirectTo === null || redirectTo.host === null) return false;
  if (redirectTo.host !== address.host) return true;
  const [from, to] = [exchange.request.url, headers.get('location') ?? ''];
  if (redirectTo.scheme !== address.scheme || !URL.canParse(from) || !URL.canParse(to)) return false;
  return new URL(from).port !== new URL(to).port;
}
