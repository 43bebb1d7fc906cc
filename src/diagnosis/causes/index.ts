/* Written by `npm run derived`, from the files of this folder. */
import type { CauseId } from '../cause.ts';
import type { Cause } from '../cause-definition.ts';
import { accountTypeUnsupported } from './account-type-unsupported.ts';
import { anonymousRequest } from './anonymous-request.ts';
import { appAccessBlocked } from './app-access-blocked.ts';
import { appNotInstalled } from './app-not-installed.ts';
import { appUserPermissionMissing } from './app-user-permission-missing.ts';
import { assertionInvalid } from './assertion-invalid.ts';
import { badRequestParameters } from './bad-request-parameters.ts';
import { captchaRequired } from './captcha-required.ts';
import { consentMissing } from './consent-missing.ts';
import { credentialKindBlocked } from './credential-kind-blocked.ts';
import { credentialsRejected } from './credentials-rejected.ts';
import { edgeRejectedRequest } from './edge-rejected-request.ts';
import { endpointNotAvailableToIdentity } from './endpoint-not-available-to-identity.ts';
import { endpointNotFound } from './endpoint-not-found.ts';
import { endpointRemoved } from './endpoint-removed.ts';
import { globalPermissionMissing } from './global-permission-missing.ts';
import { impersonatedUserInvalid } from './impersonated-user-invalid.ts';
import { impersonationNotAllowed } from './impersonation-not-allowed.ts';
import { jwtBadSignature } from './jwt-bad-signature.ts';
import { jwtClaimsInvalid } from './jwt-claims-invalid.ts';
import { jwtExpiredOrClockSkew } from './jwt-expired-or-clock-skew.ts';
import { jwtQshMismatch } from './jwt-qsh-mismatch.ts';
import { methodNotAllowed } from './method-not-allowed.ts';
import { networkOrProxy } from './network-or-proxy.ts';
import { notCloud } from './not-cloud.ts';
import { passwordNotAllowed } from './password-not-allowed.ts';
import { platformBug } from './platform-bug.ts';
import { projectPermissionMissing } from './project-permission-missing.ts';
import { rateLimited } from './rate-limited.ts';
import { refreshTokenInvalid } from './refresh-token-invalid.ts';
import { resourceNotVisible } from './resource-not-visible.ts';
import { scopeMissing } from './scope-missing.ts';
import { siteUnavailable } from './site-unavailable.ts';
import { systemAdminOrWebsudoRequired } from './system-admin-or-websudo-required.ts';
import { tokenExpired } from './token-expired.ts';
import { userInactiveOrUnlicensed } from './user-inactive-or-unlicensed.ts';
import { wrongAuthScheme } from './wrong-auth-scheme.ts';
import { wrongBaseUrlForToken } from './wrong-base-url-for-token.ts';
import { wrongSiteUrl } from './wrong-site-url.ts';
import { xsrfCheckFailed } from './xsrf-check-failed.ts';

/** Every cause by its id. */
export const causes: Readonly<Record<CauseId, Cause>> = {
  'credentials-rejected': credentialsRejected,
  'password-not-allowed': passwordNotAllowed,
  'captcha-required': captchaRequired,
  'anonymous-request': anonymousRequest,
  'wrong-auth-scheme': wrongAuthScheme,
  'account-type-unsupported': accountTypeUnsupported,
  'credential-kind-blocked': credentialKindBlocked,
  'user-inactive-or-unlicensed': userInactiveOrUnlicensed,
  'token-expired': tokenExpired,
  'refresh-token-invalid': refreshTokenInvalid,
  'wrong-base-url-for-token': wrongBaseUrlForToken,
  'wrong-site-url': wrongSiteUrl,
  'not-cloud': notCloud,
  'app-not-installed': appNotInstalled,
  'consent-missing': consentMissing,
  'jwt-qsh-mismatch': jwtQshMismatch,
  'jwt-expired-or-clock-skew': jwtExpiredOrClockSkew,
  'jwt-bad-signature': jwtBadSignature,
  'jwt-claims-invalid': jwtClaimsInvalid,
  'assertion-invalid': assertionInvalid,
  'impersonation-not-allowed': impersonationNotAllowed,
  'impersonated-user-invalid': impersonatedUserInvalid,
  'scope-missing': scopeMissing,
  'endpoint-not-available-to-identity': endpointNotAvailableToIdentity,
  'global-permission-missing': globalPermissionMissing,
  'app-user-permission-missing': appUserPermissionMissing,
  'project-permission-missing': projectPermissionMissing,
  'resource-not-visible': resourceNotVisible,
  'system-admin-or-websudo-required': systemAdminOrWebsudoRequired,
  'app-access-blocked': appAccessBlocked,
  'xsrf-check-failed': xsrfCheckFailed,
  'endpoint-removed': endpointRemoved,
  'endpoint-not-found': endpointNotFound,
  'method-not-allowed': methodNotAllowed,
  'bad-request-parameters': badRequestParameters,
  'rate-limited': rateLimited,
  'site-unavailable': siteUnavailable,
  'network-or-proxy': networkOrProxy,
  'edge-rejected-request': edgeRejectedRequest,
  'platform-bug': platformBug,
};
