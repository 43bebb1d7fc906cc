/** The address as given by the user, read without network. */
export interface GivenAddress {
  /** Scheme, host and port. */
  readonly origin: string;
  /** '' or `/jira`: what was given behind the host, kept because it may be a context path or the mistake itself. */
  readonly path: string;
  /** Origin and path, no slash at the end: where calls start. */
  readonly url: string;
  readonly local: boolean;
  /** What is odd about the spelling, one sentence each; none of it stops the check. */
  readonly oddities: readonly string[];
}

type AddressReading =
  | { readonly ok: true; readonly address: GivenAddress }
  | { readonly ok: false; readonly problem: string };

const localHosts = new Set(['localhost', '127.0.0.1', '[::1]']);
const example = 'https://your-site.atlassian.net';

/** Reads `--site`. Refused: what is no web address, carries a credential, or would send one in the clear. */
export function readSiteAddress(text: string): AddressReading {
  const trimmed = text.trim();
  if (trimmed === '') return refused(`--site is empty; give the address of the site, such as ${example}.`);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed)) {
    const whole = inFull(trimmed);
    if (!URL.canParse(whole)) return refused(`--site is not a web address; it should look like ${example}.`);
    const reading = readSiteAddress(whole);
    if (!reading.ok) return reading;
    const { address } = reading;
    const oddities = [`The address had no scheme; ${address.url} was taken.`, ...address.oddities];
    return { ok: true, address: { ...address, oddities } };
  }
  if (!URL.canParse(trimmed)) return refused(`--site is not a web address; it should look like ${example}.`);
  const url = new URL(trimmed);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refused(`--site starts with ${url.protocol}//; it should look like ${example}.`);
  }
  if (url.username !== '' || url.password !== '') {
    return refused(
      '--site carries a user name or password; leave them out, credentials come from the environment.',
    );
  }
  const local = localHosts.has(url.hostname) || url.hostname.endsWith('.localhost');
  if (url.protocol === 'http:' && !local) {
    return refused(
      `--site is http, which would send the credential in the clear; write https://${url.host}${barePath(url.pathname)}.`,
    );
  }
  const path = barePath(url.pathname);
  if (url.hostname === 'api.atlassian.com' || /^\/ex\/jira\//.test(url.pathname)) {
    return refused(
      `--site is the gateway; give the address of the site itself, such as ${example}: the gateway is found from it.`,
    );
  }
  return {
    ok: true,
    address: { origin: url.origin, path, url: url.origin + path, local, oddities: odditiesOf(text, url) },
  };
}

/** `acme` is a site of Atlassian's, a host name is taken as https, and this machine as http. */
function inFull(text: string): string {
  const rest = text.startsWith('//') ? text.slice(2) : text;
  // An IPv6 address has colons of its own, and ends with its bracket.
  const [host = ''] = /^\[[^\]]*\]|^[^/:?#]*/.exec(rest) ?? [];
  if (localHosts.has(host) || host.endsWith('.localhost')) return `http://${rest}`;
  return /^[a-z0-9-]+$/i.test(rest) ? `https://${rest}.atlassian.net` : `https://${rest}`;
}

function odditiesOf(text: string, url: URL): string[] {
  const found: string[] = [];
  if (text !== text.trim()) found.push('The address has blanks around it.');
  if (url.search !== '' || url.hash !== '')
    found.push('The address carries a query or a fragment, which is left out.');
  if (url.pathname.includes('//')) found.push('The address has a double slash in its path.');
  return found;
}

const barePath = (path: string): string => path.replace(/\/+$/, '');
const refused = (problem: string): AddressReading => ({ ok: false, problem });
