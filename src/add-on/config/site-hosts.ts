import { isIP } from 'node:net';
import { parseSiteHostPattern, type SiteHostPattern } from '../../tokens/index.ts';
import { listed, type Reading, shortened } from './address.ts';

/**
 * Names below which anybody may have a host of their own, so that `*.` in front of one lets everybody in. The public suffix
 * list has 10,000 of them; by rule rather than by list: a country's two letters with a generic label in front, and the
 * hosting services that give names away most.
 */
const genericLabels = new Set(
  'ac asso biz co com ed edu firm gen go gob gouv gov gv ind info int mil name ne net nom or org sch web'.split(
    ' ',
  ),
);
const givenAway = new Set(
  `appspot.com azurewebsites.net blogspot.com cloudapp.net cloudfront.net duckdns.org elasticbeanstalk.com firebaseapp.com
  fly.dev github.io gitlab.io glitch.me herokuapp.com loca.lt localtest.me netlify.app ngrok-free.app ngrok.app ngrok.dev
  ngrok.io nip.io onrender.com pages.dev railway.app repl.co replit.app run.app sslip.io surge.sh trycloudflare.com
  vercel.app web.app windows.net workers.dev`.split(/\s+/),
);

/** SITE_HOSTS: the host patterns a tenant's site may have. A problem is one sentence. */
export function readSiteHosts(name: string, text: string): Reading<SiteHostPattern[]> {
  const patterns: SiteHostPattern[] = [];
  for (const part of listed(text)) {
    const wrong = (problem: string): Reading<SiteHostPattern[]> => ({
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

function isPublicSuffix(host: string): boolean {
  const labels = host.split('.');
  const [first = '', last = ''] = [labels[0], labels.at(-1)];
  return givenAway.has(host) || (labels.length === 2 && last.length === 2 && genericLabels.has(first));
}
