import type { IdentityKind } from '../../evidence/index.ts';
import { identityTraits } from '../../jira-facts/index.ts';
import type { Secret } from '../../tokens/index.ts';
import { identityFrom } from '../call-with.ts';
import type { Identity } from '../identity.ts';
import type { HttpCaller } from '../transport.ts';
import type { CredentialAddresses } from './address.ts';
import { basicAuthorization } from './basic.ts';

export interface BasicCredential {
  readonly caller: HttpCaller;
  readonly addresses: CredentialAddresses;
  /** E-mail address on Cloud, user name on Server; personal, so it is kept like a secret. */
  readonly user: Secret;
  readonly password: Secret;
  /** Scopes of a scoped token, when its owner says what they are: nobody can read them back. */
  readonly scopes?: readonly string[] | null;
}

/** A token without scopes of a person: Basic, at the site's own address. */
export function apiTokenIdentity(credential: BasicCredential): Identity {
  return atSite('api-token', { ...credential, scopes: null });
}

/** A token with scopes: Basic, at the gateway only (manage-api-tokens page, mcp-atlassian issue 968). */
export function scopedApiTokenIdentity(credential: BasicCredential): Identity {
  return atGateway('scoped-api-token', credential);
}

/** The token of a service account: always scoped, Basic with the account's e-mail address, at the gateway only. */
export function serviceAccountTokenIdentity(credential: BasicCredential): Identity {
  return atGateway('service-account-token', credential);
}

/** User name and password: what Server takes, and what Cloud refuses since 2019. */
export function passwordIdentity(credential: BasicCredential): Identity {
  return basic('password', credential.addresses.siteUrl, { ...credential, scopes: null });
}

function atSite(kind: IdentityKind, credential: BasicCredential): Identity {
  const { siteUrl, gatewayUrl } = credential.addresses;
  const elsewhere = gatewayUrl === null ? undefined : basic(kind, gatewayUrl, credential);
  return basic(kind, siteUrl, credential, elsewhere);
}

function atGateway(kind: IdentityKind, credential: BasicCredential): Identity {
  const { siteUrl, gatewayUrl } = credential.addresses;
  const site = basic(kind, siteUrl, credential);
  return gatewayUrl === null ? site : basic(kind, gatewayUrl, credential, site);
}

function basic(
  kind: IdentityKind,
  baseUrl: string,
  credential: BasicCredential,
  elsewhere?: Identity,
): Identity {
  const headers = { authorization: basicAuthorization(credential.user, credential.password) };
  return identityFrom({
    kind,
    label: identityTraits[kind].words,
    scopes: credential.scopes ?? null,
    baseUrl,
    caller: credential.caller,
    credential: { headersFor: async () => ({ ok: true, headers }) },
    ...(elsewhere === undefined ? {} : { elsewhere }),
  });
}
