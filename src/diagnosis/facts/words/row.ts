import type { RefusalMeaning } from '../../../jira-facts/index.ts';
import type { CauseId } from '../../cause.ts';

/** What a wording says to people, and the only causes it speaks of; null: it settles nothing. */
export type Row = readonly [says: string, speaksOf: readonly CauseId[] | null];
export type Rows = Partial<Record<RefusalMeaning, Row>>;

export const loginCauses: readonly CauseId[] = [
  'anonymous-request',
  'credentials-rejected',
  'password-not-allowed',
  'wrong-auth-scheme',
  'wrong-base-url-for-token',
  'token-expired',
  'captcha-required',
  'account-type-unsupported',
  'user-inactive-or-unlicensed',
  'credential-kind-blocked',
  'impersonated-user-invalid',
  'endpoint-not-available-to-identity',
  'app-not-installed',
  'wrong-site-url',
  'jwt-qsh-mismatch',
  'jwt-expired-or-clock-skew',
  'jwt-bad-signature',
  'jwt-claims-invalid',
];
/** A login is missing to Forge as well where the person has not agreed. */
export const loginOrConsent: readonly CauseId[] = [...loginCauses, 'consent-missing'];
export const unknownCaller: readonly CauseId[] = [
  'anonymous-request',
  'credentials-rejected',
  'password-not-allowed',
  'wrong-auth-scheme',
  'wrong-base-url-for-token',
];
export const scopeCauses: readonly CauseId[] = ['scope-missing', 'consent-missing', 'platform-bug'];
export const projectRights: readonly CauseId[] = [
  'project-permission-missing',
  'app-user-permission-missing',
];
export const rightCauses: readonly CauseId[] = ['global-permission-missing', ...projectRights];
export const hiding: readonly CauseId[] = [
  ...unknownCaller,
  ...rightCauses,
  'resource-not-visible',
  'endpoint-removed',
  'token-expired',
  'app-not-installed',
  'app-access-blocked',
];
export const tokenCauses: readonly CauseId[] = [
  'jwt-qsh-mismatch',
  'jwt-expired-or-clock-skew',
  'jwt-bad-signature',
  'jwt-claims-invalid',
  'assertion-invalid',
];
