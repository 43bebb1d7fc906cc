import type { CauseId } from '../cause.ts';
import type { FactId } from './index.ts';
import { loginCauses } from './words/row.ts';

/** Two calls that differ in one thing and end differently: the only causes that thing can have. */
interface TellingComparison {
  readonly id: FactId;
  readonly speaksOf: ReadonlySet<CauseId>;
  /** False where the thing stands for several gates, so that it only speaks against the others. */
  readonly decides: boolean;
}

const telling =
  (isDecisive: boolean) =>
  (id: FactId, ...speaksOf: readonly CauseId[]): TellingComparison => ({
    id,
    speaksOf: new Set(speaksOf),
    decides: isDecisive,
  });
const decides = telling(true);
const narrows = telling(false);

/** What can begin to refuse a call that nobody changed. */
const endsByItself: readonly CauseId[] = [
  'token-expired',
  'credentials-rejected',
  'captcha-required',
  'user-inactive-or-unlicensed',
  'app-not-installed',
  'app-access-blocked',
  'site-unavailable',
  'rate-limited',
  'jwt-expired-or-clock-skew',
  'jwt-bad-signature',
];

/** Why somebody went on as nobody. */
const ofNobody: readonly CauseId[] = [...loginCauses, 'wrong-site-url', 'not-cloud', 'token-expired'];

/** What a header or a status settles by its documented meaning. */
export const tellingMarks: readonly { readonly id: FactId; readonly speaksOf: ReadonlySet<CauseId> }[] = [
  narrows('login denied unchecked', 'captcha-required'),
  // The call went on as nobody: what it met behind the login says nothing of this account.
  narrows('login refused', ...ofNobody),
  narrows('anonymous by name', ...ofNobody),
  narrows(
    'names nobody',
    ...loginCauses,
    'wrong-site-url',
    'not-cloud',
    'endpoint-not-found',
    'endpoint-removed',
  ),
  // Jira did not look at the header, so the call went on as anonymous.
  narrows('scheme left out', 'wrong-auth-scheme', 'anonymous-request', 'wrong-base-url-for-token'),
  narrows('scheme misspelled', 'wrong-auth-scheme', 'anonymous-request', 'credentials-rejected'),
  narrows(
    'scheme of another kind',
    'wrong-auth-scheme',
    // What is tried in the wrong form is counted as a failed login.
    'captcha-required',
    'anonymous-request',
    'wrong-base-url-for-token',
    'not-cloud',
    'credential-kind-blocked',
    'app-not-installed',
    'password-not-allowed',
    'jwt-claims-invalid',
  ),
  narrows('status 429', 'rate-limited'),
  narrows('stopped working', ...endsByItself),
  narrows('worked before', ...endsByItself, 'network-or-proxy', 'endpoint-removed', 'platform-bug'),
];

/** A controlled comparison beats every word. */
export const comparisons: readonly TellingComparison[] = [
  decides('only the client differs', 'network-or-proxy', 'edge-rejected-request', 'xsrf-check-failed'),
  decides(
    'only the form of the credential differs',
    'wrong-auth-scheme',
    'anonymous-request',
    'credential-kind-blocked',
    // A login that waits for a captcha is a matter of passwords; a token does not meet it.
    'captcha-required',
    'endpoint-not-available-to-identity',
  ),
  decides('only the credential is missing', 'anonymous-request'),
  decides('works from another place', 'app-access-blocked', 'network-or-proxy'),
  decides('only the base differs', 'wrong-site-url', 'wrong-base-url-for-token', 'endpoint-not-found'),
  decides('only a slash is missing', 'endpoint-not-found', 'wrong-site-url'),
  decides('works at the other door', 'wrong-base-url-for-token'),
  decides(
    'only the version differs',
    'not-cloud',
    'endpoint-removed',
    'endpoint-not-found',
    'bad-request-parameters',
    'platform-bug',
    'project-permission-missing',
  ),
  narrows(
    'same operation works',
    'token-expired',
    'project-permission-missing',
    'resource-not-visible',
    'app-user-permission-missing',
    'app-access-blocked',
    'bad-request-parameters',
    'endpoint-removed',
    'rate-limited',
  ),
];
