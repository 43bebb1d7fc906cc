import type { Reading } from './reading.ts';

/**
 * True: the authorization server knows the client and refuses it this grant (RFC 6749, 5.2 and 4.1.2.1). A refresh token that is
 * dead, and an app that may not act for people, get the same code and are told by what was asked.
 */
export function clientOfAnotherGrant({ at }: Reading): boolean {
  if (at.address.place !== 'auth-server') return false;
  const redirected = at.redirectTo?.query.some(
    ([name, value]) => name === 'error' && value === 'unauthorized_client',
  );
  return (
    (at.body.oauthError === 'unauthorized_client' || redirected === true) &&
    !/refresh|jwt-bearer/.test(at.asked) &&
    !/refresh.token/.test(at.body.words)
  );
}
