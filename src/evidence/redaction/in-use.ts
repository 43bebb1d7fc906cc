import { decodeBase64 } from '../claims.ts';
import type { RecordedRequest } from '../exchange.ts';

/**
 * The credentials that a request shows to have been sent, whatever they look like: the value behind the scheme, both
 * halves of a Basic pair, cookies. An answer that echoes them is masked by their exact value.
 */
export function credentialsOf({ headers }: RecordedRequest): string[] {
  const found: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (/^(?:proxy-)?authorization$/i.test(name))
      found.push(...ofAuthorization(value.slice(0, 16_384).trim()));
    if (/^cookie$/i.test(name)) found.push(...cookiesOf(value.slice(0, 16_384)));
    if (/^x-(?:[a-z-]{0,30}token|api-key)$/i.test(name)) found.push(value.slice(0, 4_096).trim());
  }
  return found.filter((value) => value.length >= 6 && !/^[*\s]+$|^no-?check$/i.test(value));
}

function ofAuthorization(value: string): string[] {
  const space = value.search(/\s/);
  if (space < 0) return [value];
  const secret = value.slice(space).trim();
  if (secret.startsWith('***')) return [];
  if (value.slice(0, space).toLowerCase() !== 'basic') return [secret];
  const pair = decodeBase64(secret) ?? '';
  const colon = pair.indexOf(':');
  return colon < 0
    ? [secret]
    : [secret, pair, pair.slice(0, colon), pair.slice(colon + 1)].map((one) => one.trim());
}

const cookiesOf = (value: string) =>
  value
    .split(';')
    .slice(0, 60)
    .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
    .filter((one) => one.length >= 12);
