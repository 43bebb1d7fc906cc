import type { CauseId } from '../cause.ts';

/** What can be wrong with a token that the caller signs: all as likely. */
export const jwt: readonly CauseId[] = [
  'jwt-bad-signature',
  'jwt-qsh-mismatch',
  'jwt-claims-invalid',
  'jwt-expired-or-clock-skew',
];
