import { identityTraits, percentDecoded } from '../../jira-facts/index.ts';
import type { ExchangeReading } from './exchange.ts';

/** A call to an app names the site it comes from. */
export const tenantOf = ({ address }: ExchangeReading) =>
  address.query.find(([name]) => name === 'xdm_e')?.[1];

/** Every site that installs a Connect app has a shared secret of its own. */
export function isOfAnotherTenant(at: ExchangeReading, call: ExchangeReading): boolean {
  if (identityTraits[at.identity].framework !== 'connect') return false;
  const [own, other] = [siteOf(at), siteOf(call)];
  return own !== null && other !== null && own !== other;
}

/** The site that is called, or that a call to the app comes from. */
const siteOf = (call: ExchangeReading): string | null =>
  call.address.place === 'cloud-site' ? call.address.host : (hostOf(tenantOf(call)) ?? null);

const hostOf = (url: string | undefined): string | undefined => {
  const plain = url === undefined ? undefined : percentDecoded(url);
  return plain !== undefined && URL.canParse(plain) ? new URL(plain).host : undefined;
};

/** Atlassian's authorization server, or that of OAuth 2.0 on Data Center, which is Jira itself. */
export const asksForToken = ({ address: { place, path } }: ExchangeReading): boolean =>
  place === 'auth-server' ||
  (place === 'self-hosted' && /\/rest\/oauth2\/(?:latest|1\.0)\/(?:token|authorize)\/?$/.test(path));

/** Only the authorization server of Connect has this path; Jira's own begin with `/rest`. */
export const isTokenRequestOfConnect = ({ address: { place, path } }: ExchangeReading): boolean =>
  place === 'connect-auth-server' || (place === 'relative' && /^\/oauth2\/token\/?$/.test(path));
