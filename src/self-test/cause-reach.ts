import type { CauseId } from '../diagnosis/index.ts';

/** Causes that concern the site or the limits of the whole run: said once, and never held against an operation. */
const ofTheRun = new Set<CauseId>(['rate-limited', 'site-unavailable', 'network-or-proxy']);

/** Causes that leave an identity nothing to call with. */
const ofTheIdentity = new Set<CauseId>([
  'credentials-rejected',
  'password-not-allowed',
  'captcha-required',
  'anonymous-request',
  'wrong-auth-scheme',
  'account-type-unsupported',
  'user-inactive-or-unlicensed',
  'token-expired',
  'refresh-token-invalid',
  'wrong-base-url-for-token',
  'wrong-site-url',
  'not-cloud',
  'app-not-installed',
  'jwt-qsh-mismatch',
  'jwt-expired-or-clock-skew',
  'jwt-bad-signature',
  'jwt-claims-invalid',
  'assertion-invalid',
  'impersonation-not-allowed',
  'impersonated-user-invalid',
  'app-access-blocked',
  'edge-rejected-request',
]);

/** Causes that a right which has not arrived yet has as well. */
const ofRights = new Set<CauseId>([
  'app-user-permission-missing',
  'global-permission-missing',
  'project-permission-missing',
  'resource-not-visible',
  'user-inactive-or-unlicensed',
]);

export function concernsRights(cause: CauseId | undefined): boolean {
  return cause !== undefined && ofRights.has(cause);
}

export function concernsRun(cause: CauseId | undefined): boolean {
  return cause !== undefined && ofTheRun.has(cause);
}

/** Read off a refused `/myself` or token exchange only: there a missing scope or right is the one harmless reason. */
export function concernsIdentity(cause: CauseId | undefined): boolean {
  return concernsRun(cause) || (cause !== undefined && ofTheIdentity.has(cause));
}
