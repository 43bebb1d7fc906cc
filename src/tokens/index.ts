/** What Atlassian specifies on the wire: tokens of Connect and Forge, and how tokens are exchanged. */
export type { ConnectClaims } from './connect/claims.ts';
export { ConnectDescriptor, servedDescriptor } from './connect/descriptor.ts';
export { LifecyclePayload } from './connect/lifecycle.ts';
export { type ConnectRejection, type Rejected, rejected } from './connect/rejection.ts';
export { signAppJwt } from './connect/sign-app-jwt.ts';
export { allowedSiteOrigin, parseSiteHostPattern, type SiteHostPattern } from './connect/site-address.ts';
export { decodeToken } from './connect/token.ts';
export { type QshPolicy, verifyHs256 } from './connect/verify-hs256.ts';
export {
  type AppAddress,
  type LifecycleClaims,
  readInstalled,
  readLifecycleToken,
  readPayload,
  readUninstalled,
  verifyLifecycleToken,
} from './connect/verify-lifecycle.ts';
export { type ForgeRejected, type ForgeRejection, refused } from './forge-remote/rejection.ts';
export { statedEnd } from './forge-remote/stated-end.ts';
export {
  type ForgeApp,
  type Invocation,
  readInvocationKid,
  verifyInvocation,
} from './forge-remote/verify-invocation.ts';
export { Secret } from './secret.ts';
export {
  assertionClaims,
  jwtBearerRequest,
  signAssertion,
  upperCaseScopes,
} from './token-exchange/jwt-bearer.ts';
export {
  AccessibleResources,
  accessibleResourcesPath,
  authorizeUrl,
  clientCredentialsRequest,
  codeExchangeRequest,
  type OAuthClient,
  refreshRequest,
  TenantInfo,
} from './token-exchange/three-legged.ts';
export type { TokenRequest } from './token-exchange/token-request.ts';
export { parseTokenAnswer } from './token-exchange/token-response.ts';
