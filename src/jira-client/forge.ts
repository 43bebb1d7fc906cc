import { identityTraits } from '../jira-facts/index.ts';
import type { Secret } from '../tokens/index.ts';
import { identityFrom } from './call-with.ts';
import type { Identity } from './identity.ts';
import type { HttpCaller } from './transport.ts';

interface ForgeIdentityOptions {
  readonly caller: HttpCaller;
  /** `app.apiBaseUrl` of the verified invocation token: `https://api.atlassian.com/ex/jira/{cloudId}`. */
  readonly apiBaseUrl: string;
  /** As delivered in `x-forge-oauth-system` or `x-forge-oauth-user`. */
  readonly accessToken: Secret;
  /** Scopes of the manifest, without those of Forge itself. */
  readonly scopes: readonly string[] | null;
  readonly label?: string;
  /** The invocation token's `principal`, for the user. */
  readonly accountId?: string;
  /** ISO 8601, where the token says so. */
  readonly expiresAt?: string;
}

/** The Forge app itself, with the token Forge delivered for the app's own user. */
export function forgeAppIdentity(options: ForgeIdentityOptions): Identity {
  return forgeIdentity('forge-app', options);
}

/** The user the Forge app acts for, with the token Forge delivered for that user. */
export function forgeUserIdentity(options: ForgeIdentityOptions): Identity {
  return forgeIdentity('forge-user', options);
}

function forgeIdentity(kind: 'forge-app' | 'forge-user', options: ForgeIdentityOptions): Identity {
  const authorization = (): string => `Bearer ${options.accessToken.reveal()}`;
  return identityFrom({
    kind,
    label: options.label ?? identityTraits[kind].words,
    scopes: options.scopes,
    baseUrl: options.apiBaseUrl,
    caller: options.caller,
    ...(options.accountId === undefined ? {} : { accountId: options.accountId }),
    credential: { headersFor: async () => ({ ok: true, headers: { authorization: authorization() } }) },
    facts: () => ({
      ...(options.scopes === null ? {} : { declaredScopes: [...options.scopes] }),
      ...(options.expiresAt === undefined ? {} : { tokenExpiresAt: options.expiresAt }),
    }),
  });
}
