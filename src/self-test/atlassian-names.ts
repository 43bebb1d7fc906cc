import type { Finding } from '../diagnosis/index.ts';
import type { Exchange } from '../evidence/index.ts';

/** A site's address is told to the rules under this name when its own does not show that it is a Cloud site. */
const siteName = 'https://example.atlassian.net';
const gatewayName = 'https://api.atlassian.com';
const connectAuthServerName = 'https://oauth-2-authorization-server.services.atlassian.com';

const atlassianHost = /(^|\.)(atlassian\.(net|com)|jira\.com|atlassian-us-gov-mod\.(net|com))$/;

/**
 * Rules tell site, gateway and authorization server apart by Atlassian's host names; a custom domain, another cloud or
 * a simulated site has others. `siteUrl`: the address that is known to be a Cloud site's; null: not known to be one.
 */
export interface AtlassianNames {
  known(exchange: Exchange): Exchange;
  own(finding: Finding): Finding;
  /** `aud` of noted assertion claims names the authorization server too. */
  knownNotes(notes: Readonly<Record<string, unknown>>): Record<string, unknown>;
}

export function atlassianNames(siteUrl: string | null): AtlassianNames {
  const origin = siteUrl === null ? null : new URL(siteUrl).origin;
  const rename = (url: string): string => {
    if (!URL.canParse(url)) return url;
    const { hostname, pathname, origin: from } = new URL(url);
    if (atlassianHost.test(hostname)) return url;
    const rest = url.slice(from.length);
    if (pathname.endsWith('/oauth2/token')) return `${connectAuthServerName}/oauth2/token`;
    const gateway = rest.indexOf('/ex/jira/');
    if (gateway !== -1) return gatewayName + rest.slice(gateway);
    return from === origin ? siteName + rest : url;
  };
  const back = (text: string): string => (origin === null ? text : text.replaceAll(siteName, origin));
  return {
    known: (exchange) => ({
      ...exchange,
      request: { ...exchange.request, url: rename(exchange.request.url) },
    }),
    knownNotes: (notes) => {
      const { assertionClaims: claims } = notes;
      if (
        typeof claims !== 'object' ||
        claims === null ||
        !('aud' in claims) ||
        typeof claims.aud !== 'string'
      )
        return { ...notes };
      const aud = rename(`${claims.aud}/oauth2/token`).replace(/\/oauth2\/token$/, '');
      return { ...notes, assertionClaims: { ...claims, aud } };
    },
    own: (finding) => ({
      ...finding,
      because: finding.because.map(back),
      fix: finding.fix.map((step) => ({ ...step, step: back(step.step) })),
      ...(finding.settledBy === undefined ? {} : { settledBy: back(finding.settledBy) }),
    }),
  };
}
