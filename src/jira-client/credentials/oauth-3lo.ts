import { identityTraits } from '../../jira-facts/index.ts';
import { type CredentialHeaders, identityFrom } from '../call-with.ts';
import type { Identity } from '../identity.ts';
import type { HttpCaller } from '../transport.ts';
import type { OAuthGrant } from './oauth-grant.ts';

interface ThreeLeggedOptions {
  readonly caller: HttpCaller;
  /** Gateway without trailing slash. */
  readonly apiUrl: string;
  readonly siteUrl: string;
  readonly grant: OAuthGrant;
  /** The site as `accessible-resources` names it, with the granted scopes; null for a site that it does not name. */
  readonly resource: { readonly id: string; readonly scopes: readonly string[] | null };
  /** Scopes that were asked for. */
  readonly requestedScopes: readonly string[];
  readonly now: () => Date;
}

const refreshMarginMs = 60_000;

/** A user's consent to an OAuth 2.0 (3LO) app: Bearer, at the gateway only, refreshed by expiry time. */
export function threeLeggedIdentity(options: ThreeLeggedOptions): Identity {
  const { grant, resource } = options;
  const headersFor = async (_: unknown, signal?: AbortSignal): Promise<CredentialHeaders> => {
    if (grant.current().expiresAt - refreshMarginMs <= options.now().getTime()) {
      const refreshed = await grant.refresh(signal);
      if (refreshed !== null && !refreshed.ok) return { ok: false, exchanges: [refreshed.exchange] };
    }
    return {
      ok: true,
      headers: { authorization: `Bearer ${grant.current().accessToken.reveal()}` },
    };
  };
  const shared = {
    kind: 'oauth-3lo',
    label: identityTraits['oauth-3lo'].words,
    scopes: resource.scopes,
    caller: options.caller,
    credential: { headersFor },
    facts: () => ({
      ...(resource.scopes === null ? {} : { grantedScopes: [...resource.scopes] }),
      tokenExpiresAt: new Date(grant.current().expiresAt).toISOString(),
      offlineAccess: grant.current().refreshToken !== null,
    }),
  } as const;
  return identityFrom({
    ...shared,
    baseUrl: `${options.apiUrl}/ex/jira/${resource.id}`,
    elsewhere: identityFrom({ ...shared, baseUrl: options.siteUrl }),
  });
}
