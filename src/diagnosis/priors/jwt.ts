/** What can be wrong with a token that the caller signs: the more frequent first. */
export const jwt = 'jwt-qsh-mismatch, jwt-expired-or-clock-skew, jwt-bad-signature, jwt-claims-invalid';

/** Without a query there is little to get wrong in its hash. */
export const jwtOfPlainCall =
  'jwt-bad-signature, jwt-claims-invalid, jwt-qsh-mismatch, jwt-expired-or-clock-skew';
