import { editDistance } from '../operations/matching/edit-distance.ts';
import type { Oddity } from './call-address.ts';

export const cloudSite = /\.(atlassian\.net|jira\.com|jira-dev\.com|atlassian-us-gov-mod\.net)$/;

/** The name behind user information and before a port, in lower case. */
export function hostOf(authority: string): string {
  const at = authority.lastIndexOf('@');
  return (at < 0 ? authority : authority.slice(at + 1)).toLowerCase().replace(/:\d*$/, '');
}

/** As nearly all sites are called: a name below Cloud's domain, and nothing else. */
const plainSite = /^(?!undefined|null|none)[a-z0-9-]+\.atlassian\.net$/;

/** Notes what no host of a site can be, and where a variable was not filled in. */
export function noteHost(
  host: string,
  authority: string,
  scheme: string | null,
  oddities: Set<Oddity>,
): void {
  if (authority === host && scheme === 'https' && plainSite.test(host)) return;
  if (
    host === '' ||
    host === 'https' ||
    host === 'http' ||
    /[\s<>{}"'%,]/.test(host) ||
    /^(undefined|null|none)/.test(host) ||
    /atlassian\.net.+atlassian\.net$/.test(host) ||
    /\.\.|^\.|\.(jira\.com)\.(atlassian\.net)$/.test(host) ||
    isMisspelt(host) ||
    // Cloud answers at the ports of the web alone.
    (cloudSite.test(host) && /:(?!443$|80$)\d+$/.test(authority)) ||
    (scheme !== 'http' && scheme !== 'https')
  ) {
    oddities.add('malformed-host');
  }
  if (/[<{]/.test(authority)) oddities.add('placeholder');
}

/** Nearly the domain of Cloud: "acme.atlasian.net". */
function isMisspelt(host: string): boolean {
  if (/(?:^|\.)atlassian\.(?:net|com)$/.test(host)) return false;
  const domain = host.split('.').slice(-2).join('.');
  return domain.startsWith('a') && editDistance(domain, 'atlassian.net', 3) < 3;
}
