import { isIP } from 'node:net';
import { parse } from 'tldts';
import { parseSiteHostPattern, type SiteHostPattern } from '../../tokens/index.ts';
import { commaSeparated, shortened } from './address.ts';
import type { SettingReading } from './setting-reading.ts';

/** Names below which anybody may have a host, or any address a name, and which the public suffix list does not hold. Never all of them. */
const givenAway = `
  amazonaws.com beeceptor.com devtunnels.ms github.dev gitpod.io glitch.me lhr.life loca.lt local.gd localhost.run localtest.me lvh.me
  nip.io oast.fun oast.live oast.pro railway.app rbndr.us readme.io requestbin.net serveo.net sslip.io traefik.me vcap.me windows.net xip.io`
  .trim()
  .split(/\s+/);

/** SITE_HOSTS: the host patterns a tenant's site may have. A problem is one sentence. */
export function readSiteHosts(name: string, text: string): SettingReading<SiteHostPattern[]> {
  const patterns: SiteHostPattern[] = [];
  for (const part of commaSeparated(text)) {
    const wrong = (problem: string): SettingReading<SiteHostPattern[]> => ({
      ok: false,
      problem: `${name}: "${shortened(part)}" ${problem}`,
    });
    const pattern = parseSiteHostPattern(part);
    if (pattern === null)
      return wrong('is no host pattern; write *.atlassian.net, acme.atlassian.net or localhost:*.');
    const { hostname, port } = pattern;
    const bare = hostname.startsWith('.') ? hostname.slice(1) : hostname;
    const loopback = isLoopback(bare);
    if (isAddress(bare) && !loopback)
      return wrong('is an address; a site has a name, and an address may lead into your own network.');
    if (pattern.anySubdomain && isPublicSuffix(bare))
      return wrong('lets in hosts that anybody can register; name the site itself.');
    if (port !== null && pattern.anySubdomain && !loopback)
      return wrong('allows http for a whole domain; a port is for one host of your own, or localhost.');
    patterns.push(pattern);
  }
  if (patterns.length === 0) return { ok: false, problem: `${name}: names no host.` };
  return { ok: true, value: patterns };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Also the spellings that URL parsing turns into an IPv4 address: `2130706433`, `0x7f.1`. */
function isAddress(host: string): boolean {
  if (isIP(host) !== 0) return true;
  const url = `http://${host}/`;
  return URL.canParse(url) && isIP(new URL(url).hostname) !== 0;
}

/** `*.` in front of one lets everybody in who can register a name. */
function isPublicSuffix(host: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  return (
    givenAway.some((name) => host === name || host.endsWith(`.${name}`)) ||
    (publicSuffix === host && (isIcann === true || isPrivate === true))
  );
}
