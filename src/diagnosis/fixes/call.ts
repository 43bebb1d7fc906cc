import { redactText } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import type { Reading } from '../reading/reading.ts';

/** The base address of the call to explain, as far as it is known; never with a credential in it. */
export function baseOf({ at, selfHosted }: Reading): string {
  const { host, cloudId, place } = at.address;
  if (place === 'gateway') return `https://${host ?? 'api.atlassian.com'}/ex/jira/${cloudId ?? '{cloudId}'}`;
  if (host === null || at.address.oddities.has('malformed-host'))
    return selfHosted ? 'https://jira.example.com' : 'https://your-site.atlassian.net';
  const protocol = /^(localhost|127\.)/.test(host) ? (at.address.scheme ?? 'http') : 'https';
  return `${protocol}://${portOf(at.exchange.request.url, host)}`;
}

/** Keeps a port that the host name alone would lose. */
export function portOf(url: string, host: string): string {
  const port = /^[a-z]+:\/\/[^/?#]{0,300}:(\d{1,5})(?:[/?#]|$)/i.exec(url)?.[1];
  return port === undefined ? host : `${host}:${port}`;
}

/** The REST version to ask: Server and Data Center have no 3. */
export const versionOf = ({ selfHosted }: Reading): string => (selfHosted ? '2' : '3');

/** `curl` of a GET as the same identity, ready to run once `$TOKEN` is set. What the path has of the evidence is {@link shown}. */
export function ask(reading: Reading, path: string): string {
  return `curl -i ${credential(reading)} '${baseOf(reading)}${path}'`;
}

/** The question who one is. */
export const askMyself = (reading: Reading): string => ask(reading, `/rest/api/${versionOf(reading)}/myself`);

/** What every Jira tells of itself to everybody. */
export const askServerInfo = (reading: Reading): string =>
  `curl -i '${baseOf(reading)}/rest/api/2/serverInfo'`;

/** The question which sites a token opens. */
export const askSites =
  'curl -s -H "Authorization: Bearer $TOKEN" \'https://api.atlassian.com/oauth/token/accessible-resources\'';

/** The failing call once more, ready to run; what it carries of a secret is masked. */
export function again(
  reading: Reading,
  change: { readonly base?: string; readonly more?: string; readonly as?: string } = {},
): string {
  const { at } = reading;
  const url = at.exchange.request.url.slice(0, 400);
  const cut = url.indexOf('?');
  const query = cut < 0 ? '' : url.slice(cut);
  const path = (at.address.restPath ?? at.address.path).slice(0, 300);
  const address = shown(`${change.base ?? baseOf(reading)}${path}${query}`);
  const method = /^[A-Z]{3,7}$/.test(at.method) && at.method !== 'GET' ? `-X ${at.method} ` : '';
  const more = change.more === undefined ? '' : `${change.more} `;
  return `curl -i ${method}${more}${change.as ?? credential(reading)} '${address}'`;
}

/** The failing call as somebody else: nobody but the app has a token of the app, and people have a pair. */
export function againAs(reading: Reading, who: string): string {
  const ofApp = identityTraits[reading.identity].framework !== null && reading.at.address.place !== 'gateway';
  return ofApp
    ? `${again(reading, { as: '-u "$EMAIL:$TOKEN"' })} with e-mail and API token of ${who}`
    : `${again(reading)} with $TOKEN of ${who}`;
}

/** A part of an address as a command may hold it: without secrets, and with nothing that ends the quotes. */
export const shown = (address: string): string => redactText(address).replace(/['\\\s]/g, '');

function credential({ identity }: Reading): string {
  const [scheme] = identityTraits[identity].schemes;
  switch (scheme) {
    case 'basic':
      return identity === 'password' ? '-u "$USER:$TOKEN"' : '-u "$EMAIL:$TOKEN"';
    case 'jwt':
      return '-H "Authorization: JWT $TOKEN"';
    default:
      return '-H "Authorization: Bearer $TOKEN"';
  }
}

/** What to do where Atlassian knows no site of the name that was called. */
export const compareName = (reading: Reading): string =>
  `Compare ${baseOf(reading)} letter by letter with what the browser shows where Jira opens: Atlassian knows no site of this name, or it was renamed.`;

/** The call that tells a name without a site from a site without an answer. */
export const tenantOf = (reading: Reading): string =>
  `curl -i '${baseOf(reading)}/_edge/tenant_info' (without credential; a cloudId: the site exists; 404: no site of this name has a product)`;
