import type { CauseId } from './cause.ts';
import type { Fixer } from './finding.ts';

/** What Jira checks a call for, in its order; a call that fails at one gate is not looked at by the later ones. */
export const gates = [
  'network',
  'edge',
  'address',
  'route',
  'credential-form',
  'credential',
  'account',
  'app',
  'door',
  'scope',
  'global-permission',
  'project-permission',
  'content',
  'quota',
  'platform',
] as const;
export type Gate = (typeof gates)[number];

/** What is true of a cause wherever it is found; every list of causes elsewhere is derived from this. */
export interface CauseTraits {
  /** The gate at which the call fails. */
  readonly gate: Gate;
  /** Who mostly can open it. */
  readonly owner: Fixer;
  /**
   * What the cause spoils: the whole `run` (nobody gets an answer), an `identity` (none of its calls), one `operation`,
   * or a `right` (scope, permission, visibility) that can be granted, and that may not have arrived yet.
   */
  readonly about: 'run' | 'identity' | 'operation' | 'right';
  /** False where it can be found without anybody logged in: the site, or the way there. */
  readonly needsCaller: boolean;
}

type Row = readonly [Gate, Fixer, CauseTraits['about'], 'without caller'?];

const rows: Record<CauseId, Row> = {
  'credentials-rejected': ['credential', 'credential owner', 'identity'],
  'password-not-allowed': ['credential', 'credential owner', 'identity'],
  'captcha-required': ['credential', 'credential owner', 'identity'],
  'anonymous-request': ['credential-form', 'app developer', 'identity'],
  'wrong-auth-scheme': ['credential-form', 'app developer', 'identity'],
  'account-type-unsupported': ['account', 'app developer', 'identity'],
  'user-inactive-or-unlicensed': ['account', 'Jira administrator', 'identity'],
  'token-expired': ['credential', 'app developer', 'identity'],
  'refresh-token-invalid': ['credential', 'app developer', 'identity'],
  'wrong-base-url-for-token': ['address', 'app developer', 'identity'],
  'wrong-site-url': ['address', 'app developer', 'identity', 'without caller'],
  'not-cloud': ['address', 'app developer', 'identity', 'without caller'],
  'app-not-installed': ['app', 'Jira administrator', 'identity'],
  'consent-missing': ['app', 'app developer', 'right'],
  'jwt-qsh-mismatch': ['credential', 'app developer', 'identity'],
  'jwt-expired-or-clock-skew': ['credential', 'app developer', 'identity'],
  'jwt-bad-signature': ['credential', 'app developer', 'identity'],
  'jwt-claims-invalid': ['credential', 'app developer', 'identity'],
  'assertion-invalid': ['credential', 'app developer', 'identity'],
  'impersonation-not-allowed': ['app', 'app developer', 'identity'],
  'impersonated-user-invalid': ['account', 'app developer', 'identity'],
  'scope-missing': ['scope', 'app developer', 'right'],
  'endpoint-not-available-to-identity': ['door', 'app developer', 'operation'],
  'global-permission-missing': ['global-permission', 'Jira administrator', 'right'],
  'app-user-permission-missing': ['project-permission', 'Jira administrator', 'right'],
  'project-permission-missing': ['project-permission', 'Jira administrator', 'right'],
  'resource-not-visible': ['project-permission', 'Jira administrator', 'right'],
  'system-admin-or-websudo-required': ['global-permission', 'Jira administrator', 'operation'],
  'app-access-blocked': ['app', 'Jira administrator', 'identity', 'without caller'],
  'xsrf-check-failed': ['edge', 'app developer', 'operation'],
  'endpoint-removed': ['route', 'app developer', 'operation'],
  'endpoint-not-found': ['route', 'app developer', 'operation'],
  'method-not-allowed': ['route', 'app developer', 'operation'],
  'bad-request-parameters': ['content', 'app developer', 'operation'],
  'rate-limited': ['quota', 'app developer', 'run', 'without caller'],
  'site-unavailable': ['edge', 'Jira administrator', 'run', 'without caller'],
  'network-or-proxy': ['network', 'credential owner', 'run', 'without caller'],
  'edge-rejected-request': ['edge', 'app developer', 'identity', 'without caller'],
  'platform-bug': ['platform', 'Atlassian', 'operation', 'without caller'],
};

const traitsOf = ([gate, owner, about, without]: Row): CauseTraits => ({
  gate,
  owner,
  about,
  needsCaller: without === undefined,
});

const entry = (id: CauseId): CauseTraits => traitsOf(rows[id]);

/** The traits of one cause. */
export const causeTraits = entry;
