/** Calls to Jira as each kind of identity, within limits of time, size and points. */
export { anonymousIdentity } from './anonymous.ts';
export type { Answer } from './answer.ts';
export { askedOnce } from './asked-once.ts';
export { identityFrom } from './call-with.ts';
export { connectAppIdentity } from './connect-app.ts';
export { connectUserIdentity } from './connect-user.ts';
export type { CredentialAddresses } from './credentials/address.ts';
export {
  apiTokenIdentity,
  type BasicCredential,
  passwordIdentity,
  scopedApiTokenIdentity,
  serviceAccountTokenIdentity,
} from './credentials/api-token.ts';
export { threeLeggedIdentity } from './credentials/oauth-3lo.ts';
export {
  clientCredentialsIdentity,
  exchangeClientCredentials,
} from './credentials/oauth-client-credentials.ts';
export { holdGrant, type OAuthGrant } from './credentials/oauth-grant.ts';
export { patIdentity } from './credentials/pat.ts';
export { type IssuedTokens, requestTokens, type TokenEndpoint } from './credentials/token-endpoint.ts';
export { forgeAppIdentity, forgeUserIdentity } from './forge.ts';
export type { Identity, JiraRequest } from './identity.ts';
export { type PatienceOptions, patient, realPatience } from './patience.ts';
export { pointsFor, pointsOf } from './points.ts';
export { type Fetch, fetchThrough, type HttpProxy, readProxy } from './proxy.ts';
export { rateLimitOf } from './rate-limit.ts';
export { readAnswer } from './read-answer.ts';
export { createTokenCache, type TokenCache } from './token-cache.ts';
export { type HttpCaller, openTransport, type Transport } from './transport.ts';
